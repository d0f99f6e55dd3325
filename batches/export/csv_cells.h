// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace lockbox::batches {

/// One row of an outgoing CSV file (RFC 4180, LF). A cell with a comma, quote or line end is
/// quoted. A cell that a spreadsheet would take for a formula (it begins with = + - @, tab or
/// carriage return) gets an apostrophe before it, which spreadsheets hide and other programs can
/// strip; no number in these files is negative, so that no number is changed.
std::string csv_line(std::initializer_list<std::string_view> cells);

}  // namespace lockbox::batches
