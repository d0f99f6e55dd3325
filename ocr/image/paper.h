// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <opencv2/core.hpp>

namespace lockbox::ocr {

/// Where the paper lies in a scan.
struct PaperOutline {
    bool found = false;  ///< False: no dark background; the paper is the whole picture.
    /// Corners in scan pixels: top left, top right, bottom right, bottom left, in the scan's sense.
    std::array<cv::Point2d, 4> corners;
    cv::Size2d size;       ///< Lengths of the sides in scan pixels, mean of opposite ones.
    bool slanted = false;  ///< A photograph at a slant: opposite sides differ by more than 2 %.
};

/// Finds light paper on a dark background (a scanner's black bed, a table) by what is dark and
/// joined to a corner of the picture. A frame printed along the edge is not taken for background.
/// Paper on a white bed cannot be told from its margin and is left as it is.
PaperOutline paper_in(cv::Mat const& gray);

}  // namespace lockbox::ocr
