// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>

#include "ocr/image/page_image.h"

namespace lockbox::ocr {

/// The upright page in cells of about 1/50 in, each the mean of its pixels: fine enough for tears,
/// strips and papers behind papers, too coarse for writing to be dark.
struct CoarsePage {
    cv::Mat gray;    ///< CV_8UC1.
    cv::Mat unseen;  ///< CV_8UC1, 255 where turning the page level brought in what was not scanned.
    int cell_px = 4;  ///< Of the page, to a cell.
    double cells_per_in = 50;

    int cells(double inches) const;
    double inches(int cells) const { return cells / cells_per_in; }
    /// In pixels of the upright page.
    cv::Rect in_page(cv::Rect cells) const;
};
CoarsePage coarse_page(PageImage const& page);

}  // namespace lockbox::ocr
