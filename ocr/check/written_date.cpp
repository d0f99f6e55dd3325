// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/written_date.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "ocr/check/calibration.h"

namespace lockbox::ocr {
namespace {

using Piece = SpellingGraph::Piece;

// A path's number is year, month and day as YYYYMMDD.
constexpr std::int64_t year_unit = 10'000;
constexpr std::int64_t month_unit = 100;
constexpr int beams = 100;
constexpr double least_guess = 1e-9;
/// How often two equal figures side by side are read as one: a hand that draws 11 as two close
/// strokes leaves the network no blank between them. Before date_trust, which makes 1 in 50 of it,
/// the share of such Novembers among generated handwritten dates.
constexpr double one_of_two = 0.004;

constexpr std::array<std::string_view, 12> months = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

class Builder {
public:
    explicit Builder(SpellingGraph& graph) : graph_(graph) {}

    void build() {
        Piece const month_first =
            graph_.sequence({month_number(), slash(), number(1, 31, 1),
                             graph_.either({slash(), slash_as_one()}), year_and_end()});
        Piece const slash_lost = graph_.sequence(
            {month_number(), slash_as_one(), number(1, 31, 1), slash(), year_and_end()});
        Piece const named = graph_.sequence(
            {month_name(), gap(), number(1, 31, 1), ordinal(), gap(), year_and_end()});
        Piece const day_first = graph_.sequence(
            {number(1, 31, 1), ordinal(), gap(), month_name(), gap(), year_and_end()});
        Piece const iso = graph_.sequence(
            {long_year(), slash(), month_number(), slash(), number(1, 31, 1), gap()});
        graph_.finish(graph_.sequence(
            {label(), graph_.either({month_first, slash_lost, named, day_first, iso})}));
    }

private:
    Piece gap() { return graph_.optional(graph_.repeated(graph_.any_of(" ,.-"))); }
    Piece space() { return graph_.optional(graph_.repeated(graph_.text(" "))); }

    Piece slash() { return graph_.sequence({space(), graph_.any_of("/-."), space()}); }

    /// A slash may be read as a 1, seldom; were both, any number of six figures were a date.
    Piece slash_as_one() {
        return graph_.sequence({space(), graph_.weighted(graph_.text("1"), 0.02), space()});
    }

    /// The printed label, as small print is misread.
    Piece label() {
        constexpr double seldom = 0.1;  // rows are cut where the line begins
        return graph_.optional(graph_.weighted(
            graph_.sequence({graph_.any_of("dob"), graph_.any_of("aonu"),
                             graph_.optional(graph_.any_of("tiln")), graph_.any_of("ecs"),
                             graph_.optional(graph_.any_of(":.")), space()}),
            seldom));
    }

    Piece year_and_end() {
        return graph_.sequence({year(), gap(), graph_.optional(graph_.text("$"))});
    }

    Piece ordinal() {
        return graph_.optional(graph_.either(
            {graph_.text("th"), graph_.text("st"), graph_.text("nd"), graph_.text("rd")}));
    }

    /// `7`, `07`, `17`; a nought in front is optional below ten, one figure of `11` and `22` may
    /// be lost.
    Piece number(int from, int to, std::int64_t unit) {
        std::vector<Piece> pieces;
        for (int n = from; n <= to; ++n) {
            if (n < 10) pieces.push_back(graph_.text("0" + std::to_string(n), n * unit));
            pieces.push_back(graph_.text(std::to_string(n), n * unit));
            if (n % 11 == 0)
                pieces.push_back(
                    graph_.weighted(graph_.text(std::to_string(n / 11), n * unit), one_of_two));
        }
        return graph_.either(pieces);
    }

    Piece month_number() { return number(1, 12, month_unit); }

    Piece month_name() {
        std::vector<Piece> pieces;
        for (std::size_t i = 0; i < months.size(); ++i) {
            auto const value = static_cast<std::int64_t>(i + 1) * month_unit;
            pieces.push_back(graph_.text(months[i], value));
            if (months[i].size() > 3) pieces.push_back(graph_.text(months[i].substr(0, 3), value));
        }
        pieces.push_back(graph_.text("sept", 9 * month_unit));
        return graph_.either(pieces);
    }

    Piece long_year() {
        std::vector<Piece> pieces;
        for (int y = 2000; y < 2100; ++y)
            pieces.push_back(graph_.text(std::to_string(y), y * year_unit));
        return graph_.either(pieces);
    }

    Piece year() {
        std::vector<Piece> tens;
        for (char ten = '0'; ten <= '9'; ++ten) {
            std::vector<Piece> ones;
            for (char one = '0'; one <= '9'; ++one)
                ones.push_back(
                    graph_.text({&one, 1}, (2000 + (ten - '0') * 10 + one - '0') * year_unit));
            tens.push_back(graph_.sequence({graph_.text({&ten, 1}), graph_.either(ones)}));
        }
        Piece const apostrophe = graph_.optional(graph_.text("'"));
        Piece const century = graph_.optional(graph_.text("20"));
        return graph_.sequence({apostrophe, century, graph_.either(tens)});
    }

    SpellingGraph& graph_;
};

}  // namespace

DateGrammar::DateGrammar() {
    Builder(graph_).build();
}

namespace {

struct LaggingDate {
    std::int64_t value;
    double lag;  ///< Nats behind the likeliest way of all: the mean over the looks.
};

std::vector<LaggingDate> lagging_dates(SpellingGraph const& graph,
                                       std::span<FoldedScores const> looks) {
    // A look that falls so far behind the best shows no date, but, say, a label pulled apart.
    constexpr double shows_none = 8;
    std::vector<std::vector<SpellingGraph::Value>> each;
    double best_look = -std::numeric_limits<double>::infinity();
    for (FoldedScores const& scores : looks) {
        auto values = graph.values(scores, beams);
        if (values.empty()) continue;
        for (auto& value : values)
            value.log_likelihood -= scores.best_way();
        best_look = std::max(best_look, values.front().log_likelihood);
        each.push_back(std::move(values));
    }
    std::erase_if(each, [&](auto const& values) {
        return values.front().log_likelihood < best_look - shows_none;
    });
    std::vector<LaggingDate> dates;
    for (auto const& values : each)
        for (auto const& value : values)
            if (std::ranges::find(dates, value.value, &LaggingDate::value) == dates.end())
                dates.push_back({value.value, 0});
    for (LaggingDate& date : dates)
        for (auto const& values : each) {
            auto const at = std::ranges::find(values, date.value, &SpellingGraph::Value::value);
            // What fell off the beam lags at least as far as the last that did not.
            date.lag += (at == values.end() ? values.back() : *at).log_likelihood /
                        static_cast<double>(each.size());
        }
    std::ranges::stable_sort(dates, std::greater(), &LaggingDate::lag);
    return dates;
}

}  // namespace

DateMeaning DateGrammar::meaning(std::span<FoldedScores const> looks) const {
    DateMeaning result;
    auto const values = lagging_dates(graph_, looks);
    if (values.empty()) return result;
    result.lag = values.front().lag;
    double total = std::exp(-date_else_nats);
    std::vector<double> weight;
    for (auto const& value : values) {
        weight.push_back(std::exp(date_trust * value.lag));
        total += weight.back();
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto const v = values[i].value;
        auto const date = BusinessDate::of(static_cast<int>(v / year_unit),
                                           static_cast<unsigned>(v / month_unit % 100),
                                           static_cast<unsigned>(v % 100));
        if (date && weight[i] / total >= least_guess)
            result.dates.push_back({*date, weight[i] / total});
    }
    return result;
}

}  // namespace lockbox::ocr
