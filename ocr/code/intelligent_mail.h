// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "lockbox/reading.h"
#include "ocr/image/ink.h"
#include "ocr/image/page_image.h"

namespace lockbox::ocr {

struct IntelligentMail {
    /// 20, 25, 29 or 31 digits: tracking, then routing. `illegible` where bars stand that make no
    /// code likely enough.
    Reading<std::string> reading;
    bool upside_down = false;  ///< So is the page, then.
};

/// The Intelligent Mail barcode of a page, most likely the one printed over an address; empty where
/// there is none. Also read upside down: the code tells. `blobs` are those of the page's ink.
///
/// A reading is given from a probability of 0.9995 upwards (intelligent_mail_code.h says what is
/// mended and what not).
std::optional<IntelligentMail> read_intelligent_mail(PageImage const& page,
                                                     std::vector<Blob> const& blobs);

}  // namespace lockbox::ocr
