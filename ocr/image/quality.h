// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lockbox/page.h"
#include "lockbox/site_config.h"
#include "ocr/image/ink.h"
#include "ocr/image/page_image.h"
#include "ocr/image/scanned_page.h"

namespace lockbox::ocr {

/// Measures of one picture, before its kind is known.
struct Darkness {
    double ink_share = 0;    ///< Of the upright page's pixels that are ink.
    double white_level = 0;  ///< Gray level below which 95 % of the pixels lie.
};
Darkness darkness_of(PageImage const& page);

/// The image quality findings of X9.100-40 that one picture shows: undersize, oversize, torn corner
/// and edge (dark background seen through), framing error, excessive skew, too light, too dark,
/// streaks, spot noise, out of focus (gray pictures). Size and lightness are judged on checks,
/// money orders and coupons only, because other paper may be small, large or bare. Compressed size,
/// carbon strips, piggybacks and front against rear need more than one picture: never found here.
///
/// Not usable is a page that is too dark, that is smaller than an inch, or that bears something and
/// is of no kind although its writing is bad.
QualityReport quality_of(ScannedPage const& scan, PageImage const& page,
                         std::vector<Blob> const& blobs, PageKind kind,
                         QualityLimits const& limits);

}  // namespace lockbox::ocr
