// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "matching/settle.h"

namespace lockbox::matching {

/// Which payments and coupons of a transaction belong together.
///
/// A single payment takes all coupons. Of several, each coupon goes to one payment or to none; a
/// payment without a coupon stands alone or shares the coupon of another. All such arrangements are
/// weighed by how well the amounts come out, by the ledger that a check names, and by what a check
/// alone would pay; the best is taken, and of equals the first in the order of item ids, so that
/// the order in which papers lay in the envelope decides nothing. The search is bounded: a
/// transaction with more arrangements than `most_arrangements` gives an empty result, and is held
/// for a person.
std::vector<Group> arrange(Transaction const& transaction, Scene const& scene);

/// Four checks with three coupons, or three with four: more than the field's envelopes hold.
inline constexpr std::size_t most_arrangements = 20'000;

}  // namespace lockbox::matching
