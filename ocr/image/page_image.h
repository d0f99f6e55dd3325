// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>

#include "lockbox/page.h"

namespace lockbox::ocr {

/// One page, upright and deskewed: what every reader of this room works on. Both pictures have
/// their origin top left and `dpi` pixels per inch in both directions, whatever the scan had:
/// a scan of 200 to 300 dpi keeps its own resolution, every other is brought to 200 dpi.
/// Background of the scanner or of a table around the paper has been cut away.
struct PageImage {
    cv::Mat gray;          ///< CV_8UC1, dark ink on light paper, contrast as scanned.
    cv::Mat ink;           ///< CV_8UC1, 255 where there is ink, 0 elsewhere; same size as `gray`.
    int dpi = 200;         ///< Of `gray` and `ink`, 200 to 300, the same in both directions.
    bool bitonal = false;  ///< The scan had only black and white pixels.
    Rotation rotation = Rotation::none;  ///< What was applied to make it upright.
    double skew_deg = 0;                 ///< What was then turned back, clockwise.
    /// Affine map from upright pixels to pixels of the page as scanned. For a photograph taken at a
    /// slant it is the affine map nearest to the perspective.
    cv::Matx23d to_scan = {1, 0, 0, 0, 1, 0};
    cv::Size scan_size;  ///< Of the page as scanned.

    double width_in() const { return static_cast<double>(gray.cols) / dpi; }
    double height_in() const { return static_cast<double>(gray.rows) / dpi; }
    /// The smallest box of the scan that covers `upright`, cut to the scan's bounds.
    Box scan_box(cv::Rect upright) const;
};

/// The same page turned by half a turn more.
PageImage turned_half(PageImage const& page);

}  // namespace lockbox::ocr
