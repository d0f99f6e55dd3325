// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "ocr/image/ink.h"
#include "ocr/image/page_image.h"

namespace lockbox::ocr {

/// Over how many inches ink passes into paper, at the sharpest twentieth of it: the page's contrast
/// divided by its slope there. A sharp scan takes 2 px, a blurred one 6. Nothing on a page with too
/// little ink or contrast to tell, or that has only black and white.
std::optional<double> edge_width_in(PageImage const& page);

/// Isolated specks of at most 0.01 in each way: dust, and the dots of a coarse threshold.
double specks_per_square_inch(std::vector<Blob> const& blobs, cv::Size size, double dpi);

/// Those of the paper as scanned: pixels darker than half of its white, which is what a bitonal
/// scanner sees. Counted in the scan, because single pixels do not survive turning the page level,
/// and not in the ink of a gray page, which has the dots of faint security print as well.
double spots_per_square_inch(cv::Mat const& scan_gray, PageImage const& page, double white_level);

}  // namespace lockbox::ocr
