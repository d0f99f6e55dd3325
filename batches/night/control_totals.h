// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "batches/store/records.h"

namespace lockbox::batches {

/// Compares a decided batch with its control totals, and says in `batch.note` what differs.
///
/// Captured is the sum of the amounts as read; an amount that was not read counts as 0. A
/// difference is explained if held items can account for it: some payment is held whose amount is
/// unread or unsure (`image_unusable`, `amount_unreadable`, `amounts_disagree`) and the sure
/// amounts alone do not exceed the control amount; or fewer payments were found than the control
/// states, and there are other papers (or, without a count, papers of no known kind) that may be
/// the missing ones. Then postings stand, and the difference is for a person to find among the held
/// items.
///
/// A difference that no held item explains puts every amount in doubt: the whole batch is held as
/// `transaction_unbalanced` and nothing of it posts.
enum class ControlOutcome { agrees, explained, held_whole };
ControlOutcome compare_with_control(BatchRecord& batch);

}  // namespace lockbox::batches
