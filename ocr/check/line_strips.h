// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <vector>

#include "ocr/check/check_picture.h"

namespace lockbox::ocr {

/// What stands above each long ruled line whose height is in `lines_y`, the lowest first, from end
/// to end of the line and at a usual and a tall height, whatever rows its ink was taken for: a
/// stamp that reaches into the row below makes one piece of both, which no row keeps. A strip is
/// cut where its line ends only if nothing but small print stands beside it there: no word may be
/// left out. Three lines at most. Upright pixels of the check.
std::vector<cv::Rect> line_strips(CheckPicture const& check, cv::Range lines_y,
                                  std::optional<cv::Rect> const& figures);

}  // namespace lockbox::ocr
