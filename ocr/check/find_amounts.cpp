// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/find_amounts.h"

#include <algorithm>
#include <utility>

#include "ocr/check/amount_reconciled.h"

namespace lockbox::ocr {
namespace {

/// Figures and words, each from one look, say the same, and nothing else is likely.
bool beyond_doubt(AmountPlaces const& places) {
    constexpr double sure = 0.9995;  // other looks turn fewer
    if (!places.figures || !places.words) return false;
    Reconciled const both = reconciled(places.figures->guesses, places.words->meaning, {});
    auto const* amount = read_of(both.amount);
    return amount && amount->probability.value() >= sure && both.agree->value() >= sure;
}

/// The figures elsewhere on the paper, if there are any that agree better with the words.
void look_elsewhere(AmountPlaces& places, CheckPicture const& check, LineNetwork& digits) {
    // By chance figures agree with words less than one time in thousands.
    constexpr double at_odds = 0.05, not_by_chance = 0.003;
    double const agreement =
        places.figures ? agreement_of(places.figures->guesses, places.words->meaning) : 0;
    if (agreement >= at_odds) return;
    auto other =
        figures_that_agree(check, *places.words, std::max(agreement, not_by_chance), digits);
    if (other) places.figures = std::move(other);
}

}  // namespace

AmountPlaces find_amounts(CheckPicture const& check, AmountWordsGrammar const& grammar,
                          LineReaders const& readers) {
    AmountPlaces places;
    places.figures = find_figures(check, readers.digits);
    places.words = find_words(check, places.figures, grammar, readers);
    if (beyond_doubt(places)) return places;
    if (places.figures)
        places.figures = looked_closely(check, std::move(*places.figures), readers.digits);
    if (!places.words || beyond_doubt(places)) return places;
    return looked_closely(check, std::move(places), grammar, readers);
}

AmountPlaces looked_closely(CheckPicture const& check, AmountPlaces places,
                            AmountWordsGrammar const& grammar, LineReaders const& readers) {
    if (places.figures)
        places.figures = looked_closely(check, std::move(*places.figures), readers.digits);
    if (!places.words || places.words->looked_closely) return places;
    places.words = looked_closely(check, std::move(*places.words), grammar, readers);
    if (places.words) look_elsewhere(places, check, readers.digits);
    return places;
}

}  // namespace lockbox::ocr
