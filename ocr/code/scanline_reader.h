// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lockbox/reading.h"
#include "lockbox/scanline.h"
#include "ocr/image/page_image.h"
#include "ocr/network/line_network.h"
#include "ocr/print/glyph_row.h"

namespace lockbox::ocr {

/// Rows of even pitch that can be a scanline in OCR-A or OCR-B, most glyphs first, at most two.
/// Position on the page does not matter. Rows of E-13B size and pitch are left out. No network.
std::vector<GlyphRow> find_scanlines(PageImage const& page);

/// Reads one row. The value is the digits without blanks. With the layout's number of digits, check
/// digit and fields right, the reading is `Read` with the probability of the whole; a row of that
/// length that breaks its check digit is repaired only where one alternative of the network clearly
/// wins, and is otherwise `invalid`. A row of another length, at least 28 digits, is read as it
/// stands. `alternatives` holds only strings that keep the layout where the value does.
Reading<std::string> read_scanline(PageImage const& page, GlyphRow const& row,
                                   ScanlineLayout const& layout, LineNetwork& digits);

}  // namespace lockbox::ocr
