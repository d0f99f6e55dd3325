// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/payee_line.h"

#include <algorithm>
#include <cmath>

#include "ocr/check/calibration.h"

namespace lockbox::ocr {
namespace {

SpellingGraph graph_of(std::string const& name) {
    SpellingGraph graph;
    auto const fill = [&] {
        std::vector<SpellingGraph::Piece> pieces;
        for (char const* mark : {" ", ".", ",", "-", "*"})
            pieces.push_back(graph.text(mark));
        return graph.optional(graph.repeated(graph.either(pieces)));
    };
    std::vector<SpellingGraph::Piece> pieces{fill()};
    std::string word;
    for (char const c : name + " ") {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            pieces.push_back(graph.text(word));
            pieces.push_back(fill());
            word.clear();
        }
    }
    graph.finish(graph.sequence(pieces));
    return graph;
}

}  // namespace

std::vector<NameFit> fits(FoldedScores const& scores, std::vector<std::string> const& names) {
    std::vector<NameFit> result;
    double const best_way = scores.best_way();
    for (std::string const& name : names) {
        if (name.empty()) continue;
        double const log_likelihood = graph_of(name).log_likelihood(scores);
        result.push_back({name, std::min(0.0, log_likelihood - best_way),
                          log_likelihood / static_cast<double>(name.size())});
    }
    std::ranges::stable_sort(result, std::greater(), &NameFit::lag);
    return result;
}

Probability name_probability(NameFit const& best) {
    if (!std::isfinite(best.lag)) return Probability::of(0);
    double const unclear = std::max(0.0, -best.log_likelihood_per_letter - payee_clear_nats);
    double const odds_log = payee_offset + payee_slope * best.lag - payee_unclear_slope * unclear;
    return Probability::clamped(1.0 / (1.0 + std::exp(-odds_log)));
}

}  // namespace lockbox::ocr
