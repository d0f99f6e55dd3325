// SPDX-License-Identifier: Apache-2.0
#include "batches/calibration/isotonic.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace lockbox::batches {
namespace {

/// The greatest, over all beginnings, of the least mean to any end: the textbook's formula, slow.
std::vector<double> by_max_min(std::vector<WeightedValue> const& values) {
    auto const mean = [&](std::size_t from, std::size_t to) {
        double sum = 0, weight = 0;
        for (std::size_t i = from; i <= to; ++i) {
            sum += values[i].value * values[i].weight;
            weight += values[i].weight;
        }
        return sum / weight;
    };
    std::vector<double> result;
    for (std::size_t i = 0; i < values.size(); ++i) {
        double greatest = -1e300;
        for (std::size_t from = 0; from <= i; ++from) {
            double least = 1e300;
            for (std::size_t to = i; to < values.size(); ++to)
                least = std::min(least, mean(from, to));
            greatest = std::max(greatest, least);
        }
        result.push_back(greatest);
    }
    return result;
}

TEST(Isotonic, is_what_the_slow_formula_gives) {
    std::mt19937_64 random(5);
    std::uniform_real_distribution<double> value(0, 1), weight(0.1, 9);
    for (int round = 0; round < 300; ++round) {
        std::vector<WeightedValue> values;
        for (std::size_t i = 0; i < random() % 25; ++i) {
            // Few values, so that some are equal.
            double const drawn = round % 2 == 0 ? value(random) : static_cast<double>(random() % 3);
            values.push_back({drawn, weight(random)});
        }
        auto const fast = isotonic(values);
        auto const slow = by_max_min(values);
        ASSERT_EQ(fast.size(), slow.size());
        for (std::size_t i = 0; i < fast.size(); ++i)
            EXPECT_NEAR(fast[i], slow[i], 1e-9) << "round " << round << ", place " << i;
        EXPECT_TRUE(std::is_sorted(fast.begin(), fast.end()));
    }
}

TEST(Isotonic, leaves_what_rises_and_pools_what_falls) {
    std::vector<WeightedValue> const rises{{1, 1}, {2, 5}, {2, 1}, {3, 1}};
    EXPECT_EQ(isotonic(rises), (std::vector<double>{1, 2, 2, 3}));
    std::vector<WeightedValue> const falls{{3, 1}, {2, 1}, {1, 2}};
    EXPECT_EQ(isotonic(falls), (std::vector<double>{1.75, 1.75, 1.75}));
}

}  // namespace
}  // namespace lockbox::batches
