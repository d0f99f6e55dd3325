// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "ocr/image/page_image.h"

namespace lockbox::ocr {

enum class BarcodeFormat { code_128, itf, pdf417, data_matrix, qr };

struct Barcode {
    std::string text;
    BarcodeFormat format;
    cv::Rect box;  ///< In pixels of the upright page.
};

/// All barcodes of a page at 1 to 3 ms, from top to bottom: Code 128, interleaved 2 of 5, PDF417,
/// Data Matrix and QR, by ZXing. Only regions that look like one are decoded. Each format carries
/// its own check (interleaved 2 of 5 does not: at least 8 digits are asked for); whether the text
/// is a coupon's, its layout says. Code 128 of 2 px modules, skewed by 2.5 degrees or with 3 % of
/// its pixels flipped is read. Never throws: a page can be anything.
std::vector<Barcode> read_barcodes(PageImage const& page);

}  // namespace lockbox::ocr
