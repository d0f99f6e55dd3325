// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "batches/store/store.h"
#include "batches/x9/letter_writer.h"

namespace lockbox::batches {

/// A paper that goes to the bank, as the books have it.
struct DepositItem {
    ItemId item;
    BatchId batch;
    Ledger ledger;  ///< Whose deposit it lies in.
    Cents amount;
    std::string sequence;  ///< 15 digits.
};

/// What goes to the bank on a day, both ledgers, and what the journal must say of it.
struct DayDeposits {
    std::vector<DepositItem> items;  ///< Those of the day's batches in their order, then others.
    /// Posted on the day less what was taken back on it, papers that the bank has already included.
    Cents journal = no_cents;
};

/// A paper goes to the bank with the first day at whose end it is posted, by the night or by a
/// person, and never again: what is posted anew after that moves no paper.
DayDeposits deposit_items(Store& store, BusinessDate day);

/// The day of an item's deposit, of its night and its acts, oldest first; nothing where it was
/// never posted at a day's end.
std::optional<BusinessDate> deposit_day(DecidedItem const& item, std::vector<Act> const& acts);

/// The ledger that got more of a payment's money; medical where both got the same.
Ledger deposit_ledger(ItemState const& posted);

/// How a rear that nobody read must be turned where its front is turned by `front`: a scanner that
/// takes both sides of one paper at once shows the rear turned the other way round.
Rotation rear_rotation(Rotation front);

/// The record 25 of what was read on a check's front.
x9::MicrLine micr_line_on(PageReadings const& front);

}  // namespace lockbox::batches
