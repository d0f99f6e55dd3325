// SPDX-License-Identifier: Apache-2.0
#include "matching/likeliest_numbers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace lockbox::matching {
namespace {

DigitReading random_reading(std::mt19937& random, std::size_t length) {
    DigitReading reading{std::string(length, '0'), {}, DigitErrors::of(How::handwriting)};
    for (std::size_t t = 0; t < length; ++t) {
        std::array<double, 10> row{};
        double sum = 0;
        for (double& q : row)
            sum += q = std::pow(static_cast<double>(random() % 1000 + 1) / 1000.0, 6.0);
        for (double& q : row)
            q /= sum;
        reading.rows.push_back(row);
    }
    return reading;
}

TEST(LikeliestNumbers, are_the_likeliest_of_all) {
    std::mt19937 random(3);
    std::vector<std::size_t> const positions{2, 0, 1};
    for (int round = 0; round < 200; ++round) {
        DigitReading const reading = random_reading(random, 3);
        std::vector<std::pair<double, std::uint64_t>> all;
        for (std::uint64_t v = 0; v < 1000; ++v)
            all.emplace_back(
                -reading.rows[2][v / 100] * reading.rows[0][v / 10 % 10] * reading.rows[1][v % 10],
                v);
        std::sort(all.begin(), all.end());
        LikeliestNumbers const found = likeliest_numbers(reading, positions, 16);
        double missed = 1;
        ASSERT_LE(found.values.size(), 16u);
        for (std::size_t i = 0; i < found.values.size(); ++i) {
            ASSERT_EQ(found.values[i], all[i].second);
            missed += all[i].first;
        }
        EXPECT_NEAR(found.missed, missed, 1e-9);
    }
}

}  // namespace
}  // namespace lockbox::matching
