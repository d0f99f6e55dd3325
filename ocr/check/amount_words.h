// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <span>
#include <vector>

#include "ocr/check/amount_guess.h"
#include "ocr/check/spelling_graph.h"

namespace lockbox::ocr {

/// Whole dollars with the probability that the words say them, whatever the cents are.
struct DollarsGuess {
    std::int64_t dollars;
    double probability;
};

/// What a line of words says. `amounts` and `dollars_only` together are at most 1; the rest is the
/// probability that it says neither.
struct WordsMeaning {
    AmountGuesses amounts;                   ///< Cents stated, best first.
    std::vector<DollarsGuess> dollars_only;  ///< Cents not stated or not legible, best first.
    /// How far the likeliest way through the network's scores that is an amount falls behind the
    /// likeliest way of all, in nats: 0 for a line that is an amount, far below for any other.
    double lag = -1e9;
};

/// The grammar of United States amounts in words, from one cent to 99,999.99 dollars: capitals or
/// not, hyphens or not, `and`, `&`, common misspellings, `67/100`, `no/100`, `xx/100`, cents in
/// words, `dollars`, `only`, strokes and stars that fill the line. Decoded together with the
/// network's scores (a beam over the grammar), not after them. Built once, 2 ms; 2-4 ms a line.
class AmountWordsGrammar {
public:
    AmountWordsGrammar();
    /// From one look at the line or several: the mean of what each says of an amount.
    WordsMeaning meaning(std::span<FoldedScores const> looks) const;
    WordsMeaning meaning(std::initializer_list<FoldedScores> looks) const {
        return meaning(std::span(looks.begin(), looks.size()));
    }

private:
    SpellingGraph graph_;
};

}  // namespace lockbox::ocr
