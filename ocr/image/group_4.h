// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <opencv2/core.hpp>
#include <vector>

namespace lockbox::ocr {

/// How many bytes the picture takes as Group 4 (ITU-T T.6), encoded by libtiff in one strip, the
/// codes alone. `ink` is CV_8UC1, 255 black.
std::size_t group_4_bytes(cv::Mat const& ink);

/// The picture as a TIFF file by the rules of X9.100-181: little-endian, one page, one strip of
/// Group 4, white is zero, bytes filled from the highest bit, `dpi` in both directions. The same
/// picture gives the same bytes. Empty where the picture is. `ink` is CV_8UC1, 255 black.
std::vector<std::byte> group_4_tiff(cv::Mat const& ink, int dpi);

}  // namespace lockbox::ocr
