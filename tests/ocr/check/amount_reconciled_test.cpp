// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/amount_reconciled.h"

#include <gtest/gtest.h>

namespace lockbox::ocr {
namespace {

constexpr Box place{10, 20, 30, 40};

WordsMeaning words(AmountGuesses amounts, std::vector<DollarsGuess> dollars = {}) {
    return {std::move(amounts), std::move(dollars), -1};
}

std::string said(Reading<Cents> const& reading) {
    auto const* read = read_of(reading);
    return read ? read->value.text() : std::string(name(std::get<Unread>(reading).why));
}

double probability(Reading<Cents> const& reading) {
    auto const* read = read_of(reading);
    return read ? read->probability.value() : 0;
}

TEST(AmountReconciled, TwoFairReadingsThatAgreeAreOneGoodOne) {
    auto const reading =
        reconciled({{Cents::of(34567), 0.9}, {Cents::of(34561), 0.05}},
                   words({{Cents::of(34567), 0.8}, {Cents::of(34667), 0.1}}), place);
    EXPECT_EQ(said(reading), "345.67");
    EXPECT_GT(probability(reading), 0.9999);
}

TEST(AmountReconciled, WordsDecideBetweenFigures) {
    auto const reading = reconciled({{Cents::of(10010), 0.55}, {Cents::of(10040), 0.44}},
                                    words({{Cents::of(10040), 0.95}}), place);
    EXPECT_EQ(said(reading), "100.40");
    EXPECT_GT(probability(reading), 0.99);
}

TEST(AmountReconciled, TwoConfidentReadingsThatDifferAreAFinding) {
    auto const reading =
        reconciled({{Cents::of(10750), 0.999}}, words({{Cents::of(9750), 0.999}}), place);
    EXPECT_EQ(said(reading), "conflicting");
}

TEST(AmountReconciled, OneSideAloneKeepsItsOwnProbability) {
    auto const reading = reconciled({{Cents::of(10750), 0.97}}, words({}), place);
    EXPECT_EQ(said(reading), "107.50");
    EXPECT_NEAR(probability(reading), 0.97, 0.02);
}

TEST(AmountReconciled, WordsWithoutCentsConfirmTheDollars) {
    auto const reading = reconciled({{Cents::of(10750), 0.97}, {Cents::of(70750), 0.02}},
                                    words({}, {{107, 0.95}}), place);
    EXPECT_EQ(said(reading), "107.50");
    EXPECT_GT(probability(reading), 0.995);
}

TEST(AmountReconciled, NothingReadIsIllegible) {
    EXPECT_EQ(said(reconciled({}, words({}), place)), "illegible");
}

}  // namespace
}  // namespace lockbox::ocr
