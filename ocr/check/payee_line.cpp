// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/payee_line.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

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

struct LikeWord {
    std::string_view word;
    std::string_view rival;
};

/// Words in names of payees and words that cursive writing makes much like them, of which names of
/// others in the trade are made: firms that add their form, and the like offices of states nearby.
constexpr std::array like_words{
    LikeWord{"connector", "connection"},
    LikeWord{"connector", "connections"},
    LikeWord{"connector", "collector"},
    LikeWord{"connector", "contractor"},
    LikeWord{"connector", "corrector"},
    LikeWord{"health", "wealth"},
    LikeWord{"connector", "connector inc"},
    LikeWord{"connector", "connector llc"},
    LikeWord{"connector", "connector co"},
    LikeWord{"ma ", "nh "},
    LikeWord{"ma ", "ct "},
    LikeWord{"ma ", "ri "},
};

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// The log likelihood of the likeliest rival of these names; minus infinity if there is none.
double rival_log_likelihood(FoldedScores const& scores, std::vector<std::string> const& names) {
    double likeliest = -std::numeric_limits<double>::infinity();
    std::vector<std::string> known;
    for (std::string const& name : names)
        known.push_back(lower(name));
    for (std::string const& name : std::vector<std::string>(known))
        for (LikeWord const& like : like_words) {
            auto const at = name.find(like.word);
            if (at == std::string::npos) continue;
            std::string const rival = std::string(name).replace(at, like.word.size(), like.rival);
            if (std::ranges::find(known, rival) != known.end()) continue;
            likeliest = std::max(likeliest, graph_of(rival).log_likelihood(scores));
        }
    return likeliest;
}

}  // namespace

std::vector<NameFit> fits(FoldedScores const& scores, std::vector<std::string> const& names) {
    std::vector<NameFit> result;
    double const best_way = scores.best_way();
    double const rival = rival_log_likelihood(scores, names);
    for (std::string const& name : names) {
        if (name.empty()) continue;
        double const log_likelihood = graph_of(name).log_likelihood(scores);
        result.push_back({name, std::min(0.0, log_likelihood - best_way),
                          log_likelihood / static_cast<double>(name.size()),
                          std::isfinite(log_likelihood) ? log_likelihood - rival : 0.0});
    }
    std::ranges::stable_sort(result, std::greater(), &NameFit::lag);
    return result;
}

Probability name_probability(NameFit const& best) {
    if (!std::isfinite(best.lag)) return Probability::of(0);
    double const unclear = std::max(0.0, -best.log_likelihood_per_letter - payee_clear_nats);
    double const lag = best.lag * payee_usual_letters / static_cast<double>(best.name.size());
    double const odds_log = payee_offset + payee_slope * lag - payee_unclear_slope * unclear;
    double const reads_so = 1.0 / (1.0 + std::exp(-odds_log));
    double const no_rival =
        1.0 / (1.0 + std::exp(-payee_rival_rarity - payee_rival_trust * best.lead));
    return Probability::clamped(reads_so * no_rival);
}

}  // namespace lockbox::ocr
