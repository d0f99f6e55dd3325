// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <random>

#include "batches/remittance/ledger_day.h"
#include "lockbox/remittance_settings.h"

namespace lockbox::batches::test {

/// A day of up to `payments_most` payments in up to five batches: every field present or missing,
/// names with accents and separators, invoices paid whole, in part and with more than was billed,
/// money on account alone and beside invoices, checks of a hundred invoices.
LedgerDay random_day(std::mt19937_64& random, std::size_t payments_most);

/// One payment of one invoice.
PostedPayment plain_payment(std::uint64_t seed, Cents amount);
LedgerDay day_of(std::vector<PostedPayment> payments);
RemittanceSettings settings();

}  // namespace lockbox::batches::test
