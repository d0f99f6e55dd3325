// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "lockbox/page.h"
#include "lockbox/probability.h"
#include "ocr/image/ink.h"
#include "ocr/image/page_image.h"

namespace lockbox::ocr {

struct KindFound {
    PageKind kind = PageKind::unknown;
    Probability probability = Probability::of(0);
};

/// What has been seen on a page when its kind is asked for.
struct KindEvidence {
    std::vector<Field> codes;        ///< Barcode, scanline and what they say; empty without them.
    std::vector<Field> micr;         ///< MICR fields; empty where no line was found.
    int micr_characters = 0;         ///< Characters read on that line.
    double crosswise_sharpness = 0;  ///< How much better lines stand out across the page than
                                     ///< along it: above 1 the writing runs up or down.
    std::vector<std::string> lines;  ///< Lines of writing that were read to find the kind out.
};

/// The kind, from codes, MICR line, size and distribution of ink alone; `unknown` where these do
/// not settle it and the writing must be read.
KindFound kind_by_marks(PageImage const& page, std::vector<Blob> const& blobs,
                        KindEvidence const& evidence);

}  // namespace lockbox::ocr
