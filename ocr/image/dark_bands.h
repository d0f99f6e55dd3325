// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>

#include "lockbox/quality_limits.h"
#include "ocr/image/coarse_page.h"
#include "ocr/image/page_image.h"
#include "ocr/image/paper_edges.h"

namespace lockbox::ocr {

/// The darkest band of rows of the scan, which is how dirt on the sensor shows: along the scan's
/// rows, however the paper lies. The band reaches both sides of the paper, which a printed frame
/// does not, is as high as the limits say and no higher than an eighth of an inch (what is higher
/// is printed), and stands away from the upper and lower edge.
struct Streak {
    double dark_share = 0;  ///< Of its lightest row.
    Box box;                ///< In pixels of the scan.
};
Streak streak_in(cv::Mat const& scan_gray, PageImage const& page, double white_level,
                 QualityLimits const& limits);

/// The highest dark band across or along a rear, as carbon coating shows: rows or columns that are
/// mostly dark, together no more than half of the page. `size_in` is its height.
Flaw carbon_strip(CoarsePage const& page, double white_level, double dark_share);

}  // namespace lockbox::ocr
