// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/phrase_spotting.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <vector>

namespace lockbox::ocr {
namespace {

constexpr double impossible = -1e9;
constexpr double least_share = 1e-12;  // of the likeliest class; keeps logarithms finite

/// The classes of the phrase's characters; 0 for one that the network does not know.
std::vector<int> classes_of(FoldedScores const& scores, std::string_view phrase) {
    std::vector<int> classes;
    for (char const c : phrase) {
        auto const small = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        auto const at = scores.alphabet.find(small);
        classes.push_back(at == std::string::npos ? 0 : static_cast<int>(at) + 1);
    }
    return classes;
}

/// The best way that ends in a character of the phrase, and in the blank after it.
struct Way {
    double in_character = impossible;
    double in_blank = impossible;
};

}  // namespace

double spotted_lag(FoldedScores const& scores, std::string_view phrase) {
    std::vector<int> const classes = classes_of(scores, phrase);
    std::vector<Way> now(phrase.size()), next(phrase.size());
    double best = impossible;
    for (int f = 0; f < scores.frames; ++f) {
        double const* const p = scores.frame(f);
        double const most = *std::max_element(p, p + scores.classes());
        auto const lag = [&](int k) { return std::log(std::max(least_share, p[k] / most)); };
        auto const leaving = [&](std::size_t from, std::size_t to) {
            bool const repeats = classes[from] == classes[to];
            return repeats ? now[from].in_blank
                           : std::max(now[from].in_blank, now[from].in_character);
        };
        for (std::size_t i = 0; i < phrase.size(); ++i) {
            double from = std::max(now[i].in_character, i == 0 ? 0.0 : leaving(i - 1, i));
            if (i >= 2 && phrase[i - 1] == ' ') from = std::max(from, leaving(i - 2, i));
            next[i].in_character = classes[i] == 0 ? impossible : from + lag(classes[i]);
            next[i].in_blank = std::max(now[i].in_blank, now[i].in_character) + lag(0);
        }
        std::swap(now, next);
        if (!now.empty()) best = std::max(best, now.back().in_character);
    }
    return std::max(best, impossible);
}

}  // namespace lockbox::ocr
