// SPDX-License-Identifier: Apache-2.0
#include "batches/export/csv_cells.h"

namespace lockbox::batches {
namespace {

constexpr std::string_view formula_starts = "=+-@\t\r";
constexpr std::string_view quoted_characters = ",\"\r\n";

void append_cell(std::string& line, std::string_view cell) {
    bool const formula = !cell.empty() && formula_starts.find(cell.front()) != cell.npos;
    bool const quoted = cell.find_first_of(quoted_characters) != cell.npos;
    if (quoted) line += '"';
    if (formula) line += '\'';
    for (char const c : cell) {
        if (c == '"') line += '"';
        line += c;
    }
    if (quoted) line += '"';
}

}  // namespace

std::string csv_line(std::initializer_list<std::string_view> cells) {
    std::string line;
    bool first = true;
    for (std::string_view const cell : cells) {
        if (!first) line += ',';
        first = false;
        append_cell(line, cell);
    }
    return line + "\n";
}

}  // namespace lockbox::batches
