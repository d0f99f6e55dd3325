// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <vector>

#include "batches/site.h"
#include "batches/store/store.h"

namespace lockbox::batches {

/// How many payments stand somewhere, and their amounts as read.
struct PaymentSum {
    std::size_t payments = 0;
    Cents amount = no_cents;
    void add(Decision const& decision);
};
/// The night as it was decided, and as it would be decided under another policy.
struct ThenAndNow {
    PaymentSum then;
    PaymentSum now;
};

/// What another policy would have done to the payments received on one day.
///
/// Each transaction is decided twice from the readings that the store kept: under the site's policy
/// and under the other. Where the two differ, the payment counts as the other policy decides it;
/// where they do not, as the night did. Readings as stored lack the distributions over digits, so
/// the site's own policy may decide a payment otherwise than the night did: how often it does is
/// told, and what the whole batch was held for (its control totals) stays.
struct WhatIf {
    BusinessDate day;
    std::size_t payments = 0;
    std::size_t otherwise_than_the_night = 0;  ///< By the site's policy, from stored readings.
    ThenAndNow posted = {};
    ThenAndNow held = {};
    std::map<PaymentKind, ThenAndNow> posted_by_kind = {};
    std::map<HoldReason, ThenAndNow> held_by_reason = {};
    struct Change {
        std::string then;  ///< `posted`, or a hold reason's name.
        std::string now;
        friend auto operator<=>(Change const&, Change const&) = default;
    };
    std::map<Change, PaymentSum> changes = {};  ///< Payments that would stand elsewhere.
};

/// Nothing in the store changes. The list of open invoices is the one in force, with what the books
/// have paid but for what was received on `day`. Throws StoreFailure.
WhatIf what_if(Site const& site, Store& store, BusinessDate day, Policy const& other);

}  // namespace lockbox::batches
