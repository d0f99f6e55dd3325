// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>

#include "lockbox/probability.h"

namespace lockbox {

/// No reading counts as surer, either way, than one in a thousand million: nobody will ever key the
/// cases that would tell.
inline constexpr double least_error = 1e-9;

/// Natural logarithm of the odds p : 1 - p, with p kept within least_error of 0 and 1.
inline double log_odds(Probability p) {
    double const q = std::clamp(p.value(), least_error, 1.0 - least_error);
    return std::log(q) - std::log1p(-q);
}

inline Probability from_log_odds(double odds) {
    return Probability::clamped(odds >= 0 ? 1.0 / (1.0 + std::exp(-odds))
                                          : std::exp(odds) / (1.0 + std::exp(odds)));
}

}  // namespace lockbox
