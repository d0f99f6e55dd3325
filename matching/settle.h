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
    std::vector<HoldReason> reasons;      ///< Empty: it may post.
    std::string detail;                   ///< One or two sentences for a clerk.
    std::vector<Allocation> allocations;  ///< In the order in which they are paid.
    Cents on_account = no_cents;
    Probability probability = Probability::of(0);  ///< That members, invoices and amount are right.
    Probability runner_up = Probability::of(0);
    std::vector<Candidate> candidates;
};

/// Whose money a group's is and what it pays. `amount` is the sum of its payments.
Settlement settle(Group const& group, AmountBelief const& amount, Scene const& scene);

}  // namespace lockbox::matching
