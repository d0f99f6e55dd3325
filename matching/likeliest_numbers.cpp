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

struct Likelier {
    bool operator()(Prefix const& a, Prefix const& b) const {
        return a.probability != b.probability ? a.probability > b.probability : a.value < b.value;
    }
};

/// The digits of a position, likeliest first.
std::array<Prefix, 10> digits_at(std::array<double, 10> const& row) {
    std::array<Prefix, 10> digits;
    for (std::size_t d = 0; d < digits.size(); ++d) {
        std::size_t place = d;
        for (; place > 0 && digits[place - 1].probability < row[d]; --place)
            digits[place] = digits[place - 1];
        digits[place] = {d, row[d]};
    }
    return digits;
}

}  // namespace

LikeliestNumbers likeliest_numbers(DigitReading const& reading,
                                   std::span<std::size_t const> positions, std::size_t most,
                                   double least) {
    std::vector<Prefix> best{{0, 1.0}};
    std::vector<Prefix> longer;
    longer.reserve(4 * most);
    LikeliestNumbers result;
    for (std::size_t const position : positions) {
        auto const digits = digits_at(reading.rows[position]);
        double const best_now = best.front().probability * digits.front().probability;
        auto const leave_out = [&](double p) {
            result.best_missed = std::max(result.best_missed, p / best_now);
        };
        longer.clear();
        // The i-th prefix with the j-th digit is beaten by i × j others. Equals are kept in the
        // order of their values, so one more row is looked at.
        for (std::size_t i = 0; i < best.size(); ++i)
            for (std::size_t j = 0; j < digits.size(); ++j) {
                double const p = best[i].probability * digits[j].probability;
                if (p < least * best_now || i * j > most) {
                    leave_out(p);
                    break;
                }
                longer.push_back({best[i].value * 10 + digits[j].value, p});
            }
        if (longer.size() > most) {
            auto const end = longer.begin() + static_cast<std::ptrdiff_t>(most);
            std::nth_element(longer.begin(), end, longer.end(), Likelier());
            leave_out(end->probability);
            longer.resize(most);
        }
        std::sort(longer.begin(), longer.end(), Likelier());
        best.swap(longer);
    }
    double kept = 0;
    result.values.reserve(best.size());
    result.probabilities.reserve(best.size());
    for (Prefix const& number : best) {
        result.values.push_back(number.value);
        result.probabilities.push_back(number.probability);
        kept += number.probability;
    }
    result.missed = std::max(0.0, 1.0 - kept);
    return result;
}

}  // namespace lockbox::matching
