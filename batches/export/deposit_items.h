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

/// Those of the day, both ledgers, in the order of batches and transactions.
std::vector<DepositItem> deposit_items(Store& store, BusinessDate received);

/// The ledger that got more of a payment's money; medical where both got the same.
Ledger deposit_ledger(Posted const& posted);

/// How a rear that nobody read must be turned where its front is turned by `front`: a scanner that
/// takes both sides of one paper at once shows the rear turned the other way round.
Rotation rear_rotation(Rotation front);

/// The record 25 of what was read on a check's front.
x9::MicrLine micr_line_on(PageReadings const& front);

}  // namespace lockbox::batches
