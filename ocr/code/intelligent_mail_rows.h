// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "ocr/image/ink.h"

namespace lockbox::ocr {

/// Where 65 bars of an Intelligent Mail barcode may stand.
struct MailRow {
    int left_px;       ///< Of the first bar that was found; some may be missing on either side.
    int right_px;      ///< Past the last.
    double middle_px;  ///< Height of the middle of the bars at the middle between the two.
    double slope;      ///< Pixels down per pixel to the right.
    double pitch_px;   ///< From bar to bar.
};

/// Rows of at least 12 narrow upright pieces of ink that have a neighbour one pitch away (20 to 24
/// to the inch by USPS-B-3200, 5 % more or less for a scanner's scale), at a slope of up to 0.06,
/// most pieces first, at most four. Bars that touch make no piece; the row is found all the same.
/// `blobs` are those of an upright page of `dpi`. 30 microseconds a page.
std::vector<MailRow> find_mail_rows(std::vector<Blob> const& blobs, int dpi);

}  // namespace lockbox::ocr
