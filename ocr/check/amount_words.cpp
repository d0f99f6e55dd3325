// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/amount_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "ocr/check/calibration.h"

namespace lockbox::ocr {
namespace {

using Piece = SpellingGraph::Piece;

// Marks added to a path's number, above all amounts.
constexpr std::int64_t cents_stated = 1'000'000'000'000;

// (node, number) pairs kept from frame to frame: on a line of which one look says enough, and on
// one that needs several.
constexpr int beams_at_a_glance = 160;
constexpr int beams_at_a_closer_look = 600;
constexpr double least_guess = 1e-9;  // less likely amounts are not listed
constexpr double unlisted_lag = 60;   // nats, of any amount on a look that shows none
// `forty and 12` is seldom meant as cents; figures that are not legible are rarer than legible
// ones.
constexpr double bare_pair_weight = 0.2;
constexpr double illegible_pair_weight = 0.02;

struct NumberWord {
    int number;
    std::string_view spelling;
};

/// Spellings as schools teach them, and the slips that are common on checks.
constexpr std::array units = {
    NumberWord{1, "one"},   NumberWord{2, "two"},   NumberWord{3, "three"}, NumberWord{4, "four"},
    NumberWord{4, "for"},   NumberWord{5, "five"},  NumberWord{6, "six"},   NumberWord{7, "seven"},
    NumberWord{8, "eight"}, NumberWord{8, "eigth"}, NumberWord{9, "nine"},
};
constexpr std::array teens = {
    NumberWord{10, "ten"},       NumberWord{11, "eleven"},    NumberWord{12, "twelve"},
    NumberWord{12, "twelfe"},    NumberWord{13, "thirteen"},  NumberWord{13, "thirten"},
    NumberWord{14, "fourteen"},  NumberWord{14, "forteen"},   NumberWord{15, "fifteen"},
    NumberWord{16, "sixteen"},   NumberWord{17, "seventeen"}, NumberWord{18, "eighteen"},
    NumberWord{18, "eightteen"}, NumberWord{19, "nineteen"},  NumberWord{19, "ninteen"},
};
constexpr std::array tens = {
    NumberWord{20, "twenty"},  NumberWord{30, "thirty"}, NumberWord{40, "forty"},
    NumberWord{40, "fourty"},  NumberWord{50, "fifty"},  NumberWord{60, "sixty"},
    NumberWord{70, "seventy"}, NumberWord{80, "eighty"}, NumberWord{80, "eigthy"},
    NumberWord{90, "ninety"},  NumberWord{90, "ninty"},
};
constexpr std::array<std::string_view, 4> hundreds = {"hundred", "hundered", "hunderd", "hundread"};
constexpr std::array<std::string_view, 2> thousands = {"thousand", "thousend"};

class Builder {
public:
    explicit Builder(SpellingGraph& graph) : graph_(graph) {}

    void build() {
        Piece const whole =
            graph_.sequence({filler(), beginning(), dollars(), gap(), cents(), ending()});
        graph_.finish(whole);
    }

private:
    Piece text(std::string_view characters) { return graph_.text(characters); }

    Piece gap() { return graph_.optional(graph_.repeated(graph_.any_of(" -,."))); }
    Piece filler() { return graph_.optional(graph_.repeated(graph_.any_of(" -.*#$"))); }

    /// What forms print before the words, where no line or gap parts it from them.
    Piece beginning() {
        constexpr std::array<std::string_view, 5> printed = {"exactly", "pay exactly", "pay",
                                                             "the sum of", "pay the sum of"};
        return graph_.optional(graph_.sequence({any_word(printed), gap(), filler()}));
    }

    template <class Words>
    Piece words(Words const& list, std::int64_t unit) {
        std::vector<Piece> pieces;
        for (NumberWord const& word : list)
            pieces.push_back(graph_.text(word.spelling, word.number * unit));
        return graph_.either(pieces);
    }

    template <class Words>
    Piece any_word(Words const& list) {
        std::vector<Piece> pieces;
        for (std::string_view const word : list)
            pieces.push_back(text(word));
        return graph_.either(pieces);
    }

    /// 1 to 99.
    Piece below_hundred(std::int64_t unit) {
        Piece const compound = graph_.sequence(
            {words(tens, unit), graph_.optional(graph_.sequence({gap(), words(units, unit)}))});
        return graph_.either({words(units, unit), words(teens, unit), compound});
    }

    /// 1 to 1,999, for `twelve hundred` is said too.
    Piece below_two_thousand(std::int64_t unit) {
        Piece const count = graph_.either({words(units, unit * 100), words(teens, unit * 100)});
        Piece const joint =
            graph_.sequence({gap(), graph_.optional(graph_.sequence({any_word(joints_), gap()}))});
        Piece const rest = graph_.optional(graph_.sequence({joint, below_hundred(unit)}));
        return graph_.either(
            {graph_.sequence({count, gap(), any_word(hundreds), rest}), below_hundred(unit)});
    }

    Piece dollars() {
        constexpr std::int64_t dollar = 100;
        Piece const rest = graph_.optional(graph_.sequence({gap(), below_two_thousand(dollar)}));
        Piece const large =
            graph_.sequence({below_hundred(1000 * dollar), gap(), any_word(thousands), rest});
        Piece const none = graph_.either({text("zero"), text("no dollars")});
        return graph_.either({large, below_two_thousand(dollar), none});
    }

    /// Two figures, a nought may look like the letter o.
    Piece two_figures() {
        auto const figure = [&](std::int64_t unit) {
            std::vector<Piece> pieces{graph_.text("o", 0)};
            for (char digit = '0'; digit <= '9'; ++digit)
                pieces.push_back(graph_.text({&digit, 1}, (digit - '0') * unit));
            return graph_.either(pieces);
        };
        Piece const one = figure(1);
        return graph_.either({graph_.sequence({figure(10), one}), figure(1)});
    }

    Piece cents() {
        Piece const joint = graph_.optional(
            graph_.sequence({graph_.optional(graph_.sequence({text("dollars"), gap()})),
                             graph_.optional(graph_.sequence({any_word(joints_), gap()}))}));
        Piece const numerator = graph_.either(
            {two_figures(), any_word(std::array<std::string_view, 4>{"no", "xx", "x", "zero"})});
        Piece const denominator = graph_.either({text("100"), text("1oo"), text("10o"), text("00"),
                                                 text("xx"), text("oo"), text("10"), text("1o")});
        Piece const hundredths =
            graph_.sequence({numerator, graph_.optional(graph_.any_of("/-1 .")), denominator});
        Piece const spelled = graph_.sequence(
            {graph_.either({below_hundred(1), two_figures(), text("no"), text("zero")}), gap(),
             text("cent"), graph_.optional(text("s"))});
        Piece const bare = graph_.sequence({any_word(joints_), gap(), two_figures()});
        Piece const stated = graph_.valued(
            graph_.either({hundredths, spelled, graph_.weighted(bare, bare_pair_weight)}),
            cents_stated);
        // Stacked cents that cannot be told apart: any figures and strokes.
        Piece const illegible = graph_.weighted(
            graph_.repeated(graph_.any_of("0123456789/oxn-.,'")), illegible_pair_weight);
        return graph_.sequence({joint, graph_.optional(graph_.either({stated, illegible}))});
    }

    Piece ending() {
        Piece const word = graph_.either({text("dollars"), text("dollar"), text("only"),
                                          text("exactly"), text("doll"), text("even")});
        return graph_.sequence(
            {filler(), graph_.optional(graph_.sequence({word, filler(), graph_.optional(word)})),
             filler()});
    }

    SpellingGraph& graph_;
    static constexpr std::array<std::string_view, 4> joints_ = {"and", "&", "+", "an"};
};

}  // namespace

AmountWordsGrammar::AmountWordsGrammar() {
    Builder(graph_).build();
}

namespace {

/// A number that the words may say, and how far it falls behind the likeliest way of all, in nats:
/// the mean over the looks.
struct LaggingValue {
    std::int64_t value;
    double lag;
};

std::vector<LaggingValue> lagging_values(SpellingGraph const& graph,
                                         std::span<FoldedScores const> looks) {
    int const beams = looks.size() > 1 ? beams_at_a_closer_look : beams_at_a_glance;
    std::vector<std::vector<SpellingGraph::Value>> each;
    std::vector<double> best_way, floor;
    std::vector<std::int64_t> numbers;
    for (FoldedScores const& scores : looks) {
        each.push_back(graph.values(scores, beams));
        best_way.push_back(scores.best_way());
        // What fell off the beam lags at least as far as the last that did not.
        floor.push_back(each.back().empty() ? best_way.back() - unlisted_lag
                                            : each.back().back().log_likelihood);
        for (auto const& value : each.back())
            numbers.push_back(value.value);
    }
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    std::vector<LaggingValue> values;
    for (std::int64_t const number : numbers) {
        double lag = 0;
        for (std::size_t i = 0; i < each.size(); ++i) {
            auto const at = std::ranges::find(each[i], number, &SpellingGraph::Value::value);
            lag += (at == each[i].end() ? floor[i] : at->log_likelihood) - best_way[i];
        }
        values.push_back({number, lag / static_cast<double>(each.size())});
    }
    std::ranges::stable_sort(values, std::greater(), &LaggingValue::lag);
    return values;
}

struct WeighedValue {
    std::int64_t value;
    double weight;
};

/// Whether the digit for so many dollars is said as `four`, not as a part of `fourteen`.
bool says_four(std::int64_t dollars, std::int64_t unit) {
    return dollars / unit % 10 == 4 && dollars / unit / 10 % 10 != 1;
}

/// The values with that share of every `four` moved to `five` which the network takes for it;
/// heaviest first.
std::vector<WeighedValue> fours_doubted(std::vector<WeighedValue> const& stated) {
    constexpr std::array<std::int64_t, 3> units_said{1, 100, 1000};
    std::vector<WeighedValue> values = stated;
    for (std::size_t i = 0; i < stated.size(); ++i) {
        std::int64_t const dollars = stated[i].value % cents_stated / 100;
        for (std::int64_t const unit : units_said) {
            if (!says_four(dollars, unit)) continue;
            double const share = fives_read_as_four * stated[i].weight;
            std::int64_t const five = stated[i].value + unit * 100;
            values[i].weight -= share;
            auto const at = std::ranges::find(values, five, &WeighedValue::value);
            if (at == values.end())
                values.push_back({five, share});
            else
                at->weight += share;
        }
    }
    std::ranges::stable_sort(values, std::greater(), &WeighedValue::weight);
    return values;
}

}  // namespace

WordsMeaning AmountWordsGrammar::meaning(std::span<FoldedScores const> looks) const {
    WordsMeaning result;
    auto const values = lagging_values(graph_, looks);
    if (values.empty()) return result;
    result.lag = values.front().lag;
    double total = std::exp(-words_else_nats);
    std::vector<WeighedValue> weighed;
    for (auto const& value : values) {
        weighed.push_back({value.value, std::exp(words_trust * value.lag)});
        total += weighed.back().weight;
    }
    for (auto const& [value, weight] : fours_doubted(std::move(weighed))) {
        double const probability = weight / total;
        if (probability < least_guess) continue;
        if (value >= cents_stated) {
            Cents const amount = Cents::of(value - cents_stated);
            if (amount > no_cents) result.amounts.push_back({amount, probability});
        } else {
            result.dollars_only.push_back({value / 100, probability});
        }
    }
    return result;
}

}  // namespace lockbox::ocr
