// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "ocr/check/check_picture.h"
#include "ocr/check/written_date.h"

namespace lockbox::ocr {

struct DatePlace {
    cv::Rect box;
    DateMeaning meaning;
    bool figures_only = true;  ///< The digits network found it.
};

/// The networks that a date is found and read by.
struct DateReaders {
    LineNetwork& digits;
    LineNetwork& text;
    LineNetwork& dates;
};

/// The date: of the writing in the upper half that is no amount, that which reads best as a date,
/// by the figures network or, for months in letters, by the text network. These tell the place, for
/// the dates network makes a date of anything; what the place says is then read by that one, in
/// several looks of other widths where the first is doubtful.
std::optional<DatePlace> find_date(CheckPicture const& check, std::optional<cv::Rect> const& amount,
                                   DateGrammar const& grammar, DateReaders const& readers);

}  // namespace lockbox::ocr
