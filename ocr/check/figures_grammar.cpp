// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/figures_grammar.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "ocr/network/several_looks.h"

namespace lockbox::ocr {
namespace {

using Piece = SpellingGraph::Piece;

constexpr int beams = 200;  // (node, amount) pairs kept from frame to frame
constexpr double least_guess = 1e-9;
constexpr std::int64_t dollar = 100;
constexpr int longest_dollars = 6;    // $999,999: no premium is larger
constexpr int longest_unmarked = 4;   // dollars alone; longer ones without a comma are no amount
constexpr int shortest_unmarked = 2;  // a single figure is a stroke or a letter

// How much of the network's mass a spelling keeps: starting values.
constexpr double whole_only = 0.15;    // mostly a year, a number, or cents that the crop lost
constexpr double cut_short = 0.02;     // `67/100` without dollars is mostly a field cut short
constexpr double stroke_as_one = 0.2;  // `67/100` read as 671100
constexpr double stroke_unseen = 0.1;  // `67/100` read as 67100
constexpr double point_unseen = 0.01;  // `345.67` read as 34567
constexpr double other_field = 0.2;    // figures before the currency sign
constexpr double bare_pair = 0.3;      // `67` without a hundred
constexpr double noisy_hundred = 0.3;  // `67/100` read as 67/10, 67/1x00, ...

class Builder {
public:
    explicit Builder(SpellingGraph& graph) : graph_(graph) {}

    void build() {
        Piece const amount = graph_.either(
            {graph_.sequence({dollars(1, longest_dollars, Mark::at_will), cents()}),
             graph_.sequence({dollars(shortest_unmarked, longest_dollars, Mark::at_will), dash()}),
             graph_.weighted(dollars(shortest_unmarked, longest_unmarked, Mark::never), whole_only),
             graph_.weighted(dollars(longest_unmarked, longest_dollars, Mark::always), whole_only),
             graph_.weighted(less_than_one_dollar(), cut_short)});
        Piece const before = graph_.optional(graph_.weighted(
            graph_.sequence({graph_.repeated(graph_.any_of("0123456789/-.,x ")), graph_.text("$")}),
            other_field));
        graph_.finish(graph_.sequence({before, filler("*$#- "), amount, ending()}));
    }

    /// `$345` or `345.` alone.
    void build_dollars() {
        graph_.finish(graph_.sequence(
            {filler("*$#- "), dollars(1, longest_dollars, Mark::at_will), filler(".-")}));
    }

    /// `67/100` alone.
    void build_cents() {
        Piece const stated = graph_.either(
            {graph_.sequence({graph_.either({two_figures(), graph_.text("xx")}), hundredths()}),
             graph_.weighted(two_figures(), bare_pair)});
        graph_.finish(graph_.sequence({filler("-.,/# "), stated, ending()}));
    }

private:
    Piece filler(std::string_view characters) {
        return graph_.optional(graph_.repeated(graph_.any_of(characters)));
    }

    /// Strokes and stars that fill the field; behind a star others are misread.
    Piece ending() {
        Piece const stars = graph_.sequence({graph_.text("*"), filler("*#-./x ")});
        return graph_.sequence({filler("#-. "), graph_.optional(stars)});
    }

    Piece digit(char from, std::int64_t unit) {
        std::vector<Piece> pieces;
        for (char d = from; d <= '9'; ++d)
            pieces.push_back(graph_.text({&d, 1}, (d - '0') * unit));
        return graph_.either(pieces);
    }

    /// Of thousands.
    enum class Mark { never, at_will, always };

    /// `1234`, `1,234`, `1.234`: from `least` to `most` figures, the first no nought.
    Piece dollars(int least, int most, Mark mark) {
        std::vector<Piece> lengths;
        for (int length = least; length <= most; ++length) {
            std::vector<Piece> places;
            std::int64_t unit = dollar;
            for (int i = 1; i < length; ++i)
                unit *= 10;
            for (int left = length; left > 0; --left, unit /= 10) {
                places.push_back(digit(left == length ? '1' : '0', unit));
                if (left != 4 || mark == Mark::never) continue;
                Piece const sign = graph_.any_of(",.");
                places.push_back(mark == Mark::always ? sign : graph_.optional(sign));
            }
            lengths.push_back(graph_.sequence(places));
        }
        return graph_.either(lengths);
    }

    Piece two_figures() { return graph_.sequence({digit('0', 10), digit('0', 1)}); }

    /// What follows the figures of cents that are written as hundredths.
    Piece hundredths() {
        Piece const denominator = graph_.either(
            {graph_.text("100"), graph_.text("00"), graph_.text("xx"),
             graph_.weighted(graph_.repeated(graph_.any_of("01x/-")), noisy_hundred)});
        return graph_.either({graph_.sequence({graph_.text("/"), graph_.optional(denominator)}),
                              graph_.weighted(graph_.text("1100"), stroke_as_one),
                              graph_.weighted(graph_.text("100"), stroke_unseen)});
    }

    Piece cents() {
        Piece const mark = graph_.any_of(".,-");
        Piece const pointed = graph_.sequence({mark, two_figures(), graph_.optional(hundredths())});
        Piece const barred =
            graph_.sequence({graph_.either({two_figures(), graph_.text("xx")}), hundredths()});
        Piece const struck =
            graph_.sequence({graph_.any_of(".-"), graph_.text("xx"), hundredths()});
        return graph_.either(
            {pointed, barred, struck, graph_.weighted(two_figures(), point_unseen)});
    }

    /// `345.-`: strokes in the place of the cents.
    Piece dash() { return graph_.sequence({graph_.any_of(".-"), filler("-")}); }

    Piece less_than_one_dollar() {
        Piece const nought = graph_.optional(graph_.text("0"));
        return graph_.sequence(
            {nought, graph_.either({graph_.sequence({graph_.any_of(".-"), two_figures()}),
                                    graph_.sequence({two_figures(), hundredths()})})});
    }

    SpellingGraph& graph_;
};

}  // namespace

FiguresGrammar::FiguresGrammar() {
    Builder(graph_).build();
    Builder(dollars_).build_dollars();
    Builder(cents_).build_cents();
}

namespace {

/// What a graph's values have together, over the looks.
struct PooledValues {
    std::vector<std::int64_t> values;  ///< In their order.
    std::vector<double> probability;
};

PooledValues pooled_values(SpellingGraph const& graph, std::span<LineScores const> looks) {
    std::vector<std::vector<SpellingGraph::Value>> each;
    PooledValues result;
    auto& found = result.values;
    for (LineScores const& look : looks) {
        each.push_back(graph.values(FoldedScores(look), beams));
        for (auto const& value : each.back())
            found.push_back(value.value);
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::vector<std::vector<double>> p(each.size(), std::vector<double>(found.size(), 0));
    for (std::size_t look = 0; look < each.size(); ++look)
        for (auto const& value : each[look]) {
            auto const at = std::ranges::lower_bound(found, value.value) - found.begin();
            p[look][static_cast<std::size_t>(at)] = std::exp(value.log_likelihood);
        }
    result.probability = p.size() == 1 ? p.front() : pooled(p);
    return result;
}

}  // namespace

AmountGuesses FiguresGrammar::amounts(std::span<LineScores const> looks) const {
    PooledValues const together = pooled_values(graph_, looks);
    AmountGuesses guesses;
    for (std::size_t i = 0; i < together.values.size(); ++i)
        if (together.values[i] > 0 && together.probability[i] >= least_guess)
            guesses.push_back({Cents::of(together.values[i]), together.probability[i]});
    std::ranges::stable_sort(guesses, std::greater(), &AmountGuess::probability);
    return guesses;
}

std::vector<double> FiguresGrammar::cents(std::span<LineScores const> looks) const {
    PooledValues const together = pooled_values(cents_, looks);
    std::vector<double> result(static_cast<std::size_t>(dollar), 0);
    for (std::size_t i = 0; i < together.values.size(); ++i)
        result[static_cast<std::size_t>(together.values[i])] = together.probability[i];
    return result;
}

AmountGuesses FiguresGrammar::amounts_of_parts(std::span<LineScores const> dollars,
                                               std::span<LineScores const> cents) const {
    PooledValues const whole = pooled_values(dollars_, dollars);
    PooledValues const part = pooled_values(cents_, cents);
    AmountGuesses guesses;
    for (std::size_t i = 0; i < whole.values.size(); ++i)
        for (std::size_t k = 0; k < part.values.size(); ++k) {
            double const probability = whole.probability[i] * part.probability[k];
            if (probability >= least_guess)
                guesses.push_back({Cents::of(whole.values[i] + part.values[k]), probability});
        }
    std::ranges::stable_sort(guesses, std::greater(), &AmountGuess::probability);
    return guesses;
}

FiguresGrammar const& figures_grammar() {
    static FiguresGrammar const grammar;
    return grammar;
}

AmountGuesses amounts_in_looks(LineNetwork& digits, std::vector<cv::Mat> const& looks) {
    constexpr double little_doubt = 0.97;  // a first look this sure is seldom turned by others
    std::vector<LineScores> scores{digits.read(looks.front())};
    AmountGuesses first = figures_grammar().amounts(scores);
    if (!first.empty() && first.front().probability > little_doubt) return first;
    for (std::size_t i = 1; i < looks.size(); ++i)
        scores.push_back(digits.read(looks[i]));
    return figures_grammar().amounts(scores);
}

}  // namespace lockbox::ocr
