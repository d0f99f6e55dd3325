// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "matching/rank.h"

namespace lockbox::matching {

/// Payments and the coupons that they pay together: one payment with any number of coupons, or
/// several payments with one coupon.
struct Group {
    std::vector<Payment const*> payments;
    std::vector<Coupon const*> coupons;
};

/// What a group's money does, before the rules about the paper itself.
struct Settlement {
    std::vector<HoldReason> reasons;  ///< Empty: it may post.
    std::string detail;               ///< One or two sentences for a clerk.
    /// In the order in which they are paid; what is left of the amount stays on account.
    std::vector<Allocation> allocations;
    Probability probability = Probability::of(0);  ///< That members, invoices and amount are right.
    Probability runner_up = Probability::of(0);
    std::vector<Candidate> candidates;

    /// Adds a reason; the first one's sentence is the detail.
    void hold(HoldReason reason, std::string const& sentence);
    /// Sets the probability of the whole, and holds what is otherwise in order if the amount is not
    /// certain enough, or both together are not.
    void finish(Probability who, Probability amount_right, AmountBelief const& amount,
                Policy const& policy);
};

/// Whose money a group's is and what it pays. `amount` is the sum of its payments.
Settlement settle(Group const& group, AmountBelief const& amount, Scene const& scene);

/// One payment with several coupons: each coupon tells its own invoice; the amount pays all of
/// them, or one selection of them, exactly.
Settlement settle_coupons(Group const& group, AmountBelief const& amount, Scene const& scene);

}  // namespace lockbox::matching
