// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>

#include "batches/calibration/binomial.h"
#include "lockbox/page.h"
#include "lockbox/policy.h"
#include "lockbox/probability.h"

namespace lockbox::batches {

/// A reading of which somebody knows whether it is right.
struct JudgedReading {
    Probability stated;
    bool right;
};

/// The readings whose stated error, 1 - probability, lies in one decade.
struct Decade {
    int cases = 0;
    int wrong = 0;
    double expected_wrong = 0;  ///< Sum of the stated errors.

    double stated_error() const { return expected_wrong / cases; }
    double wrong_share() const { return static_cast<double>(wrong) / cases; }
    /// What the true share of wrong readings may be, at 95 %.
    Bounds bounds() const { return binomial_bounds(wrong, cases); }
    enum class Verdict { as_stated, too_sure, too_cautious };
    /// Whether the stated error lies within the bounds.
    Verdict verdict() const;
};

/// Decades 1 to 0.1, 0.1 to 0.01, …; the last takes all that is surer. A decade's greater end
/// belongs to the one before it, except that 0.1 is in the second.
inline constexpr std::size_t decade_count = 6;
std::size_t decade_of(Probability stated);
/// `0.1 to 0.01`, `below 0.00001`.
std::string decade_text(std::size_t decade);

/// How well probabilities foretold what was right.
struct Reliability {
    int read = 0;
    int right = 0;
    int wrong = 0;
    int sure = 0;        ///< At or above the limit asked for.
    int sure_wrong = 0;  ///< Of them.
    std::array<Decade, decade_count> decades;
    /// Expected calibration error: mean over the decades, weighed by their readings, of how far the
    /// share of wrong readings is from the stated one.
    double calibration_error = 0;
    /// Mean natural logarithm lost per reading; a stated 0 or 1 counts as least_error away from it.
    double log_loss = 0;
};
Reliability reliability_of(std::span<JudgedReading const> readings, Probability limit);

/// The probability from which the policy relies on a reading of the field by itself; where it names
/// no limit, 0.99.
Probability limit_of(FieldName field, Policy const& policy);

}  // namespace lockbox::batches
