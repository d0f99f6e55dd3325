// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "batches/export/outgoing_file.h"
#include "batches/site.h"
#include "batches/store/store.h"
#include "lockbox/failure.h"

namespace lockbox::batches {

/// A deposit file that was released, as balance.json names it.
struct DepositSummary {
    std::string file;  ///< `deposit-medical.x937`, `deposit-medical-2.x937`, …
    Ledger ledger;
    std::int64_t items = 0;
    std::int64_t images = 0;
    Cents amount = no_cents;
    std::int64_t micr_unread = 0;  ///< Items whose MICR line is not whole; banks repair or refuse.
};

/// Makes the day's image cash letters, first medical, then dental, and hands each to `release` once
/// the strict reader has found nothing wrong in it and it has the items and cents that the books
/// have. A ledger without a posting on that day has no file, nor has one whose profile says so.
///
/// In a ledger's deposit are the checks and money orders whose money was posted to it, on account
/// included, each with all of its money. A paper that pays in both ledgers lies in the deposit of
/// the ledger that got more of it (medical where both got the same): a bank takes a paper once. For
/// the same reason it goes with the first day at whose end it is posted, by the night or by a
/// person; what is held waits, and what is reversed and posted anew moves no paper.
///
/// Item sequence numbers say where the paper is: batch of the day in 3 digits, transaction in 9,
/// payment within it in 3; 000 and a running number where a person decided on a later day.
///
/// Pictures come from the archive and are converted on all processors, measured at 3 ms each for
/// bitonal scans of 200 dpi; one file at a time is in memory, and the profile limits its size.
///
/// A fault where a deposit cannot be made as the books have it: a picture is not in the archive,
/// or what was made is not right when it is read back. It names the deposit and the place; that
/// file and those after it are not released. Throws StoreFailure.
tl::expected<std::vector<DepositSummary>, Fault> for_each_deposit(
    Site const& site, Store& store, BusinessDate received,
    std::function<void(OutgoingFile)> const& release);

}  // namespace lockbox::batches
