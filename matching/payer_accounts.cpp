// SPDX-License-Identifier: Apache-2.0
#include "matching/payer_accounts.h"

#include <algorithm>

#include "matching/flat_table.h"

namespace lockbox::matching {

PayerAccountKey payer_account_key(RoutingNumber const& routing, std::string_view account) {
    return key_of(key_of(routing.text()), key_of(account));
}

PayerAccounts::PayerAccounts(std::vector<Seen> seen) : seen_(std::move(seen)) {
    std::sort(seen_.begin(), seen_.end());
    seen_.erase(std::unique(seen_.begin(), seen_.end()), seen_.end());
    seen_.shrink_to_fit();
}

std::span<PayerAccounts::Seen const> PayerAccounts::of(PayerAccountKey account) const {
    auto const first = std::lower_bound(seen_.begin(), seen_.end(), Seen{account, 0});
    auto last = first;
    while (last != seen_.end() && last->account == account)
        ++last;
    return {first, last};
}

}  // namespace lockbox::matching
