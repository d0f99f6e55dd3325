// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "ocr/check/check_picture.h"

namespace lockbox::ocr {

/// Columns of a band that hold letters, as [first, end) of each word: gaps of `gap_px` part them.
/// Strokes lower than `flat_px`, what is left of ruled lines, are no letters.
std::vector<cv::Range> words_in(cv::Mat const& ink, int gap_px, int flat_px);

/// The whole line of writing of which `part` was found: to the left and to the right of it the ink
/// at its height, over gaps of up to half an inch, up to the column `right_end`; from the ink
/// alone, whatever rows and lines it was taken for. `part` itself where nothing goes on.
cv::Rect whole_line(CheckPicture const& check, cv::Rect const& part, int right_end);

}  // namespace lockbox::ocr
