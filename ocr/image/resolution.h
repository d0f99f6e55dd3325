// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>

#include "ocr/image/scanned_page.h"

namespace lockbox::ocr {

/// Pixels per inch in both directions.
struct Resolution {
    double x_dpi = 200;
    double y_dpi = 200;
};

/// The resolution of a page whose paper covers `paper` (pixels). The file's word is taken if the
/// paper then is as large as payment paper can be; otherwise it is estimated from the paper's
/// shape, which is right for a check or a letter and up to 40 % wrong for other paper.
Resolution resolution_of(ScannedPage const& page, cv::Size2d paper);

}  // namespace lockbox::ocr
