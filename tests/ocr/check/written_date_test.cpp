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

TEST(WrittenDate, NoDayThatNoCalendarHas) {
    EXPECT_EQ(best("02/30/2026"), "none");
    EXPECT_EQ(best("13/13/2026"), "none");
    EXPECT_EQ(best("Health Connector"), "none");
}

}  // namespace
}  // namespace lockbox::ocr
