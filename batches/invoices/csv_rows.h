// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "lockbox/failure.h"

namespace lockbox::batches {

/// One row of a CSV file (RFC 4180, UTF-8, an optional byte order mark, LF or CRLF).
struct CsvRow {
    std::size_t line = 0;  ///< Where the row begins, counted from 1; a quoted cell may span lines.
    std::vector<std::string> cells;
};

/// What is wrong in one row. `what` never repeats a cell, which may be personal.
struct RowFault {
    std::size_t line = 0;
    std::string column;  ///< Empty where the row as a whole is wrong.
    std::string what;
    /// The whole fault; an operator is told to correct the row.
    Fault in_file(std::string const& file) const;
};

/// Hands every row that is not blank to `take`, in order, in memory that does not grow with the
/// file. A fault is about the file as such: a quote out of place or never closed, a row longer than
/// 1 MiB. Throws DiskFailure where the file cannot be read.
tl::expected<void, Fault> for_each_csv_row(std::filesystem::path const& file,
                                           std::function<void(CsvRow const&)> const& take);

/// Where each known column stands in a file's header.
class CsvColumns {
public:
    struct Known {
        std::string_view name;
        bool required;
    };
    /// A fault names every column that is missing, unknown or there twice.
    static tl::expected<CsvColumns, Fault> from_header(CsvRow const& header,
                                                       std::span<Known const> known,
                                                       std::string const& file);

    std::size_t count() const { return count_; }
    bool has(std::size_t known) const { return places_[known].has_value(); }
    /// The cell of the known column of that index; empty where the file has no such column.
    /// Precondition: the row has `count()` cells.
    std::string_view cell(CsvRow const& row, std::size_t known) const;
    /// What is wrong with the row apart from its values: its cells are too many or too few, or are
    /// not UTF-8.
    std::optional<RowFault> shape_fault(CsvRow const& row) const;

private:
    std::vector<std::optional<std::size_t>> places_;
    std::vector<std::string> names_;  ///< In the file's order.
    std::size_t count_ = 0;
};

bool is_utf8(std::string_view text);

}  // namespace lockbox::batches
