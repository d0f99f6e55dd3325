// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lockbox/carrier.h"
#include "lockbox/decision.h"
#include "lockbox/policy.h"
#include "lockbox/remittance.h"
#include "matching/balances.h"
#include "matching/invoice_index.h"

namespace lockbox::matching {

/// Whose payments these are, and whether that is certain enough to post without a person.
///
/// A pure function: the same arguments give the same decision. `balances` says what is still open
/// when this transaction's turn comes: an invoice is paid once, whoever comes second is held.
/// Every allocation of a `Posted` is at most the invoice's open balance, all in one ledger, and
/// allocations and the rest on account add up to the payment's amount.
TransactionDecision decide(Transaction const& transaction, InvoiceIndex const& index,
                           Balances const& balances, CarrierTable const& carriers,
                           Policy const& policy);

}  // namespace lockbox::matching
