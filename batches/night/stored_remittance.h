// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "batches/store/records.h"

namespace lockbox::batches {

/// The remittance of a transaction that is in the books, from the readings that the store kept. It
/// lacks the distributions over digits, and `earlier`. Payments are the papers that the night took
/// for such.
Transaction stored_remittance(TransactionRecord const& record, BusinessDate received);

}  // namespace lockbox::batches
