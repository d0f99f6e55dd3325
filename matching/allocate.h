// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "lockbox/decision.h"
#include "lockbox/policy.h"
#include "matching/balances.h"
#include "matching/invoice_list.h"

namespace lockbox::matching {

/// What an amount does to one account.
enum class Outcome {
    exact,         ///< One open invoice's balance.
    months,        ///< A run of the oldest open months, in full.
    over,          ///< More than that, and the rest is small enough to stay on account.
    over_limit,    ///< More, and the rest is beyond the limit.
    short_of_due,  ///< Less than what is due.
    already_paid,  ///< Nothing is open, or what the coupon names is paid.
};

/// Where the amount would go. Σ allocations + on_account = amount, except for `already_paid`.
struct Plan {
    Outcome outcome;
    std::vector<Allocation> allocations;
    Cents on_account = no_cents;
};

/// The rules of acceptance for amounts: `named` is the invoice that a coupon names, if it is one of
/// the account's. Months are paid oldest first, each in full.
Plan allocate(InvoiceList const& list, Account account, std::optional<InvoicePlace> named,
              Cents amount, Balances const& balances, Policy const& policy);

/// What is still open on an invoice of the list.
Cents open_amount(InvoiceList const& list, InvoicePlace invoice, Balances const& balances);

}  // namespace lockbox::matching
