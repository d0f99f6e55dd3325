// SPDX-License-Identifier: Apache-2.0
#include "matching/likeliest_numbers.h"

#include <algorithm>
#include <array>

namespace lockbox::matching {
namespace {

struct Prefix {
    std::uint64_t value;
    double probability;
};

bool likelier(Prefix const& a, Prefix const& b) {
    return a.probability != b.probability ? a.probability > b.probability : a.value < b.value;
}

/// The digits of a position, likeliest first, as far as they are likely enough.
std::vector<Prefix> digits_at(std::array<double, 10> const& row, double least) {
    double const best = *std::max_element(row.begin(), row.end());
    std::vector<Prefix> digits;
    for (std::uint64_t d = 0; d < row.size(); ++d)
        if (row[d] >= least * best) digits.push_back({d, row[d]});
    std::sort(digits.begin(), digits.end(), likelier);
    return digits;
}

}  // namespace

LikeliestNumbers likeliest_numbers(DigitReading const& reading,
                                   std::span<std::size_t const> positions, std::size_t most,
                                   double least) {
    std::vector<Prefix> best{{0, 1.0}};
    std::vector<Prefix> longer;
    for (std::size_t const position : positions) {
        auto const digits = digits_at(reading.rows[position], least);
        double const least_now = best.front().probability * digits.front().probability * least;
        longer.clear();
        // The i-th prefix with the j-th digit is beaten by i × j others. Equals are kept in the
        // order of their values, so one more row is looked at.
        for (std::size_t i = 0; i < best.size(); ++i)
            for (std::size_t j = 0; j < digits.size() && i * j <= most; ++j) {
                double const p = best[i].probability * digits[j].probability;
                if (p < least_now) break;
                longer.push_back({best[i].value * 10 + digits[j].value, p});
            }
        std::sort(longer.begin(), longer.end(), likelier);
        if (longer.size() > most) longer.resize(most);
        best.swap(longer);
    }
    LikeliestNumbers result;
    double kept = 0;
    for (Prefix const& number : best) {
        result.values.push_back(number.value);
        result.probabilities.push_back(number.probability);
        kept += number.probability;
    }
    result.missed = std::max(0.0, 1.0 - kept);
    return result;
}

}  // namespace lockbox::matching
