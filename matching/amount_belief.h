// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "lockbox/remittance.h"

namespace lockbox::matching {

/// What a payment's paper says about its amount, before anything is known of what is due.
///
/// From the reconciled reading where there is one; else from figures and words multiplied, or the
/// one of them that was read. The belief never sums to more than 1; the rest is "something else".
struct AmountBelief {
    std::vector<Alternative<Cents>> values;  ///< Likeliest first; may be empty.
    bool disagree = false;                   ///< Figures and words are read and differ.
    /// That the words state another amount than the figures. What is due does not speak on this:
    /// who pays the due amount in figures may still have written another one in words.
    Probability differ = Probability::of(0);

    std::optional<Cents> best() const;
    Probability of(Cents amount) const;
    /// The probability that the best value is what was written, given the amounts that are due.
    ///
    /// A person who pays what is due writes exactly that; a person who pays something else writes
    /// any of about fifty amounts that look like it. So a due amount is `odds_of_due` times
    /// likelier beforehand than one stated other amount, whichever of them reads best. But the
    /// paper decides first: below one half of its own belief the probability is that belief,
    /// whatever is due, so no check is talked into the due amount.
    Probability of_best(std::span<Cents const> due) const;
};

/// Odds of the due amount against one stated amount that looks like it: 0.93 of payments are for
/// what is due (assumed, as for the amount's evidence; a site's own share is to be counted); of the
/// other 0.07 at most a fifth looks like the due amount (last year's premium, a slip of the pen),
/// spread over about fifty amounts: 0.93 / (0.07 × 0.2 / 50) = 3300, rounded down.
inline constexpr double odds_of_due = 3000;
/// Odds of the due amount rounded up to whole five dollars, the commonest way to pay a little more,
/// against one stated other amount: a tenth of the 0.07 are so, against 0.2 / 50 of it; 25, of
/// which less than half is believed, because none of it is counted yet.
inline constexpr double rounded_up_odds = 10;

AmountBelief amount_belief(Payment const& payment);
/// The belief about the sum of several payments: the best value of each, and their product.
AmountBelief sum_of(std::vector<AmountBelief> const& beliefs);

}  // namespace lockbox::matching
