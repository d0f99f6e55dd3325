// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/amount_words.h"

#include <gtest/gtest.h>

#include <string>

#include "ocr/check/calibration.h"
#include "tests/ocr/check/spelled_scores.h"

namespace lockbox::ocr {
namespace {

WordsMeaning meaning(std::string const& words) {
    static AmountWordsGrammar const grammar;
    return grammar.meaning({FoldedScores(spelled(words))});
}

std::string best(std::string const& words) {
    auto const found = meaning(words);
    double const whole = found.dollars_only.empty() ? 0 : found.dollars_only.front().probability;
    if (!found.amounts.empty() && found.amounts.front().probability > whole)
        return found.amounts.front().amount.text();
    return whole > 0 ? std::to_string(found.dollars_only.front().dollars) + " dollars" : "none";
}

TEST(AmountWords, StylesOfUnitedStatesChecks) {
    EXPECT_EQ(best("three hundred forty-five and 67/100"), "345.67");
    EXPECT_EQ(best("Three hundred forty five & no/100"), "345.00");
    EXPECT_EQ(best("THREE HUNDRED FORTY-FIVE AND XX/100"), "345.00");
    EXPECT_EQ(best("***SIX HUNDRED FOUR AND 59/100***"), "604.59");
    EXPECT_EQ(best("One thousand two hundred six and 33/100 dollars"), "1206.33");
    EXPECT_EQ(best("Twelve hundred and 05/100"), "1200.05");
    EXPECT_EQ(best("Sixty-one dollars and 65 cents"), "61.65");
    EXPECT_EQ(best("Two Hundred And 0/100 ----"), "200.00");
    EXPECT_EQ(best("Sixty-one dollars and sixty-five cents"), "61.65");
    EXPECT_EQ(best("ninety-nine thousand nine hundred ninety-nine and 99/100"), "99999.99");
}

TEST(AmountWords, MisspeltWordsMeanTheSame) {
    EXPECT_EQ(best("Three hundered fourty five and 10/100"), "345.10");
    EXPECT_EQ(best("Ninty eigth and 12/100"), "98.12");
}

TEST(AmountWords, AFourMayBeAFiveHoweverSureItReads) {
    auto const of = [](std::string const& words, std::int64_t cents) {
        for (AmountGuess const& guess : meaning(words).amounts)
            if (guess.amount == Cents::of(cents)) return guess.probability;
        return 0.0;
    };
    EXPECT_NEAR(of("four hundred twenty-one and 83/100", 521'83), fives_read_as_four, 0.01);
    EXPECT_NEAR(of("sixty-four and 10/100", 65'10), fives_read_as_four, 0.01);
    EXPECT_GT(of("sixty-four and 10/100", 64'10), 0.9);
    EXPECT_LT(of("fourteen and 10/100", 15'10), 0.001);
    EXPECT_LT(of("five hundred and 10/100", 400'10), 0.001);
}

TEST(AmountWords, AWordMisreadIsStillRead) {
    auto const found = meaning("Three hundrec forty-five and 67/100");
    ASSERT_FALSE(found.amounts.empty());
    EXPECT_EQ(found.amounts.front().amount.text(), "345.67") << found.lag;
}

TEST(AmountWords, CentsThatAreNotStatedAreNotInvented) {
    EXPECT_EQ(best("Five hundred dollars only"), "500 dollars");
}

TEST(AmountWords, OtherLinesLagFarBehind) {
    for (char const* line : {"Health Connector", "Granite City Federal", "monthly premium"})
        EXPECT_LT(meaning(line).lag, -20) << line;
    EXPECT_GT(meaning("Eighty-seven and 20/100").lag, -3);
}

}  // namespace
}  // namespace lockbox::ocr
