// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lockbox/page.h"
#include "lockbox/probability.h"
#include "ocr/image/ink.h"
#include "ocr/image/page_image.h"
#include "ocr/kind/text_lines.h"
#include "ocr/network/line_network.h"

namespace lockbox::ocr {

struct KindFound {
    PageKind kind = PageKind::unknown;
    Probability probability = Probability::of(0);
};

/// What machines can read on a page.
struct KindMarks {
    std::vector<Field> codes;  ///< Barcode, scanline and what they say; empty without them.
    std::vector<Field> micr;   ///< MICR fields; empty where no line was found.
    int micr_characters = 0;   ///< Characters read on that line.
};

/// The kind from codes and MICR line alone; `unknown` where there are none.
KindFound kind_by_marks(KindMarks const& marks);

/// Blank pages and the rears of checks, by how much writing there is and which way it runs;
/// `unknown` for all else. `crosswise_sharpness` as in Upright.
KindFound kind_by_ink(PageImage const& page, std::vector<Blob> const& blobs,
                      double crosswise_sharpness);

/// Whether the title of a page that looks like a check says that it is a money order. Costs a
/// network run where there is a title in large letters, otherwise nothing.
bool titled_money_order(PageImage const& page, std::vector<TextLine> const& lines,
                        LineNetwork& text);

/// The kind by the phrases on it (phrases.h), its size, and whether its lines end in amounts.
/// Reads up to three lines of a slip, eight of a letter: for the few pages without marks.
KindFound kind_by_writing(PageImage const& page, std::vector<TextLine> const& lines,
                          LineNetwork& text);

}  // namespace lockbox::ocr
