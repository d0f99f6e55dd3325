// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <vector>

#include "lockbox/reading.h"
#include "ocr/coupon/labels.h"
#include "ocr/image/page_image.h"
#include "ocr/network/line_network.h"
#include "ocr/print/print_engine.h"
#include "ocr/secret/find_ssn.h"

namespace lockbox::ocr {

/// The engines that printed fields need, those of the calling thread.
struct PrintReaders {
    LineNetwork& text;    ///< Words, roughly and fast (6 ms a line): to find labels by.
    LineNetwork& digits;  ///< Figures, best: 99 % of printed values at 200 dpi bitonal.
    PrintEngine& print;   ///< Words, best (22 ms a line): for names, addresses and carriers.
};

/// One stretch of print between wide gaps, as the text network has it.
struct CouponLine {
    cv::Rect box;  ///< Pixels of the upright page.
    std::string text;
    std::optional<LabelFound> label;
};

/// All lines of a coupon, top to bottom. Lines that may be labels but are not read well are read a
/// second time by the print engine.
std::vector<CouponLine> coupon_lines(PageImage const& page, PrintReaders const& readers);

/// Social Security numbers on a line. A bill is full of numbers and bears none in print: only what
/// is written out with dashes, or behind a label, counts. Neither ZIP+4 nor an account is one.
std::vector<SsnFound> ssns_on(PageImage const& page, CouponLine const& line,
                              PrintReaders const& readers);

/// Figures (`$1,249.26`, `994871816966`) as the digits network has them.
Reading<std::string> read_figures(PageImage const& page, cv::Rect box, LineNetwork& digits);
/// Words as the print engine has them, without marks that stand alone or at the end: specks, rules.
Reading<std::string> read_words(PageImage const& page, cv::Rect box, PrintEngine& print);

/// Lines that can be a label's value, likeliest first: the nearest right of it on the same
/// baseline, then the nearest below it that begins where the label begins. Labels are never values.
std::vector<cv::Rect> value_places(std::vector<CouponLine> const& lines, std::size_t label);

}  // namespace lockbox::ocr
