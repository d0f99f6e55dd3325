// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <vector>

#include "ocr/check/ruled_lines.h"

namespace lockbox::ocr {

/// One line of writing or print: pieces of ink that stand side by side. Upright pixels.
struct WritingRow {
    cv::Rect box;               ///< Around the ink.
    std::vector<cv::Rect> ink;  ///< The pieces, from left to right.
    int letter_height_px = 0;   ///< Median height of the pieces that are letters.
    std::optional<RuledLine> line = std::nullopt;  ///< The line it stands on.
};

/// What stands on a page: its lines, boxes and rows.
struct PageGeometry {
    int dpi = 200;
    cv::Size size;
    cv::Mat ink;  ///< Without ruled lines.
    std::vector<RuledLine> lines;
    std::vector<cv::Rect> boxes;
    std::vector<WritingRow> rows;  ///< From the top.

    int px(double inches) const;
};

/// Rows by two rules: ink whose middle is at most 0.22 in above a ruled line stands on it;
/// the rest is chained to its right neighbour where their heights overlap by half and the gap is
/// at most a letter and a half. 5 ms for a check at 200 dpi.
/// Pieces much fainter than the page's ink (safety backgrounds) are left out.
PageGeometry find_rows(cv::Mat const& gray, cv::Mat const& ink, int dpi);

/// The pieces of a row that are between two columns, as a row of their own.
std::optional<WritingRow> part_of(WritingRow const& row, int left, int right);
/// The pieces whose middle lies in none of the places, if there are any.
std::optional<WritingRow> part_outside(WritingRow const& row, std::vector<cv::Rect> const& places);

}  // namespace lockbox::ocr
