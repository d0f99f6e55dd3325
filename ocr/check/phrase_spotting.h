// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ocr/check/spelling_graph.h"

namespace lockbox::ocr {

/// How many nats a phrase lags behind the likeliest way through the scores, at most 0, wherever on
/// the line it may stand: what is written before and after it costs nothing. -1e9 where the line is
/// too short for it.
///
/// The best single way through the scores counts (Viterbi), not the sum over all ways. Blanks of
/// the phrase may be missing on the line. Capitals and small letters are the same. Every letter of
/// the phrase must be passed, so longer phrases lag more for the same hand: hold the lag against
/// the number of letters. 0.1 ms for a line.
double spotted_lag(FoldedScores const& scores, std::string_view phrase);

}  // namespace lockbox::ocr
