// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>
#include <span>
#include <vector>

#include "ocr/check/amount_guess.h"
#include "ocr/check/spelling_graph.h"
#include "ocr/network/line_network.h"

namespace lockbox::ocr {

/// The grammar of United States amounts in figures, from one cent to 999,999.99 dollars, by the
/// conventions of the digits network (raised or barred cents end in `/`): `$345.67`,
/// `***1,234.56**`, `34567/100`, `34567/`, `345.67/xx`, `345xx/100`, `345.-`, `345-67`, `345`.
/// Decoded together with the network's output (a beam over the grammar), so that an amount keeps
/// the mass of all its spellings, however many strings stand before them. Slips of the network that
/// leave an amount recognisable count little: a lost point, a stroke before the hundred read as 1.
/// Whatever stands before a currency sign belongs to the field left of it.
///
/// Built once, 1 ms; about 2 ms a look.
class FiguresGrammar {
public:
    FiguresGrammar();
    /// The amounts that a line may state, best first; what is left to 1 is the probability that it
    /// states none. From one look or several, pooled as several_looks.h says.
    AmountGuesses amounts(std::span<LineScores const> looks) const;
    /// The cents alone, as they end a line of words (`67/100`, `67`, `xx/100`): the probability of
    /// each of the hundred; what is left to 1 is the probability that the line is something else.
    /// Pooled over the looks.
    std::vector<double> cents(std::span<LineScores const> looks) const;
    /// The amounts of a field whose raised cents were looked at apart from its dollars (`345`,
    /// `345.` or `$1,345`).
    AmountGuesses amounts_of_parts(std::span<LineScores const> dollars,
                                   std::span<LineScores const> cents) const;

private:
    SpellingGraph graph_;
    SpellingGraph dollars_;
    SpellingGraph cents_;
};

/// The one grammar of all threads.
FiguresGrammar const& figures_grammar();

/// The amounts of a line, as FiguresGrammar::amounts: from the first look where it leaves little
/// doubt, else from all. `looks` are pictures as LineNetwork::read takes them, at least one.
AmountGuesses amounts_in_looks(LineNetwork& digits, std::vector<cv::Mat> const& looks);

}  // namespace lockbox::ocr
