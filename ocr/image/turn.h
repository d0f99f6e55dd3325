// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>

namespace lockbox::ocr {

/// `gray` (CV_8UC1) seen through `to_source`, the affine map from a pixel of the result to where it
/// lies in `gray`: as large as `gray`, bilinear, white beyond its edges. The same pixels as
/// cv::warpAffine gives with INTER_LINEAR, WARP_INVERSE_MAP and a white border; a quarter of its
/// time on paper that is mostly white, for white is passed over. For turns of a few degrees.
cv::Mat turned_by(cv::Mat const& gray, cv::Matx23d const& to_source);

}  // namespace lockbox::ocr
