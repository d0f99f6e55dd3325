// SPDX-License-Identifier: Apache-2.0
#include "batches/calibration/fit.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "batches/calibration/fit_line.h"
#include "batches/calibration/isotonic.h"
#include "lockbox/log_odds.h"

namespace lockbox::batches {
namespace {

constexpr std::size_t most_ranges = 20;
constexpr std::size_t ranges_of_a_line = 8;
/// Two readings, one right and one wrong by Laplace; here as right as they state.
constexpr double prior_cases = 2;
/// In log odds; one in a hundred of the odds.
constexpr double no_difference = 0.01;
/// In log odds; less is lost where a probability near 1 is a number of 64 bits.
constexpr double tells_apart = 1e-6;

/// Neighbouring readings, from the least sure on.
struct Range {
    int cases = 0;
    int right = 0;
    double log_odds_sum = 0;
    double stated_sum = 0;

    Probability stated() const { return from_log_odds(log_odds_sum / cases); }
};

/// A knot and what it rests on.
struct Support {
    CalibrationMap::Knot knot;
    int cases;
};

/// Ranges of about equal numbers; equal probabilities are never parted. Precondition: sorted.
std::vector<Range> ranges_of(std::span<JudgedReading const> readings, std::size_t count) {
    std::size_t const size = (readings.size() + count - 1) / count;
    std::vector<Range> ranges;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        double const x = log_odds(readings[i].stated);
        bool const differs = i == 0 || log_odds(readings[i - 1].stated) + tells_apart < x;
        bool const full = !ranges.empty() && static_cast<std::size_t>(ranges.back().cases) >= size;
        if (ranges.empty() || (full && differs)) ranges.emplace_back();
        Range& range = ranges.back();
        ++range.cases;
        range.right += readings[i].right ? 1 : 0;
        range.log_odds_sum += x;
        range.stated_sum += readings[i].stated.value();
    }
    return ranges;
}

std::vector<Support> steps_through(std::vector<Range> const& ranges) {
    std::vector<WeightedValue> values;
    for (Range const& range : ranges) {
        double const weight = range.cases + prior_cases;
        double const prior = prior_cases * range.stated_sum / range.cases;
        values.push_back({(range.right + prior) / weight, weight});
    }
    std::vector<double> const pooled = isotonic(values);
    std::vector<Support> steps;
    for (std::size_t i = 0; i < ranges.size();) {
        std::size_t end = i;
        int cases = 0;
        for (; end < ranges.size() && pooled[end] == pooled[i]; ++end)
            cases += ranges[end].cases;
        for (; i < end; ++i)
            steps.push_back({{ranges[i].stated(), Probability::clamped(pooled[i])}, cases});
    }
    return steps;
}

std::vector<Support> line_through(std::vector<Range> const& ranges, LogOddsLine line) {
    std::vector<Support> knots;
    for (Range const& range : ranges) {
        double const x = range.log_odds_sum / range.cases;
        knots.push_back(
            {{range.stated(), from_log_odds(line.slope * x + line.offset)}, range.cases});
    }
    return knots;
}

/// Which way the readings may move what is stated.
struct Latitude {
    bool raise;  ///< They are more than few.
    bool lower;  ///< One of them at least is wrong.
};

/// No knot raised beyond what its readings grant; then none above the next one.
std::vector<CalibrationMap::Knot> cautious(std::vector<Support> const& supports, Latitude may) {
    std::vector<CalibrationMap::Knot> knots;
    for (auto const& [knot, cases] : supports) {
        double const succession = may.raise ? (cases + 1.0) / (cases + prior_cases) : 0.0;
        double const most = std::max(knot.stated.value(), succession);
        double const fewest = may.lower ? 0.0 : knot.stated.value();
        double const right = std::clamp(knot.right.value(), fewest, most);
        knots.push_back(
            {knot.stated, Probability::of(std::clamp(right, least_error, 1.0 - least_error))});
    }
    for (std::size_t i = knots.size() - 1; i-- > 0;)
        knots[i].right = std::min(knots[i].right, knots[i + 1].right);
    return knots;
}

bool changes_nothing(std::vector<CalibrationMap::Knot> const& knots) {
    return std::all_of(knots.begin(), knots.end(), [](CalibrationMap::Knot const& knot) {
        return std::abs(log_odds(knot.right) - log_odds(knot.stated)) < no_difference;
    });
}

}  // namespace

std::optional<FieldCalibration> fitted(std::span<JudgedReading const> readings) {
    if (readings.empty()) return std::nullopt;
    std::vector<JudgedReading> sorted(readings.begin(), readings.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](auto const& a, auto const& b) { return a.stated < b.stated; });
    auto const cases = static_cast<int>(sorted.size());
    auto const wrong = static_cast<int>(
        std::count_if(sorted.begin(), sorted.end(), [](auto const& r) { return !r.right; }));
    bool const open_shape = cases >= many_cases && wrong >= many_wrong;
    auto const supports = open_shape
                              ? steps_through(ranges_of(sorted, most_ranges))
                              : line_through(ranges_of(sorted, ranges_of_a_line), fit_line(sorted));
    auto knots = cautious(supports, {.raise = cases > few_cases, .lower = wrong > 0});
    if (changes_nothing(knots)) return std::nullopt;
    auto map = CalibrationMap::through(std::move(knots));
    LOCKBOX_ASSERT(map.has_value());
    return FieldCalibration{std::move(*map),
                            open_shape ? CalibrationMethod::steps : CalibrationMethod::line, cases,
                            wrong};
}

}  // namespace lockbox::batches
