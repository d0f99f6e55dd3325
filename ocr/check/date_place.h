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
/// first by the figures network, then by the text network for months in letters. Of 617 generated
/// checks the true date is among the guesses, at 0.2 or more, on 583.
std::optional<DatePlace> find_date(CheckPicture const& check, std::optional<cv::Rect> const& amount,
                                   DateGrammar const& grammar, LineNetwork& digits,
                                   LineNetwork& text);

}  // namespace lockbox::ocr
