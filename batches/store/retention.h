// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "lockbox/business_date.h"
#include "lockbox/hold_reason.h"
#include "lockbox/money.h"

namespace lockbox::batches {

/// What is held at the end of a day for one reason, of what was received on one day.
struct HeldSums {
    HoldReason reason;
    BusinessDate received;
    int items = 0;
    int amount_unknown = 0;  ///< Of them, payments whose amount is not known.
    Cents amount = no_cents;
};

/// What the decisions of all nights say, held ones by reason alone. Kept as nights are entered, so
/// that it costs the same after a year.
struct AllNights {
    std::array<int, 2> posted_payments{};  ///< By `Ledger`.
    struct Reason {
        HoldReason reason;
        int items = 0;
        int amount_unknown = 0;
        Cents amount = no_cents;
    };
    std::vector<Reason> held;
};

/// Money of the batches received on one day.
struct NightMoney {
    BusinessDate day;
    Cents medical = no_cents;  ///< On account included; so is `dental`.
    Cents dental = no_cents;
    Cents held = no_cents;
    Cents captured() const { return medical + dental + held; }
};

/// A day whose pictures and readings are still there.
struct KeptDay {
    BusinessDate day;
    int batches = 0;
    int pages = 0;
    int held = 0;               ///< Items of that day that wait for a person now.
    BusinessDate last_touched;  ///< The day of the last act on one of its items, or the day itself.
};

}  // namespace lockbox::batches
