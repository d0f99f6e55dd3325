// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace lockbox::ocr {

/// How the dark and light of a region alternate.
enum class BarPattern {
    upright_bars,  ///< Bars stand up: light and dark alternate from left to right only.
    lying_bars,    ///< Bars lie: a linear code printed up the page.
    modules,       ///< Both ways: Data Matrix, QR, PDF417.
};

struct BarcodeRegion {
    cv::Rect box;
    BarPattern pattern;
};

/// Parts of a page that may hold a barcode, largest first: a third to two thirds of their pixels
/// are ink, evenly, and alternate densely. Prose is lighter, pictures and reversed headings are
/// coarser. `ink` is CV_8UC1, 255 where there is ink. 2 ms for a letter page at 200 dpi.
std::vector<BarcodeRegion> find_barcode_regions(cv::Mat const& ink, int dpi);

}  // namespace lockbox::ocr
