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

/// The probability that any of them was written.
inline double mass_of(AmountGuesses const& guesses) {
    double mass = 0;
    for (AmountGuess const& guess : guesses)
        mass += guess.probability;
    return mass;
}

}  // namespace lockbox::ocr
