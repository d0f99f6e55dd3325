// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lockbox/money.h"
#include "ocr/network/ctc.h"

namespace lockbox::ocr {

/// Amounts with their probability; what is left to 1 is the probability that none of them was
/// written.
struct AmountGuess {
    Cents amount;
    double probability;
};
using AmountGuesses = std::vector<AmountGuess>;  ///< Best first.

/// The amounts where raised cents were read apart from the dollars: `345`, `345.` or `$1,345` with
/// `67/100`, `67/`, `67` or `xx/100`.
AmountGuesses amounts_in_parts(std::vector<CtcReading> const& dollars,
                               std::vector<CtcReading> const& cents);

}  // namespace lockbox::ocr
