// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ocr/check/amount_words.h"
#include "ocr/check/check_picture.h"
#include "ocr/network/line_network.h"

namespace lockbox::ocr {

/// The cents that end a line of words (`67/100`), looked at once more by the network that reads
/// figures: the network that reads words makes most of its mistakes there, and another network
/// makes others.

/// The probability of each of the hundred cents; what is left to 1 says nothing of them. Empty
/// where the line ends in no figures. `scores` are what the text network read of `crop(check,
/// words)`. Five runs of the digits network.
std::vector<double> cents_of_words(CheckPicture const& check, cv::Rect const& words,
                                   LineScores const& scores, LineNetwork& digits);

/// Both networks' belief: `cents` as odds on the amounts, with the trust that frames of one picture
/// deserve, and on whole dollars whose cents were not legible.
WordsMeaning with_cents(WordsMeaning meaning, std::vector<double> const& cents);

}  // namespace lockbox::ocr
