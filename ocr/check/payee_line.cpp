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
        double const lag = std::min(0.0, graph_of(name).log_likelihood(scores) - best_way);
        result.push_back({name, lag, lag / static_cast<double>(name.size())});
    }
    std::ranges::stable_sort(result, std::greater(), &NameFit::lag);
    return result;
}

Probability name_probability(NameFit const& best) {
    if (!std::isfinite(best.lag)) return Probability::of(0);
    double const odds_log = payee_offset + payee_slope * best.lag;
    return Probability::clamped(1.0 / (1.0 + std::exp(-odds_log)));
}

}  // namespace lockbox::ocr
