// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <opencv2/core.hpp>

namespace lockbox::ocr {

/// How many bytes the picture takes as Group 4 (ITU-T T.6), encoded by libtiff in one strip, the
/// codes alone. `ink` is CV_8UC1, 255 black.
std::size_t group_4_bytes(cv::Mat const& ink);

}  // namespace lockbox::ocr
