// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "lockbox/money.h"
#include "ocr/network/ctc.h"

namespace lockbox::ocr {

/// How plainly a string of figures states an amount.
enum class FigureForm {
    cents_stated,  ///< `345.67`, `34567/100`, `345.-`: cents are written, or struck out.
    dollars_only,  ///< `345`: whole dollars, if they are all that is written.
};

struct FiguresMeaning {
    Cents amount;
    FigureForm form;
};

/// What a string of the digits network means as an amount, by the network's conventions (raised or
/// barred cents end in `/`): `$345.67`, `***1,234.56**`, `34567/100`, `34567/`, `345.67/xx`,
/// `345xx/100`, `345.-`, `345-67`, `345`. Nothing where it means none, or may mean two.
std::optional<FiguresMeaning> meaning_of_figures(std::string_view figures);

/// Amounts with their probability; what is left to 1 is the probability that none of them was
/// written.
struct AmountGuess {
    Cents amount;
    double probability;
};
using AmountGuesses = std::vector<AmountGuess>;  ///< Best first.

/// The amounts that the likeliest strings of a courtesy field mean; strings that mean the same
/// amount count together.
AmountGuesses amounts_in_figures(std::vector<CtcReading> const& strings);

/// The same where raised cents were read apart from the dollars: `345`, `345.` or `$1,345` with
/// `67/100`, `67/`, `67` or `xx/100`.
AmountGuesses amounts_in_parts(std::vector<CtcReading> const& dollars,
                               std::vector<CtcReading> const& cents);

}  // namespace lockbox::ocr
