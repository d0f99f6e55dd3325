// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "ocr/check/amount_guess.h"
#include "ocr/check/amount_words.h"
#include "ocr/check/check_picture.h"
#include "ocr/check/written_line.h"
#include "ocr/network/line_network.h"

namespace lockbox::ocr {

struct FiguresPlace {
    cv::Rect box;
    AmountGuesses guesses;
    WritingRow row;               ///< What stands in the box.
    bool looked_closely = false;  ///< More looks say no more.
};

/// The amount in figures: of all writing in the right part of a check, that which reads best as an
/// amount, with a preference for boxes and for the usual height on the paper. Nothing if no
/// writing is there at all. One look, unless it says next to nothing.
std::optional<FiguresPlace> find_figures(CheckPicture const& check, LineNetwork& digits);

/// The same place in several looks.
FiguresPlace looked_closely(CheckPicture const& check, FiguresPlace place, LineNetwork& digits);

/// The probability that figures and words say the same stated amount.
double agreement_of(AmountGuesses const& figures, WordsMeaning const& words);

struct WordsPlace {
    cv::Rect box;
    WordsMeaning meaning;
    LineScores scores;            ///< The first look.
    bool looked_closely = false;  ///< More looks say no more.
};

/// The amount in words: of the long rows, that which reads best as one; those near below the
/// figures are tried first. One look at each.
std::optional<WordsPlace> find_words(CheckPicture const& check,
                                     std::optional<FiguresPlace> const& figures,
                                     AmountWordsGrammar const& grammar, LineReaders const& readers);

/// The same line in several looks; nothing where they show that it is something else.
std::optional<WordsPlace> looked_closely(CheckPicture const& check, WordsPlace place,
                                         AmountWordsGrammar const& grammar,
                                         LineReaders const& readers);

/// The figures that at a glance agree best with the words, wherever they stand; nothing where none
/// agree with a probability above `least`. For checks on which the likeliest place reads otherwise:
/// a date or a number was taken for the amount.
std::optional<FiguresPlace> figures_that_agree(CheckPicture const& check, WordsPlace const& words,
                                               double least, LineNetwork& digits);

}  // namespace lockbox::ocr
