// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "lockbox/image_quality.h"
#include "lockbox/page.h"
#include "lockbox/quality_limits.h"
#include "ocr/image/ink.h"
#include "ocr/image/page_image.h"
#include "ocr/image/scanned_page.h"

namespace lockbox::ocr {

/// What is known of a page when its quality is judged.
struct JudgedPage {
    ScannedPage const& scan;
    PageImage const& page;
    std::vector<Blob> const& blobs;  ///< Of `page.ink`.
    PageKind kind = PageKind::unknown;
    std::optional<cv::Rect> micr_line = std::nullopt;  ///< On the upright page.
};

/// Tests a picture for the findings of X9.100-40, bitonal, gray or colour, of any resolution. Which
/// pages each is tested on, and how (limits: lockbox/quality_limits.h):
///
///   undersize, oversize   checks and their rears, money orders, coupons: sides of the paper
///   torn corner, edge     where the scanner's dark bed shows through (paper_edges.h); paper on a
///                         white bed shows nothing
///   framing error         dark bed beside the paper
///   excessive skew        of the writing and the paper, ±0.07 deg
///   too light             checks, money orders, coupons: ink; gray also the contrast of ink
///   too dark              ink
///   streaks               along the scan's rows, whichever way the paper lies
///   compressed size       bitonal checks, money orders, rears of checks, blank pages: bytes as
///                         Group 4 at 200 to 245 dpi
///   spot noise            bitonal: specks. A gray scan has no threshold that could make them, and
///                         the texture of a photographed table or paper is none
///   carbon strip          rears of checks, blank pages, pages of no kind
///   out of focus          gray and colour: how steep the edges of ink are (sharpness.h)
///   piggyback             a rectangular corner of bed, which two papers leave that do not lie on
///                         each other exactly; on checks and money orders writing below the MICR
///                         line's paper
///   front against rear    never here: lockbox/quality_limits.h, where both are known
///
/// A value has the side or part that is nearest to its limit, or furthest beyond. On a page that is
/// too dark nothing else about ink can be told: those tests are not done.
///
/// Not usable is a page with a finding that the site holds, or smaller than an inch; also one of no
/// kind whose ink, faint print included, is full of specks.
QualityReport quality_of(JudgedPage const& judged, QualityLimits const& limits);

}  // namespace lockbox::ocr
