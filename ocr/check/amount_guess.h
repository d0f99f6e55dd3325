// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lockbox/money.h"

namespace lockbox::ocr {

/// Amounts with their probability; what is left to 1 is the probability that none of them was
/// written.
struct AmountGuess {
    Cents amount;
    double probability;
};
using AmountGuesses = std::vector<AmountGuess>;  ///< Best first.

}  // namespace lockbox::ocr
