// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "batches/store/records.h"
#include "lockbox/policy.h"

namespace lockbox::batches {

/// Compares a decided batch with its control totals, and says in `batch.note` what differs.
///
/// Captured is the sum of the amounts as read; an amount that was not read counts as 0. An amount
/// is sure if it was posted, for then a bill confirms it; or if it was read with at least the
/// policy's `amount_limit` and its item is not held for the amount (`image_unusable`,
/// `amount_unreadable`, `amounts_disagree`, `short_payment`, `over_payment`). A difference is
/// explained if held items can account for it: some amount is unsure and the sure ones alone do not
/// exceed the control amount; or fewer payments were found than the control states, and there are
/// other papers (or, without a count, papers of no known kind) that may be the missing ones. Then
/// postings stand, and the difference is for a person to find among the held items.
///
/// A difference that no held item explains puts every amount in doubt: the whole batch is held as
/// `transaction_unbalanced` and nothing of it posts.
enum class ControlOutcome { agrees, explained, held_whole };
ControlOutcome compare_with_control(BatchRecord& batch, Policy const& policy);

}  // namespace lockbox::batches
