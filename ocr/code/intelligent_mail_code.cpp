// SPDX-License-Identifier: Apache-2.0
#include "ocr/code/intelligent_mail_code.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <queue>
#include <span>
#include <vector>

#include "ocr/code/intelligent_mail_number.h"

namespace lockbox::ocr {
namespace {

/// A mark's place among the words: which word (A is 0) and which of its bits.
struct Place {
    int word;
    int bit;
};
struct BarPlaces {
    Place descender;
    Place ascender;
};

/// USPS-B-3200, table of bars to characters: for each bar descender and ascender.
constexpr std::array<BarPlaces, mail_bar_count> places = {{
    {{7, 2}, {4, 3}},  {{1, 10}, {0, 0}},  {{9, 12}, {2, 8}}, {{5, 5}, {6, 11}}, {{8, 9}, {3, 1}},
    {{0, 1}, {5, 12}}, {{2, 5}, {1, 8}},   {{4, 4}, {9, 11}}, {{6, 3}, {8, 10}}, {{3, 9}, {7, 6}},
    {{5, 11}, {1, 4}}, {{8, 5}, {2, 12}},  {{9, 10}, {0, 2}}, {{7, 1}, {6, 7}},  {{3, 6}, {4, 9}},
    {{0, 3}, {8, 6}},  {{6, 4}, {2, 7}},   {{1, 1}, {9, 9}},  {{7, 10}, {5, 2}}, {{4, 0}, {3, 8}},
    {{6, 2}, {0, 4}},  {{8, 11}, {1, 0}},  {{9, 8}, {3, 12}}, {{2, 6}, {7, 7}},  {{5, 1}, {4, 10}},
    {{1, 12}, {6, 9}}, {{7, 3}, {8, 0}},   {{5, 8}, {9, 7}},  {{4, 6}, {2, 10}}, {{3, 4}, {0, 5}},
    {{8, 4}, {5, 7}},  {{7, 11}, {1, 9}},  {{6, 0}, {9, 6}},  {{0, 6}, {4, 8}},  {{2, 1}, {3, 2}},
    {{5, 9}, {8, 12}}, {{4, 11}, {6, 1}},  {{9, 5}, {7, 4}},  {{3, 3}, {1, 2}},  {{0, 7}, {2, 0}},
    {{1, 3}, {4, 1}},  {{6, 10}, {3, 5}},  {{8, 7}, {9, 4}},  {{2, 11}, {5, 6}}, {{0, 8}, {7, 12}},
    {{4, 2}, {8, 1}},  {{5, 10}, {3, 0}},  {{9, 3}, {0, 9}},  {{6, 5}, {2, 4}},  {{7, 8}, {1, 7}},
    {{5, 0}, {4, 5}},  {{2, 3}, {0, 10}},  {{6, 12}, {9, 2}}, {{3, 11}, {1, 6}}, {{8, 8}, {7, 9}},
    {{5, 4}, {0, 11}}, {{1, 5}, {2, 2}},   {{9, 1}, {4, 12}}, {{8, 3}, {6, 6}},  {{7, 0}, {3, 7}},
    {{4, 7}, {7, 5}},  {{0, 12}, {1, 11}}, {{2, 9}, {9, 0}},  {{6, 8}, {5, 3}},  {{3, 10}, {8, 2}},
}};

constexpr std::size_t words_kept = 64;  // per place: five doubtful marks and more
constexpr double greatest_loss = 14;    // of a word: a millionth of the likeliest
constexpr std::size_t most_combinations = 6000;
// A combination this much less likely than the best code is only counted with the rest.
constexpr double ignored_ratio = 1e-4;
constexpr double passes_check = 1.0 / 2048;  // of combinations that are not the code printed
constexpr double bars_without_code = 1;      // rows of bars that are no code, for each that is one
constexpr double codes_among_patterns = 1.0 / (1 << 28);  // 2^102 of 2^130
constexpr double least_chance = 1e-4;  // a mark is never surer, or one would outvote all

struct LikelyWord {
    double loss;  ///< Natural logarithm of how many times less likely than the likeliest.
    MailWord word;
};

/// One of the ten places: its likely words, best first.
struct WordChoice {
    std::vector<LikelyWord> words;
    double best = 0;  ///< Logarithm of the likelihood of the likeliest.
    double mass = 0;  ///< Likelihood of all words, that of the likeliest being 1.
};

using MarkOdds = std::array<std::array<double, mail_word_bits>, mail_word_count>;

double odds_of(double chance) {
    double const held = std::clamp(chance, least_chance, 1 - least_chance);
    return std::log(held / (1 - held));
}

/// Logarithm of the odds of each bit of each word.
MarkOdds mark_odds(MailBars const& bars) {
    MarkOdds odds;
    auto const at = [&](Place place) -> double& {
        return odds[static_cast<std::size_t>(place.word)][static_cast<std::size_t>(place.bit)];
    };
    for (std::size_t i = 0; i < mail_bar_count; ++i) {
        at(places[i].descender) = odds_of(bars[i].descends);
        at(places[i].ascender) = odds_of(bars[i].ascends);
    }
    return odds;
}

/// What each pattern of up to 7 bits adds to the logarithm of a word's likelihood.
std::vector<double> sums_of(std::span<double const> odds) {
    std::vector<double> sums(std::size_t{1} << odds.size());
    for (std::size_t bits = 1; bits < sums.size(); ++bits)
        sums[bits] =
            sums[bits & (bits - 1)] + odds[static_cast<std::size_t>(std::countr_zero(bits))];
    return sums;
}

WordChoice choice_of(std::array<double, mail_word_bits> const& odds, std::size_t place) {
    constexpr std::size_t low_bits = 7;
    std::vector<double> const low = sums_of(std::span(odds).first(low_bits));
    std::vector<double> const high = sums_of(std::span(odds).subspan(low_bits));
    std::vector<double> scores;
    for (MailWord const& word : mail_words(place))
        scores.push_back(low[word.bits % low.size()] + high[word.bits / low.size()]);
    double const best = *std::ranges::max_element(scores);
    WordChoice choice;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        double const loss = best - scores[i];
        if (loss > greatest_loss) continue;
        choice.words.push_back({loss, mail_words(place)[i]});
        choice.mass += std::exp(-loss);
    }
    std::ranges::stable_sort(choice.words, {}, &LikelyWord::loss);
    if (choice.words.size() > words_kept) choice.words.resize(words_kept);
    choice.best = best;
    for (double const odd : odds)
        choice.best -= std::log1p(std::exp(odd));
    return choice;
}

/// One word chosen for each place, by rank.
struct Combination {
    double loss = 0;
    std::array<std::uint8_t, mail_word_count> ranks = {};
    std::size_t last = 0;  ///< Only ranks from here on are still raised: each arises once.
    bool operator>(Combination const& other) const { return loss > other.loss; }
};

using Choices = std::array<WordChoice, mail_word_count>;

std::optional<MailNumber> number_of(Choices const& choices, Combination const& combination) {
    std::array<MailWord, mail_word_count> words;
    for (std::size_t i = 0; i < mail_word_count; ++i)
        words[i] = choices[i].words[combination.ranks[i]].word;
    return mail_number(words);
}

/// What going through the combinations brought. Likelihoods with that of the likeliest being 1.
struct Search {
    std::optional<MailNumber> best;
    double best_likelihood = 0;
    double codes = 0;         ///< Of all codes met.
    double combinations = 0;  ///< Of all combinations met.
};

Search searched(Choices const& choices) {
    Search search;
    std::priority_queue<Combination, std::vector<Combination>, std::greater<>> waiting;
    waiting.push({});
    for (std::size_t i = 0; i < most_combinations && !waiting.empty(); ++i) {
        Combination const at = waiting.top();
        waiting.pop();
        double const likelihood = std::exp(-at.loss);
        if (likelihood < search.best_likelihood * ignored_ratio) break;
        search.combinations += likelihood;
        if (auto const number = number_of(choices, at)) {
            search.codes += likelihood;
            if (!search.best) {
                search.best = number;
                search.best_likelihood = likelihood;
            }
        }
        for (std::size_t place = at.last; place < mail_word_count; ++place) {
            std::size_t const rank = at.ranks[place];
            auto const& words = choices[place].words;
            if (rank + 1 >= words.size()) continue;
            Combination next = at;
            next.loss += words[rank + 1].loss - words[rank].loss;
            ++next.ranks[place];
            next.last = place;
            waiting.push(next);
        }
    }
    return search;
}

}  // namespace

std::optional<MailBars> mail_bars_of(std::string_view letters, double chance_wrong) {
    if (letters.size() != mail_bar_count) return std::nullopt;
    MailBars bars;
    for (std::size_t i = 0; i < mail_bar_count; ++i) {
        char const letter = letters[i];
        if (std::string_view("TADF").find(letter) == std::string_view::npos) return std::nullopt;
        bool const ascends = letter == 'A' || letter == 'F';
        bool const descends = letter == 'D' || letter == 'F';
        bars[i] = {ascends ? 1 - chance_wrong : chance_wrong,
                   descends ? 1 - chance_wrong : chance_wrong};
    }
    return bars;
}

MailBars turned_half(MailBars const& bars) {
    MailBars turned;
    for (std::size_t i = 0; i < mail_bar_count; ++i) {
        MailBar const& bar = bars[mail_bar_count - 1 - i];
        turned[i] = {bar.descends, bar.ascends};
    }
    return turned;
}

std::optional<MailCode> decode_mail(MailBars const& bars) {
    MarkOdds const odds = mark_odds(bars);
    Choices choices;
    double best = 0;
    double mass = 1;
    for (std::size_t place = 0; place < mail_word_count; ++place) {
        choices[place] = choice_of(odds[place], place);
        best += choices[place].best;
        mass *= choices[place].mass;
    }
    double const no_code = bars_without_code * codes_among_patterns / std::exp(best);
    constexpr double even = 0.5;
    // The likeliest code cannot be likelier than the likeliest combination.
    if (1 / (1 + no_code) < even) return std::nullopt;
    Search const search = searched(choices);
    if (!search.best) return std::nullopt;
    double const rest = std::max(0.0, mass - search.combinations) * passes_check;
    double const share = search.best_likelihood / (search.codes + rest + no_code);
    if (share < even) return std::nullopt;
    return MailCode{mail_digits(*search.best), Probability::clamped(share)};
}

}  // namespace lockbox::ocr
