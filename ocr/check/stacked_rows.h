// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ocr/check/writing_rows.h"

namespace lockbox::ocr {

/// The lines of writing of a row that holds two, one above the other, whose loops and tails reach
/// into each other: cut where the least ink is between two bands of much. One row for a single
/// line, however tall its letters: most of its ink is in one band.
std::vector<WritingRow> lines_of(PageGeometry const& page, WritingRow const& row);

}  // namespace lockbox::ocr
