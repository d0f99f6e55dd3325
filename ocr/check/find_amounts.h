// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "ocr/check/amount_places.h"

namespace lockbox::ocr {

struct AmountPlaces {
    std::optional<FiguresPlace> figures;
    std::optional<WordsPlace> words;
};

/// The amount of a check, in figures and in words, each where it stands.
///
/// One look at each. Where they do not state one amount beyond doubt, the figures are looked at
/// again, and if that is not enough the words; figures that contradict the words are looked for
/// elsewhere. On a generated night of 2,000 that spared a third of the time for figures and words.
AmountPlaces find_amounts(CheckPicture const& check, AmountWordsGrammar const& grammar,
                          LineReaders const& readers);

/// The same places with every look there is: for a decision that needs more certainty.
AmountPlaces looked_closely(CheckPicture const& check, AmountPlaces places,
                            AmountWordsGrammar const& grammar, LineReaders const& readers);

}  // namespace lockbox::ocr
