// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "batches/store/store.h"

namespace lockbox::batches {

/// What was posted in one ledger.
struct LedgerFigures {
    int payments = 0;
    Cents posted = no_cents;
    Cents on_account = no_cents;
};
/// What is held for one reason.
struct ReasonFigures {
    int items = 0;
    int amount_unknown = 0;  ///< Of them, payments whose amount was not read.
    Cents amount = no_cents;
};

/// The figures of some batches. `totals` come from the journal; the others are added up from the
/// decisions, so that the two can be compared.
struct NightFigures {
    int batches = 0;
    Totals totals;
    std::array<LedgerFigures, 2> ledgers;  ///< By `Ledger`.
    std::map<HoldReason, ReasonFigures> held;

    LedgerFigures const& of(Ledger ledger) const {
        return ledgers[static_cast<std::size_t>(ledger)];
    }
    Cents held_sum() const;
    /// The journal balances, and the decisions add up to the same sums.
    bool balances() const;
    /// `captured $1.00 = posted $0.40 (medical) + …: OK`, or OUT OF BALANCE with what differs.
    std::string balance_line() const;
};

/// The figures of all batches, from sums that the books keep: as fast after a year as on the first
/// day. Decisions are not added up one by one; `lockbox audit` does that.
NightFigures figures_of_all(Store& store);

/// The figures of the batches received on a day (or of all) that `wanted` accepts.
NightFigures figures_of(
    Store& store, std::optional<BusinessDate> received,
    std::function<bool(BatchId const&)> const& wanted = [](BatchId const&) { return true; });

}  // namespace lockbox::batches
