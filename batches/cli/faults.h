// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "batches/invoices/csv_rows.h"
#include "lockbox/failure.h"

namespace lockbox::batches {

/// Prints a fault on standard error; the command ends with `refused`.
ExitStatus refuse(Fault const& fault);

/// Prints the bad rows of a file, and how many more there are.
ExitStatus refuse_rows(std::string const& file, std::span<RowFault const> named,
                       std::size_t bad_row_count);

}  // namespace lockbox::batches
