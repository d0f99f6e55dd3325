// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "lockbox/failure.h"

namespace lockbox::matching {

/// How often a name that is the right one comes out so, letter by letter.
struct LikenessRates {
    double equal;
    double near;  ///< One letter differs.
    double far;   ///< Two do.
    double none;
};

/// Whose name stands on the paper: of payments by a subscriber, how many bear the subscriber's own
/// name, that of somebody of the same surname in the house, or another's (a child, an employer).
struct NameRoles {
    double own;
    double household;
    double third_party;
};

/// What differs from site to site about payers and readers. The defaults are shipped; `estimate.h`
/// learns them from a site's own list and history. Kept as text that people can read and change.
struct Weights {
    /// From print nine in ten come out letter by letter; from handwriting a fifth does not.
    LikenessRates printed{0.93, 0.04, 0.01, 0.02};
    LikenessRates written{0.80, 0.10, 0.05, 0.05};
    /// A coupon bears the subscriber's name as printed from the list; what is left is other persons
    /// of the account.
    NameRoles coupon_name{0.985, 0.010, 0.005};
    /// On a check the payer's: two of ten are paid by spouses, children and others.
    NameRoles payer_name{0.80, 0.12, 0.08};
    /// How often the address on a paper is not the subscriber's: on checks people who moved and
    /// third parties, about one in seven; on coupons, printed from the list, people who moved.
    double other_address_on_check = 0.15;
    double other_address_on_coupon = 0.02;
    /// Payments for one open invoice to the cent.
    double pays_exactly = 0.80;
};

/// As a section `[weights]` of TOML, each with what it means.
std::string weights_toml(Weights const& weights);
/// From such text; what it does not state stays as shipped. A fault names the line.
tl::expected<Weights, Fault> parse_weights(std::string_view toml);

}  // namespace lockbox::matching
