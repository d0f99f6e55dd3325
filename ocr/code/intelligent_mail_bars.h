// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "ocr/code/intelligent_mail_code.h"
#include "ocr/code/intelligent_mail_rows.h"
#include "ocr/image/page_image.h"

namespace lockbox::ocr {

/// Bars as they stand on the paper.
struct MeasuredMail {
    MailBars bars;
    cv::Rect box;  ///< In pixels of the upright page.
    bool whole;    ///< All 65 bars stand in their places.
};

/// Measures where a row may be a barcode. The row is laid level at 400 pixels to the inch; the
/// heights of track and full bars are found where the ink changes most from row to row; 65 places
/// at an even pitch are laid over the track, each moved a little to where its neighbourhood has its
/// bars; and the mean darkness of each bar's ascender and descender is compared with the two means
/// into which all 130 fall. Bars that touch are told apart by the pitch; a broken bar counts by
/// what is left of it.
///
/// Ways to lay the 65 places, likeliest first: as the ink says, and moved by one and two places,
/// since bars at the ends may be lost or something may stand beside them. Only the code itself can
/// tell. Without ways in which fewer than 50 places bear a bar or there are not two levels of
/// darkness. About 1 ms.
std::vector<MeasuredMail> measure_mail(PageImage const& page, MailRow const& row);

}  // namespace lockbox::ocr
