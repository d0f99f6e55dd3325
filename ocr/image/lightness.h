// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>

#include "ocr/image/page_image.h"

namespace lockbox::ocr {

/// How dark one picture is, before its kind is known.
struct Darkness {
    double ink_share = 0;    ///< Of the upright page's pixels that are ink.
    double white_level = 0;  ///< Gray level below which 95 % of the pixels lie.
};
/// On a page whose white is darker than 110 ink cannot be told from paper: all of it counts as ink.
Darkness darkness_of(PageImage const& page);

/// By how much ink is darker than paper, mean against mean: 1 is black on white, 0 where there is
/// no ink. `gray` and `ink` are of one size, as in PageImage.
double contrast_of(cv::Mat const& gray, cv::Mat const& ink);

}  // namespace lockbox::ocr
