// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>

namespace lockbox::ocr {

/// Which way the lines of a page run.
struct Skew {
    double deg = 0;        ///< Clockwise from the horizontal, within ±10.
    double sharpness = 1;  ///< How much the lines stand out at that angle: 1 not at all.
};

/// The skew of horizontal writing and rules, by the angle at which the lower edges of ink gather in
/// the fewest rows (Postl's projection, with Baird's edges instead of whole letters): coarse to
/// fine, in 0.02 degree steps. `ink` is CV_8UC1, 255 ink. A page with fewer than 200 edge pixels
/// has no skew.
Skew skew_of(cv::Mat const& ink);

}  // namespace lockbox::ocr
