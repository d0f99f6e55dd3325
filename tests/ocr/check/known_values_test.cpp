// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/known_values.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "ocr/check/spelling_graph.h"
#include "ocr/network/ctc.h"

namespace lockbox::ocr {
namespace {

constexpr char const* digits = "0123456789";

/// Scores as a network gives for a line that says `text`: two frames a character and a blank
/// between, each right by `sure`, the rest even.
LineScores line_saying(std::string const& text, std::string const& alphabet, double sure,
                       std::mt19937& dice) {
    LineScores scores;
    scores.alphabet = alphabet;
    std::uniform_real_distribution<double> share(0.2, 1.0);
    auto const add = [&](std::size_t likely) {
        std::vector<double> row(alphabet.size() + 1);
        double sum = 0;
        for (double& p : row)
            sum += p = share(dice);
        for (double& p : row)
            p *= (1 - sure) / sum;
        row[likely] += sure;
        for (double const p : row)
            scores.log_probability.push_back(static_cast<float>(std::log(p)));
        ++scores.frames;
    };
    for (char const c : text) {
        add(0);
        for (int i = 0; i < 2; ++i)
            add(alphabet.find(c) + 1);
    }
    add(0);
    return scores;
}

std::string number(std::mt19937& dice, int length) {
    std::string text;
    for (int i = 0; i < length; ++i)
        text += digits[dice() % 10];
    return text;
}

TEST(KnownValues, TheLikeliestOfTheListIsWhatAnExactComparisonFinds) {
    std::mt19937 dice(20261124);
    std::set<std::string> list;
    while (list.size() < 2000)
        list.insert(number(dice, 6));
    std::vector<std::string> const values(list.begin(), list.end());
    KnownValues const known(values);
    for (int i = 0; i < 60; ++i) {
        LineScores const scores = line_saying(values[dice() % values.size()], digits, 0.55, dice);
        auto const exact = [&](std::string const& value) { return log_likelihood(scores, value); };
        std::string const wanted = *std::ranges::max_element(values, {}, exact);
        auto const found = known.best(scores, 3);
        ASSERT_FALSE(found.empty());
        EXPECT_EQ(found.front().text, wanted) << "case " << i << " of seed 20261124";
    }
}

TEST(KnownValues, AMillionIdsTellAClearLineFromItsNeighbours) {
    std::mt19937 dice(7);
    std::vector<std::string> values;
    for (int i = 0; i < 1'000'000; ++i)
        values.push_back(number(dice, 12));
    KnownValues const known(values);
    for (int i = 0; i < 20; ++i) {
        std::string const& id = values[dice() % values.size()];
        auto const found = known.best(line_saying(id, digits, 0.9, dice), 2);
        ASSERT_FALSE(found.empty());
        EXPECT_EQ(found.front().text, id);
        EXPECT_GT(found.front().probability, 0.999);
    }
}

TEST(KnownValues, ALineThatBearsNoneOfThemHasNoLikelyValue) {
    std::mt19937 dice(8);
    std::vector<std::string> values;
    for (int i = 0; i < 5000; ++i)
        values.push_back(number(dice, 12));
    KnownValues const known(values);
    for (int i = 0; i < 40; ++i) {
        auto const found = known.best(line_saying(number(dice, 12), digits, 0.9, dice), 1);
        EXPECT_LT(found.empty() ? 0 : found.front().probability, 0.5);
    }
}

TEST(KnownValues, CapitalsAndSmallLettersAreOne) {
    std::mt19937 dice(9);
    std::string const letters = "aeilmnorstAEILMNORST ";
    KnownValues const known({"Marlo Tenni", "Tilia Renn", "Marlo Tenna", ""});
    EXPECT_EQ(known.size(), 3U);
    auto const found = known.best(line_saying("MARLO tenni", letters, 0.9, dice), 3);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.front().text, "Marlo Tenni");
    EXPECT_GT(found.front().probability, 0.99);
}

TEST(KnownValues, DashesBetweenGroupsAreGaps) {
    std::mt19937 dice(11);
    KnownValues const known({"431116845003", "431116845008"});
    auto const found = known.best(line_saying("4311-1684-5003", "0123456789-", 0.95, dice), 2);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.front().text, "431116845003");
    EXPECT_GT(found.front().probability, 0.99);
}

TEST(KnownValues, NothingToReadAgainstOrNothingWrittenIsNoValue) {
    std::mt19937 dice(10);
    EXPECT_TRUE(KnownValues({}).best(line_saying("12", digits, 0.9, dice), 2).empty());
    EXPECT_TRUE(KnownValues({"12"}).best(LineScores{}, 2).empty());
}

}  // namespace
}  // namespace lockbox::ocr
