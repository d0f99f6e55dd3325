// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "matching/digit_evidence.h"

namespace lockbox::matching {

/// The likeliest digit strings of some positions of a reading, as numbers, likeliest first, and the
/// probability that the string meant is none of them.
struct LikeliestNumbers {
    std::vector<std::uint64_t> values;
    std::vector<double> probabilities;
    double missed = 0;
    double best_missed = 0;  ///< The most that a string left out can have, as a share of the best.
};

/// Exact: positions are independent, so the best `most` strings of a prefix contain the prefixes of
/// the best `most` strings. Strings less likely than `least` times the likeliest are left out, and
/// counted as missed.
LikeliestNumbers likeliest_numbers(DigitReading const& reading,
                                   std::span<std::size_t const> positions, std::size_t most,
                                   double least = 1e-6);

}  // namespace lockbox::matching
