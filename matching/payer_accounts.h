// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lockbox/identifiers.h"

namespace lockbox::matching {

/// A bank account, hashed: enough to know it again, not to tell it.
using PayerAccountKey = std::uint64_t;
PayerAccountKey payer_account_key(RoutingNumber const& routing, std::string_view account);

/// From which bank accounts earlier accepted payments of which members came. Sixteen bytes for each
/// pair.
class PayerAccounts {
public:
    struct Seen {
        PayerAccountKey account;
        std::uint32_t member;
        friend auto operator<=>(Seen const&, Seen const&) = default;
    };
    PayerAccounts() = default;
    explicit PayerAccounts(std::vector<Seen> seen);
    /// Each member once, ascending.
    std::span<Seen const> of(PayerAccountKey account) const;

private:
    std::vector<Seen> seen_;
};

}  // namespace lockbox::matching
