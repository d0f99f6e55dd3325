// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/amount_figures.h"

#include <gtest/gtest.h>

#include <string>

namespace lockbox::ocr {
namespace {

std::string meaning(std::string const& figures) {
    auto const found = meaning_of_figures(figures);
    if (!found) return "none";
    return found->amount.text() + (found->form == FigureForm::dollars_only ? " dollars" : "");
}

TEST(AmountFigures, EveryStyleOfCents) {
    EXPECT_EQ(meaning("$345.67"), "345.67");
    EXPECT_EQ(meaning("***345.67**"), "345.67");
    EXPECT_EQ(meaning("$1,234.56"), "1234.56");
    EXPECT_EQ(meaning("1.234.56"), "1234.56");
    EXPECT_EQ(meaning("34567/100"), "345.67");
    EXPECT_EQ(meaning("34567/"), "345.67");
    EXPECT_EQ(meaning("345.67/xx"), "345.67");
    EXPECT_EQ(meaning("345xx/100"), "345.00");
    EXPECT_EQ(meaning("345-67"), "345.67");
    EXPECT_EQ(meaning("345,67"), "345.67");
    EXPECT_EQ(meaning("345.67-"), "345.67");
    EXPECT_EQ(meaning("345.-"), "345.00");
    EXPECT_EQ(meaning("67/100"), "0.67");
}

TEST(AmountFigures, WhatStandsBeforeTheCurrencySignIsAnotherField) {
    EXPECT_EQ(meaning("11/10/2026$1,250.63"), "1250.63");
}

TEST(AmountFigures, DollarsAloneAreSaidToBe) {
    EXPECT_EQ(meaning("345"), "345.00 dollars");
    EXPECT_EQ(meaning("1,345"), "1345.00 dollars");
}

TEST(AmountFigures, NoAmountOrTwo) {
    for (char const* figures : {"", "$", "7", "34567", "11/20/2026", "345.6", "12,34.56", "0.00",
                                "1234567.89", "90-1161/1211", "345//100"})
        EXPECT_EQ(meaning(figures), "none") << figures;
}

TEST(AmountFigures, StringsOfOneMeaningCountTogether) {
    auto const guesses = amounts_in_figures(
        {{"345.67", 0.5}, {"$345.67", 0.3}, {"345.61", 0.1}, {"nonsense", 0.05}});
    ASSERT_EQ(guesses.size(), 2U);
    EXPECT_EQ(guesses[0].amount.text(), "345.67");
    EXPECT_NEAR(guesses[0].probability, 0.8, 1e-9);
    EXPECT_EQ(guesses[1].amount.text(), "345.61");
}

TEST(AmountFigures, RaisedCentsReadApart) {
    auto const guesses = amounts_in_parts({{"$1,045.", 0.9}, {"1046", 0.05}, {"x", 0.01}},
                                          {{"98/100", 0.8}, {"98/", 0.1}, {"198/100", 0.05}});
    ASSERT_EQ(guesses.size(), 2U);
    EXPECT_EQ(guesses[0].amount.text(), "1045.98");
    EXPECT_NEAR(guesses[0].probability, 0.81, 1e-9);
}

}  // namespace
}  // namespace lockbox::ocr
