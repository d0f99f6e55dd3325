// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/written_date.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/ocr/check/spelled_scores.h"

namespace lockbox::ocr {
namespace {

std::string best(std::string const& text) {
    static DateGrammar const grammar;
    auto const found = grammar.meaning({FoldedScores(spelled(text))});
    bool const clear = !found.dates.empty() && found.dates.front().probability > 0.5;
    return clear ? found.dates.front().date.text() : "none";
}

TEST(WrittenDate, AsWrittenInTheUnitedStates) {
    for (char const* text :
         {"11/20/2026", "11/20/26", "11-20-26", "11-20-2026", "11.20.26", "Nov 20, 2026",
          "Nov. 20, 2026", "NOVEMBER 20 2026", "November 20th, 2026", "20 Nov 2026",
          "20 November 2026", "2026-11-20", "Date 11/20/26", "11 / 20 / 26"})
        EXPECT_EQ(best(text), "2026-11-20") << text;
}

TEST(WrittenDate, NoughtsInFront) {
    EXPECT_EQ(best("02/03/2027"), "2027-02-03");
    EXPECT_EQ(best("2/3/27"), "2027-02-03");
    EXPECT_EQ(best("Sept 9, 26"), "2026-09-09");
}

TEST(WrittenDate, WithALabelMisreadAndTheAmountsSignBehind) {
    for (char const* text :
         {"Daie November 20, 2026", "DATE 11/20/2026", "one 11/20/26", "11/20/2026$"})
        EXPECT_EQ(best(text), "2026-11-20") << text;
}

double of(DateMeaning const& meaning, std::string const& date) {
    double probability = 0;
    for (DateGuess const& guess : meaning.dates)
        if (guess.date.text() == date) probability += guess.probability;
    return probability;
}

TEST(WrittenDate, ABareNumberIsNone) {
    for (char const* text : {"021140", "0211402026", "1127", "1111126"})
        EXPECT_EQ(best(text), "none") << text;
    EXPECT_EQ(best("021/1140"), "none");
    EXPECT_EQ(best("02/11140"), "2040-02-11") << "one slash read as a 1";
}

TEST(WrittenDate, OneOfTwoCloseFiguresMayBeLost) {
    static DateGrammar const grammar;
    auto const one = grammar.meaning({FoldedScores(spelled("1/17/2026"))});
    EXPECT_GT(of(one, "2026-01-17"), 0.8);
    EXPECT_GT(of(one, "2026-11-17"), 0.01);
    EXPECT_LT(of(one, "2026-11-17"), 0.03);
    auto const nought = grammar.meaning({FoldedScores(spelled("01/17/2026"))});
    EXPECT_LT(of(nought, "2026-11-17"), 1e-4) << "of 01 none is lost";
}

TEST(WrittenDate, SeveralLooksCountTogether) {
    static DateGrammar const grammar;
    FoldedScores const merged(spelled("1/17/2026")), apart(spelled("11/17/2026")),
        scrawl(spelled("First Harbor Bank"));
    double const twice = of(grammar.meaning({merged, merged}), "2026-11-17");
    double const either = of(grammar.meaning({merged, apart}), "2026-11-17");
    double const mostly = of(grammar.meaning({merged, apart, apart}), "2026-11-17");
    EXPECT_LT(twice, either);
    EXPECT_LT(either, mostly);
    EXPECT_GT(either, 0.5);
    EXPECT_NEAR(of(grammar.meaning({merged, scrawl}), "2026-01-17"),
                of(grammar.meaning({merged}), "2026-01-17"), 1e-9)
        << "a look that shows no date says nothing";
}

TEST(WrittenDate, NoDayThatNoCalendarHas) {
    EXPECT_EQ(best("02/30/2026"), "none");
    EXPECT_EQ(best("13/13/2026"), "none");
    EXPECT_EQ(best("Health Connector"), "none");
}

}  // namespace
}  // namespace lockbox::ocr
