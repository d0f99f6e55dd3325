// SPDX-License-Identifier: Apache-2.0
#include "matching/estimate.h"

#include <gtest/gtest.h>

#include <random>

namespace lockbox::matching {
namespace {

/// Pairs drawn from known rates.
AgreementPairs drawn(PairRates const& truth, int count) {
    std::mt19937_64 random(5);
    std::uniform_real_distribution<double> share(0, 1);
    AgreementPairs pairs(levels_of_a_paper);
    for (int i = 0; i < count; ++i) {
        LevelRates const& rates = share(random) < truth.meant ? truth.if_meant : truth.if_other;
        std::vector<std::uint16_t> pair;
        for (auto const& field : rates) {
            std::discrete_distribution<int> level(field.begin(), field.end());
            pair.push_back(static_cast<std::uint16_t>(level(random)));
        }
        pairs.add(pair);
    }
    return pairs;
}

PairRates const truth{
    0.3,
    {{0.60, 0.12, 0.06, 0.15, 0.07}, {0.75, 0.25}, {0.70, 0.30}, {0.82, 0.13, 0.05}},
    {{0.02, 0.01, 0.01, 0.16, 0.80}, {0.06, 0.94}, {0.08, 0.92}, {0.01, 0.03, 0.96}},
    0};

TEST(Estimate, recovers_known_rates_without_being_told_which_pairs_were_meant) {
    PairRates const found = estimate(drawn(truth, 200'000), usual_rates());
    EXPECT_NEAR(found.meant, truth.meant, 0.01);
    for (std::size_t f = 0; f < truth.if_meant.size(); ++f)
        for (std::size_t l = 0; l < truth.if_meant[f].size(); ++l) {
            EXPECT_NEAR(found.if_meant[f][l], truth.if_meant[f][l], 0.01) << f << " " << l;
            EXPECT_NEAR(found.if_other[f][l], truth.if_other[f][l], 0.01) << f << " " << l;
        }
    EXPECT_LT(found.rounds, 1'000);
}

TEST(Estimate, of_nothing_is_what_it_set_out_from) {
    PairRates const found = estimate(AgreementPairs(levels_of_a_paper), usual_rates());
    EXPECT_EQ(found.if_meant, usual_rates().if_meant);
}

TEST(Estimate, gives_the_weights_of_payers) {
    Weights const weights = with_estimate({}, estimate(drawn(truth, 200'000), usual_rates()), true);
    EXPECT_NEAR(weights.payer_name.own, 0.78, 0.01);
    EXPECT_NEAR(weights.payer_name.third_party, 0.07, 0.01);
    EXPECT_NEAR(weights.other_address_on_check, 0.25, 0.01);
    EXPECT_NEAR(weights.pays_exactly, 0.70, 0.01);
    EXPECT_NEAR(weights.written.equal / weights.written.near, 0.60 / 0.12, 0.3);
    EXPECT_EQ(weights.printed.equal, Weights().printed.equal) << "nothing was said of print";
    EXPECT_TRUE(parse_weights(weights_toml(weights)));
}

TEST(Weights, are_read_as_they_are_written) {
    Weights weights;
    weights.payer_name = {0.7, 0.2, 0.1};
    weights.other_address_on_check = 0.25;
    auto const read = parse_weights(weights_toml(weights));
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_EQ(weights_toml(*read), weights_toml(weights));
    EXPECT_EQ(weights_toml(*parse_weights("")), weights_toml(Weights()));
}

TEST(Weights, bad_lines_are_named) {
    struct Row {
        char const* text;
        char const* place;
    };
    for (Row const& row :
         {Row{"[weights]\npays_exactly = 1.5\n", "line 2"}, Row{"pays_exactly = x\n", "line 1"},
          Row{"\n\nno_weight = 0.5\n", "line 3"}, Row{"pays_exactly\n", "line 1"},
          Row{"payer_own = 0.5\n", "line 1"}}) {
        auto const read = parse_weights(row.text);
        ASSERT_FALSE(read) << row.text;
        EXPECT_EQ(read.error().place, row.place) << row.text;
    }
}

}  // namespace
}  // namespace lockbox::matching
