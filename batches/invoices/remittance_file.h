// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "batches/invoices/csv_rows.h"
#include "lockbox/carrier.h"
#include "lockbox/policy.h"
#include "lockbox/remittance.h"

namespace lockbox::batches {

/// One row of a remittance file: a payment that someone else has read, as a transaction.
struct RemittanceRow {
    std::string remittance_id;
    Transaction transaction;
};

/// A remittance file as a whole; no row of a file with a bad row is taken.
struct RemittanceFile {
    std::vector<RemittanceRow> rows;
    std::size_t bad_row_count = 0;
    std::vector<RowFault> bad_rows;  ///< The first of them.
};

/// What a remittance file does not state: it is taken to be in order, because only whose payment it
/// is is asked.
struct RemittanceDefaults {
    BusinessDate received;  ///< Where a row has none. The payment's date is its received date.
    Policy policy;          ///< Its first accepted payee is the payee.
    CarrierTable carriers;
};

/// Reads CSV with the columns remittance_id, received, amount, member_id, billing_account,
/// invoice_number, first_name, last_name, address_1, address_2, city, state, zip, carrier, ledger
/// in any order; each may be empty or missing. An identifier that breaks its form counts as read
/// and damaged, not as a bad row; an amount or date that is neither empty nor well formed is bad.
tl::expected<RemittanceFile, Fault> read_remittance_file(std::filesystem::path const& file,
                                                         RemittanceDefaults const& defaults);

}  // namespace lockbox::batches
