// SPDX-License-Identifier: Apache-2.0
#include "matching/likeliest_numbers.h"

#include <algorithm>

namespace lockbox::matching {
namespace {

constexpr double least_probability = 1e-6;

struct Prefix {
    std::uint64_t value;
    double probability;
};

bool likelier(Prefix const& a, Prefix const& b) {
    return a.probability != b.probability ? a.probability > b.probability : a.value < b.value;
}

}  // namespace

LikeliestNumbers likeliest_numbers(DigitReading const& reading,
                                   std::span<std::size_t const> positions, std::size_t most) {
    std::vector<Prefix> best{{0, 1.0}};
    std::vector<Prefix> longer;
    for (std::size_t const position : positions) {
        longer.clear();
        for (Prefix const& prefix : best)
            for (std::uint64_t d = 0; d < 10; ++d) {
                double const p = prefix.probability * reading.rows[position][d];
                if (p >= least_probability) longer.push_back({prefix.value * 10 + d, p});
            }
        std::sort(longer.begin(), longer.end(), likelier);
        if (longer.size() > most) longer.resize(most);
        best.swap(longer);
    }
    LikeliestNumbers result;
    double kept = 0;
    for (Prefix const& number : best) {
        result.values.push_back(number.value);
        kept += number.probability;
    }
    result.missed = std::max(0.0, 1.0 - kept);
    return result;
}

}  // namespace lockbox::matching
