// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "batches/x9/record_layout.h"

namespace lockbox::x9 {

/// One thing that is wrong in a file: where it stands, what stands there and what should.
struct Finding {
    std::size_t record = 0;  ///< From 1.
    std::size_t offset = 0;  ///< Of the record's first character in the file, in bytes.
    std::string type;        ///< `25`; empty where the file ends before it.
    std::string title;       ///< `check detail`; may be empty.
    std::string field;       ///< `item amount`; empty where the record as a whole is meant.
    std::size_t column = 0;  ///< First column of the field, from 1; 0 where there is none.
    std::size_t width = 0;
    std::string found;     ///< Values in quotes; digits of account numbers as `#`.
    std::string expected;  ///< `digits`, `"0004", as many as there are`.

    /// `record 7 (25 check detail), columns 48-57, item amount: found "00000O1000", expected
    /// digits`.
    std::string text() const;
};

/// A field's content as a finding shows it: in quotes, unprintable characters as `\x1A`, digits
/// masked where nobody may see them.
std::string shown(RecordField const& field, std::string_view value);

}  // namespace lockbox::x9
