// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "lockbox/probability.h"
#include "ocr/check/spelling_graph.h"

namespace lockbox::ocr {

/// How well a line of writing fits one of a list of names.
struct NameFit {
    std::string name;   ///< Of the list.
    double lag = -1e9;  ///< Nats behind the likeliest way through the scores; at most 0.
    double log_likelihood_per_letter = -1e9;  ///< Low for scribbles, whatever the lag.
    /// Nats ahead of the likeliest rival: a name that is like one of the list and not on it.
    double lead = 1e9;
};

/// The names in the order of their fit, best first. Capitals and small letters are the same, blanks
/// may be missing, points and strokes may follow. The whole line must be the name: anything more
/// that is written makes the fit worse by what it costs to read it over.
/// Rivals are the names with a word exchanged for one of like shape (`Health Connection`).
std::vector<NameFit> fits(FoldedScores const& scores, std::vector<std::string> const& names);

/// The probability that a line with this fit says that name, of names that are expected there.
Probability name_probability(NameFit const& best);

}  // namespace lockbox::ocr
