// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "batches/export/deposits.h"
#include "batches/store/store.h"

namespace lockbox::batches {

/// `posted.csv` of a day: item_id, batch, transaction, ledger, invoice_number, member_id, amount,
/// on_account, received, probability. One row for each allocation, in the order of batches and
/// transactions; what rests on account stands on the first row of its item and is 0.00 on the
/// others, so that amount + on_account over all rows is what was posted and put on account.
///
/// It tells the day's end: what its night posted and nobody took back on the same day, then what
/// people posted by acts of that day (no probability; money on account has a row of its own without
/// an invoice). What is done on a later day is told in that day's files.
std::string posted_csv(Store& store, BusinessDate day);

/// `reversed.csv`: postings of earlier days that were taken back on this one, in the columns of
/// posted.csv, with the day as `reversed` and the kind of the `act`. Only its header where there
/// are none; the file is written only on days with acts.
std::string reversed_csv(Store& store, BusinessDate day);

/// `held.csv` of a day: item_id, batch, transaction, reason, amount, candidates. The amount is
/// empty where it was not read. Candidates are `LEDGER:INVOICE:PROBABILITY`, best first, at most
/// five, separated by blanks. It tells the day's end: what its night held and nobody resolved on
/// the same day, and what people took back on that day.
std::string held_csv(Store& store, BusinessDate day);

/// `balance.json` of a day: the totals of each batch and of the night, and the deposits that were
/// released. Amounts are whole numbers of cents, under names that end in `_cents`. Those of the
/// night stay what they were; a day with acts of people has `acts` beside them.
std::string balance_json(Store& store, BusinessDate received,
                         std::vector<DepositSummary> const& deposits);

/// A probability with six decimals, rounded down: nothing is shown as certain that is not.
std::string probability_text(Probability probability);

}  // namespace lockbox::batches
