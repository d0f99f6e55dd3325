// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/image/page_image.h"

namespace lockbox::ocr {

/// Evidence that a level page is not upside down: bits, negative where it is more likely so.
///
/// Three things count, without reading a character: that most pages are fed upright; where a row of
/// evenly spaced characters as high as MICR or OCR print lies (near the lower edge); and whether
/// neighbours in a line of print that differ in height stand on a common line (capitals and
/// ascenders are ten times as frequent as descenders).
double upright_bits(PageImage const& page);

/// A row of characters of one height at one pitch: a MICR line or a scanline, or what looks so.
struct CodeRow {
    int characters = 0;
    double evenness = 0;  ///< 0 no pitch at all, 1 perfectly even.
    cv::Rect box;
    double pitch_in = 0;
};

/// The best code row that lies in the lowest 1 inch of the page; none has 0 characters.
CodeRow code_row_at_foot(PageImage const& page);

}  // namespace lockbox::ocr
