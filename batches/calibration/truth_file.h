// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "batches/invoices/csv_rows.h"
#include "lockbox/identifiers.h"
#include "lockbox/page.h"

namespace lockbox::batches {

/// What a person saw on one paper in one field.
struct KeyedValue {
    std::size_t line = 0;  ///< Of the file.
    ItemId item;
    std::size_t page = 0;  ///< Of the item's pages as the store has them: 0 is its face.
    FieldName field;
    std::string value;  ///< As `lockbox read` prints it; empty: not on the paper.
};

struct TruthFile {
    std::vector<KeyedValue> values;
    std::size_t bad_row_count = 0;
    std::vector<RowFault> bad_rows;  ///< The first of them.

    void add(RowFault fault);
};

/// Reads CSV with the columns item_id, page, field, value in any order. page is `front`, `rear` or
/// a number from 0; it may be empty or its column missing: front. A row is bad if a cell is not
/// well formed, or if it states again what an earlier row states of the same field. A fault is
/// about the file or its header. Throws DiskFailure where it cannot be read.
tl::expected<TruthFile, Fault> read_truth_file(std::filesystem::path const& file);

}  // namespace lockbox::batches
