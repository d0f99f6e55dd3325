// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "lockbox/reading.h"
#include "ocr/network/line_network.h"

namespace lockbox::ocr {

/// For each character of `text`, what the frames that it stands on give to the ten digits, summing
/// to 1; ten zeros where they give nothing. For print, whose characters do not run into each other:
/// a hundredth of the cost of `digit_distributions`, which weighs whole strings. Empty where `text`
/// is impossible.
DigitDistribution digit_rows(LineScores const& scores, std::string const& text);

}  // namespace lockbox::ocr
