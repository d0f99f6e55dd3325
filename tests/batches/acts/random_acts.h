// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <random>
#include <vector>

#include "batches/acts/item_state.h"
#include "lockbox/open_invoice.h"

namespace lockbox::batches::test {

/// Forty open invoices of ten members, twenty in each ledger, with balances of up to $900.
std::vector<OpenInvoice> forty_invoices();

/// What a person might do to an item in this state: mostly what may be done, sometimes what may
/// not, of an amount that fits or does not, to invoices of both ledgers.
ActRequest random_request(std::mt19937_64& random, ItemId const& item, ItemState const& state,
                          std::vector<OpenInvoice> const& invoices, BusinessDate day);

/// A night's decision about an item: held with or without an amount, or posted.
Decision random_decision(std::mt19937_64& random, std::vector<OpenInvoice> const& invoices);

}  // namespace lockbox::batches::test
