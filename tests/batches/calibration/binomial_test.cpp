// SPDX-License-Identifier: Apache-2.0
#include "batches/calibration/binomial.h"

#include <gtest/gtest.h>

#include <cmath>

namespace lockbox::batches {
namespace {

/// The probability of at most `hits` hits, term by term.
double at_most(int hits, int cases, double share) {
    double sum = 0;
    for (int k = 0; k <= hits; ++k)
        sum += std::exp(std::lgamma(cases + 1) - std::lgamma(k + 1) - std::lgamma(cases - k + 1) +
                        k * std::log(share) + (cases - k) * std::log1p(-share));
    return sum;
}

TEST(BinomialBounds, are_those_of_published_tables) {
    struct Row {
        int hits, cases;
        double least, greatest;
    };
    for (Row const& row : {Row{0, 10, 0.0, 0.308497}, Row{1, 10, 0.002529, 0.445016},
                           Row{5, 10, 0.187086, 0.812914}, Row{10, 10, 0.691503, 1.0},
                           Row{1, 20, 0.001265, 0.248733}, Row{4, 20, 0.057334, 0.436614}}) {
        Bounds const bounds = binomial_bounds(row.hits, row.cases);
        EXPECT_NEAR(bounds.least, row.least, 1e-6) << row.hits << "/" << row.cases;
        EXPECT_NEAR(bounds.greatest, row.greatest, 1e-6) << row.hits << "/" << row.cases;
    }
}

TEST(BinomialBounds, leave_the_same_rarity_on_either_side) {
    for (int const cases : {1, 7, 40, 500, 3000})
        for (int const hits : {0, 1, cases / 3, cases - 1, cases}) {
            if (hits > cases) continue;
            Bounds const bounds = binomial_bounds(hits, cases, 0.9);
            double const above = hits < cases ? at_most(hits, cases, bounds.greatest) : 0.05;
            double const below = hits > 0 ? 1 - at_most(hits - 1, cases, bounds.least) : 0.05;
            EXPECT_NEAR(above, 0.05, 1e-7) << hits << "/" << cases;
            EXPECT_NEAR(below, 0.05, 1e-7) << hits << "/" << cases;
        }
}

TEST(BinomialBounds, without_wrong_readings_are_the_rule_of_three_and_a_bit) {
    EXPECT_NEAR(binomial_bounds(0, 300).greatest, 1 - std::pow(0.025, 1.0 / 300), 1e-12);
    EXPECT_EQ(binomial_bounds(0, 0).least, 0);
    EXPECT_EQ(binomial_bounds(0, 0).greatest, 1);
}

}  // namespace
}  // namespace lockbox::batches
