// SPDX-License-Identifier: Apache-2.0
#include "batches/calibration/fit_line.h"

#include <cmath>
#include <vector>

#include "lockbox/log_odds.h"

namespace lockbox::batches {
namespace {

/// A line that doubles or halves the log odds, or adds e^2 = 7 to one to the odds, is one or two
/// standard deviations off.
constexpr double slope_deviation = 0.5;
constexpr double offset_deviation = 2.0;
constexpr int most_steps = 50;
constexpr int most_halvings = 30;
constexpr double small_step = 1e-9;

/// What is to be least: the logarithm of the posterior, negated. Convex.
class Objective {
public:
    explicit Objective(std::span<JudgedReading const> readings) {
        for (JudgedReading const& reading : readings)
            points_.push_back({log_odds(reading.stated), reading.right});
    }

    double at(LogOddsLine line) const {
        double const ds = (line.slope - 1) / slope_deviation;
        double const d0 = line.offset / offset_deviation;
        double sum = (ds * ds + d0 * d0) / 2;
        for (Point const& point : points_) {
            double const y = line.slope * point.x + line.offset;
            double const z = point.right ? -y : y;
            sum += z > 0 ? z + std::log1p(std::exp(-z)) : std::log1p(std::exp(z));
        }
        return sum;
    }

    /// Newton's step; of the offset alone where the slope is to stay.
    LogOddsLine step(LogOddsLine line, bool slope_stays) const {
        double g0 = line.offset / (offset_deviation * offset_deviation);
        double g1 = (line.slope - 1) / (slope_deviation * slope_deviation);
        double h00 = 1 / (offset_deviation * offset_deviation), h01 = 0;
        double h11 = 1 / (slope_deviation * slope_deviation);
        for (Point const& point : points_) {
            double const p = from_log_odds(line.slope * point.x + line.offset).value();
            double const residual = p - (point.right ? 1 : 0);
            double const weight = p * (1 - p);
            g0 += residual;
            g1 += residual * point.x;
            h00 += weight;
            h01 += weight * point.x;
            h11 += weight * point.x * point.x;
        }
        if (slope_stays) return {0, -g0 / h00};
        double const determinant = h00 * h11 - h01 * h01;
        return {(h01 * g0 - h00 * g1) / determinant, (h01 * g1 - h11 * g0) / determinant};
    }

private:
    struct Point {
        double x;
        bool right;
    };
    std::vector<Point> points_;
};

LogOddsLine least(Objective const& objective, LogOddsLine line, bool slope_stays) {
    double value = objective.at(line);
    for (int i = 0; i < most_steps; ++i) {
        LogOddsLine step = objective.step(line, slope_stays);
        if (std::abs(step.slope) + std::abs(step.offset) < small_step) break;
        for (int halving = 0; halving < most_halvings; ++halving) {
            LogOddsLine const next{line.slope + step.slope, line.offset + step.offset};
            double const next_value = objective.at(next);
            if (next_value <= value) {
                line = next;
                value = next_value;
                break;
            }
            step = {step.slope / 2, step.offset / 2};
        }
    }
    return line;
}

}  // namespace

LogOddsLine fit_line(std::span<JudgedReading const> readings) {
    Objective const objective(readings);
    LogOddsLine const line = least(objective, {}, false);
    // Where surer readings are wronger, what was stated tells nothing.
    return line.slope >= 0 ? line : least(objective, {0, 0}, true);
}

}  // namespace lockbox::batches
