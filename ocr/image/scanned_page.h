// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>

namespace lockbox::ocr {

/// One page as its file shows it: the file's own orientation tag (TIFF, EXIF) has been applied.
/// "As scanned" everywhere in this room means the pixels of `gray`.
struct ScannedPage {
    cv::Mat gray;            ///< CV_8UC1, 0 black, 255 white, origin top left.
    int dpi_x = 0;           ///< Pixels per inch as the file says; 0 where it says nothing.
    int dpi_y = 0;           ///< As `dpi_x`, downwards.
    int bits_per_pixel = 8;  ///< In the file, all channels together.
    bool bitonal = false;    ///< The file has one bit per pixel.
};

/// `stored` turned and mirrored as the TIFF or EXIF orientation (1 to 8) asks. Any other number
/// leaves it as it is.
ScannedPage oriented(ScannedPage stored, int orientation);

}  // namespace lockbox::ocr
