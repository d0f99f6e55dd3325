// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

namespace lockbox::ocr {

/// How a test writes a TIFF page.
struct TiffPage {
    cv::Mat gray;  ///< CV_8UC1.
    int bits = 8;  ///< 1, 8, or 24 (red, green and blue alike).
    int compression = 1;
    int photometric = 1;  ///< 0 white is zero, 1 black is zero, 2 RGB.
    int fill_order = 1;
    int orientation = 1;
    double dpi = 200;
};

/// Files as scanners and phones deliver them, in memory.
std::string tiff_of(std::vector<TiffPage> const& pages);
std::string png_of(cv::Mat const& gray);
/// `exif_orientation` 0 writes no EXIF block.
std::string jpeg_of(cv::Mat const& gray, int dpi, int exif_orientation);

/// A page that bears an F-like mark: no rotation or mirroring leaves it as it is.
cv::Mat marked_page(int width_px, int height_px);

std::vector<std::byte> bytes_of(std::string const& text);

}  // namespace lockbox::ocr
