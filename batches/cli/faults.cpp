// SPDX-License-Identifier: Apache-2.0
#include "batches/cli/faults.h"

#include <fmt/format.h>

#include <cstdio>

namespace lockbox::batches {

ExitStatus refuse(Fault const& fault) {
    fmt::print(stderr, "lockbox: {}\n", fault.text());
    return ExitStatus::refused;
}

ExitStatus refuse_rows(std::string const& file, std::span<RowFault const> named,
                       std::size_t bad_row_count) {
    for (RowFault const& row : named)
        refuse(row.in_file(file));
    if (bad_row_count > named.size())
        fmt::print(stderr, "lockbox: {}: and {} more bad rows\n", file,
                   bad_row_count - named.size());
    return ExitStatus::refused;
}

}  // namespace lockbox::batches
