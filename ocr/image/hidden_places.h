// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "lockbox/page.h"

namespace lockbox::ocr {

/// Paints over the places of a page as scanned, CV_8UC1. To be done before anything is cut or
/// scaled, so that no pixel of a stroke is mixed into another. What lies outside the page is left.
void paint_over(cv::Mat& gray, std::vector<Box> const& places, std::uint8_t paint);

/// `picture` turned clockwise; the same pixels where nothing is to be turned.
cv::Mat turned(cv::Mat const& picture, Rotation rotation);

}  // namespace lockbox::ocr
