// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "ocr/check/check_picture.h"

namespace lockbox::ocr {

/// A row that may hold an amount, before it is read.
struct AmountRow {
    WritingRow row;
    double prior;  ///< How usual such a place is, above 0; 1 and more for the likeliest.
};

/// Rows that may hold the amount in figures, the likeliest first: in boxes of the right half, and
/// what stands there in rows of its own. At most seven.
std::vector<AmountRow> figures_rows(CheckPicture const& check);

/// The last words of a row, from the longest to the shortest: where no line ends the payee's field,
/// its writing runs into the amount's.
std::vector<WritingRow> endings_of(CheckPicture const& check, WritingRow const& row);

/// Where a row ends at the latest: before the figures beside it.
int ends_before(CheckPicture const& check, std::optional<cv::Rect> const& figures,
                cv::Rect const& row);

/// Rows that may hold words, the likeliest first: long, above the foot, without what stands beside
/// the figures. Rows that a stamp or a fold parts are offered joined too; never the rest of a row
/// that begins before, for that is another amount.
std::vector<AmountRow> words_rows(CheckPicture const& check,
                                  std::optional<cv::Rect> const& figures);

}  // namespace lockbox::ocr
