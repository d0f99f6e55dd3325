// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>

#include "lockbox/page.h"

namespace lockbox::ocr {

/// One page, upright and deskewed: what every reader of this room works on. All pictures have their
/// origin top left and the resolution `dpi` in both directions, whatever the scan had.
struct PageImage {
    cv::Mat gray;          ///< CV_8UC1, dark ink on light paper, contrast as scanned.
    cv::Mat ink;           ///< CV_8UC1, 255 where there is ink, 0 elsewhere; same size as `gray`.
    int dpi = 200;         ///< Pixels per inch of `gray` and `ink`, the same in both directions.
    bool bitonal = false;  ///< The scan had one bit per pixel.
    Rotation rotation = Rotation::none;  ///< What was applied to make it upright.
    double skew_deg = 0;                 ///< What was then turned back, clockwise.
    /// Affine map from upright pixels to pixels of the page as scanned (2×3, CV_64F).
    cv::Matx23d to_scan = {1, 0, 0, 0, 1, 0};

    double width_in() const { return static_cast<double>(gray.cols) / dpi; }
    double height_in() const { return static_cast<double>(gray.rows) / dpi; }
    /// The smallest box of the scan that covers `upright`, cut to the scan's bounds.
    Box scan_box(cv::Rect upright) const;
    cv::Size scan_size;
};

}  // namespace lockbox::ocr
