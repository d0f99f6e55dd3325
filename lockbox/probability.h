// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>

#include "lockbox/assertion.h"

namespace lockbox {

/// A probability in [0, 1]. The only scale of confidence in the program.
class Probability {
public:
    static constexpr Probability of(double p) {
        LOCKBOX_ASSERT(p >= 0.0 && p <= 1.0);
        return Probability(p);
    }
    /// For sums of floating-point terms that may stand a rounding error outside [0, 1].
    static constexpr Probability clamped(double p) {
        return Probability(p < 0.0 ? 0.0 : p > 1.0 ? 1.0 : p);
    }
    constexpr double value() const { return p_; }
    constexpr Probability complement() const { return Probability(1.0 - p_); }
    friend constexpr auto operator<=>(Probability, Probability) = default;

private:
    explicit constexpr Probability(double p) : p_(p) {}
    double p_;
};

/// Evidence in bits: log2 of how much likelier an observation is if the candidate is right.
class WeightBits {
public:
    static constexpr WeightBits of(double bits) { return WeightBits(bits); }
    constexpr double value() const { return bits_; }
    friend constexpr auto operator<=>(WeightBits, WeightBits) = default;
    friend constexpr WeightBits operator+(WeightBits a, WeightBits b) {
        return WeightBits(a.bits_ + b.bits_);
    }
    friend constexpr WeightBits operator-(WeightBits a, WeightBits b) {
        return WeightBits(a.bits_ - b.bits_);
    }

private:
    explicit constexpr WeightBits(double bits) : bits_(bits) {}
    double bits_;
};

}  // namespace lockbox
