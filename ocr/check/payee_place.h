// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lockbox/probability.h"
#include "ocr/check/check_picture.h"
#include "ocr/network/line_network.h"

namespace lockbox::ocr {

/// The payee's line of a check, read.
struct PayeePlace {
    cv::Rect box;
    LineScores scores;
    std::string name;  ///< The accepted name that fits best; empty where none is expected.
    Probability accepted = Probability::of(0);  ///< That the line says this name.
};

/// Reads the rows on which a payee may stand, until one clearly says an accepted name; else the one
/// that says one most probably, else the usual row. Rows torn by false lines, rows with a label or
/// words above the payee are found so. 5 ms for each row read, one for most checks, at most nine.
std::optional<PayeePlace> find_payee(CheckPicture const& check,
                                     std::optional<cv::Rect> const& figures,
                                     std::optional<cv::Rect> const& words,
                                     std::vector<std::string> const& names, LineNetwork& text);

}  // namespace lockbox::ocr
