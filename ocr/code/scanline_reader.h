// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "lockbox/reading.h"
#include "lockbox/scanline.h"
#include "ocr/image/page_image.h"
#include "ocr/network/line_network.h"

namespace lockbox::ocr {

/// Rows of figures in a font of even pitch (OCR-A, OCR-B), longest first, at most three: pixels of
/// the upright page. Position on the page does not matter. No network: cheap.
std::vector<cv::Rect> find_scanlines(PageImage const& page);

/// Reads one row. The value is the digits without blanks. With the layout's number of digits, check
/// digit and fields right, the reading is `Read` with the probability of the whole; a row of that
/// length that breaks its check digit is repaired only where one alternative of the network clearly
/// wins, and is otherwise `invalid`. A row of another length is read as it stands.
Reading<std::string> read_scanline(PageImage const& page, cv::Rect row,
                                   ScanlineLayout const& layout, LineNetwork& digits);

}  // namespace lockbox::ocr
