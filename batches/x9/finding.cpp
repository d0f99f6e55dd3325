// SPDX-License-Identifier: Apache-2.0
#include "batches/x9/finding.h"

#include <fmt/format.h>

namespace lockbox::x9 {

std::string Finding::text() const {
    std::string where = fmt::format("record {}", record);
    if (!type.empty())
        where += title.empty() ? fmt::format(" ({})", type) : fmt::format(" ({} {})", type, title);
    if (column != 0 && width == 1) where += fmt::format(", column {}", column);
    if (column != 0 && width > 1)
        where += fmt::format(", columns {}-{}", column, column + width - 1);
    if (!field.empty()) where += ", " + field;
    return fmt::format("{}: found {}, expected {}", where, found, expected);
}

std::string shown(RecordField const& field, std::string_view value) {
    std::string text = "\"";
    for (char const c : value) {
        bool const digit = c >= '0' && c <= '9';
        bool const printable = c >= ' ' && c <= '~';
        if (digit && field.shown == Shown::masked)
            text += '#';
        else if (printable)
            text += c;
        else
            text += fmt::format("\\x{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
    return text + "\"";
}

}  // namespace lockbox::x9
