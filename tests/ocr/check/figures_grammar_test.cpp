// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/figures_grammar.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "spelled_scores.h"

namespace lockbox::ocr {
namespace {

AmountGuesses guesses(std::string const& figures, double sure = 0.999) {
    std::vector<LineScores> const looks{spelled(figures, sure)};
    return figures_grammar().amounts(looks);
}

/// The likeliest amount, if the line is likelier to state it than not.
std::string meaning(std::string const& figures) {
    auto const found = guesses(figures);
    return found.empty() || found.front().probability < 0.4 ? "none" : found.front().amount.text();
}

TEST(FiguresGrammar, EveryStyleOfCents) {
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
}

TEST(FiguresGrammar, DollarsAloneNeedAnotherWitness) {
    for (auto const& [figures, amount] :
         {std::pair{"345", "345.00"}, std::pair{"1,345", "1345.00"}}) {
        auto const found = guesses(figures);
        ASSERT_FALSE(found.empty()) << figures;
        EXPECT_EQ(found.front().amount.text(), amount);
        EXPECT_NEAR(found.front().probability, 0.15, 0.02) << figures;
    }
}

TEST(FiguresGrammar, SlipsOfTheNetworkCountLittleAndAreNotLost) {
    for (auto const& [figures, amount] :
         {std::pair{"34567100", "345.67"}, std::pair{"34567", "345.67"},
          std::pair{"11/10/2026$1,250.63", "1250.63"}}) {
        auto const found = guesses(figures);
        ASSERT_FALSE(found.empty()) << figures;
        EXPECT_EQ(found.front().amount.text(), amount) << figures;
        EXPECT_LT(found.front().probability, 0.25) << figures;
    }
}

TEST(FiguresGrammar, NoAmountOrTwo) {
    for (char const* figures : {"", "$", "7", "7-", "1.-", "11/20/2026", "345.6", "12,34.56",
                                "0.00", "1234567.89", "67/100"})
        EXPECT_EQ(meaning(figures), "none") << figures;
}

TEST(FiguresGrammar, SeveralLooksArePooled) {
    std::vector<LineScores> const looks{spelled("$345.67", 0.9), spelled("$345.61", 0.8)};
    auto const found = figures_grammar().amounts(looks);
    ASSERT_GE(found.size(), 2U);
    EXPECT_EQ(found[0].amount.text(), "345.67");
    EXPECT_EQ(found[1].amount.text(), "345.61");
    double total = 0;
    for (auto const& guess : found)
        total += guess.probability;
    EXPECT_LE(total, 1 + 1e-9);
}

TEST(FiguresGrammar, ASlashReadAsAStrokeIsLikelierThanNone) {
    auto const found = guesses("$360801100");
    ASSERT_GE(found.size(), 1U);
    EXPECT_EQ(found[0].amount.text(), "360.80");
}

TEST(FiguresGrammar, CentsThatEndALineOfWords) {
    for (auto const& [figures, pair] : {std::pair{"67/100", 67U}, std::pair{"07/100", 7U},
                                        std::pair{"xx/100", 0U}, std::pair{"-67/", 67U}}) {
        std::vector<LineScores> const looks{spelled(figures, 0.99)};
        auto const cents = figures_grammar().cents(looks);
        ASSERT_EQ(cents.size(), 100U);
        EXPECT_GT(cents[pair], 0.5) << figures;
    }
    std::vector<LineScores> const none{spelled("hundred", 0.99)};
    for (double const p : figures_grammar().cents(none))
        EXPECT_LT(p, 0.01);
}

TEST(FiguresGrammar, RaisedCentsReadApart) {
    std::vector<LineScores> const dollars{spelled("$1,045.", 0.99)};
    std::vector<LineScores> const cents{spelled("98/100", 0.99), spelled("98/", 0.99)};
    auto const found = figures_grammar().amounts_of_parts(dollars, cents);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found[0].amount.text(), "1045.98");
    EXPECT_GT(found[0].probability, 0.5);
    std::vector<LineScores> const name{spelled("Ann", 0.99)};
    EXPECT_LT(figures_grammar().amounts_of_parts(name, cents).size(), 1U);
}

}  // namespace
}  // namespace lockbox::ocr
