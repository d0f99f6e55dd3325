// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/amount_reconciled.h"

#include <gtest/gtest.h>

namespace lockbox::ocr {
namespace {

constexpr Box place{10, 20, 30, 40};

WordsMeaning words(AmountGuesses amounts, std::vector<DollarsGuess> dollars = {}) {
    return {std::move(amounts), std::move(dollars), -1};
}

std::string said(Reconciled const& both) {
    auto const* read = read_of(both.amount);
    return read ? read->value.text() : std::string(name(std::get<Unread>(both.amount).why));
}

double probability(Reconciled const& both) {
    auto const* read = read_of(both.amount);
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

double differ(Reconciled const& both) {
    return both.agree ? both.agree->complement().value() : 1;
}

TEST(AmountReconciled, WordsThatWereNotReadLeaveItOpenWhetherTheyDiffer) {
    auto const unread = reconciled({{Cents::of(34567), 0.9999}}, words({}), place);
    EXPECT_EQ(said(unread), "345.67");
    EXPECT_NEAR(differ(unread), 0.0025, 0.0005) << "half of one check in two hundred";
}

TEST(AmountReconciled, WordsThatWereReadBadlySpeakAsFarAsTheyTellNeighboursApart) {
    AmountGuesses const figures{{Cents::of(34567), 0.999}};
    auto const badly = reconciled(
        figures, words({{Cents::of(34567), 0.3}, {Cents::of(34557), 0.2}, {Cents::of(34563), 0.2}}),
        place);
    auto const well = reconciled(figures, words({{Cents::of(34567), 0.99}}), place);
    auto const against =
        reconciled(figures, words({{Cents::of(34557), 0.9}, {Cents::of(34567), 0.001}}), place);
    EXPECT_LT(differ(badly), 5e-4);
    EXPECT_LT(differ(well), differ(badly));
    EXPECT_GT(differ(against), 0.02) << "a slip of one digit is the usual difference";
}

TEST(AmountReconciled, FarAmountsAreNoUsualSlip) {
    AmountGuesses const figures{{Cents::of(34567), 0.999}};
    auto const near =
        reconciled(figures, words({{Cents::of(34557), 0.5}, {Cents::of(34567), 0.01}}), place);
    auto const far =
        reconciled(figures, words({{Cents::of(91208), 0.5}, {Cents::of(34567), 0.01}}), place);
    EXPECT_GT(differ(near), 100 * differ(far));
}

TEST(AmountReconciled, NothingReadIsIllegible) {
    EXPECT_EQ(said(reconciled({}, words({}), place)), "illegible");
}

}  // namespace
}  // namespace lockbox::ocr
