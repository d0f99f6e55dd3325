// SPDX-License-Identifier: Apache-2.0
#include "samples/fills.h"

#include <gmock/gmock.h>

#include <set>

namespace lockbox::samples {
namespace {

using testing::ContainsRegex;
using testing::Gt;
using testing::IsSupersetOf;
using testing::StartsWith;

TEST(Fills, WritesCountsInWords) {
    EXPECT_EQ(count_in_words(0), "zero");
    EXPECT_EQ(count_in_words(19), "nineteen");
    EXPECT_EQ(count_in_words(345), "three hundred forty-five");
    EXPECT_EQ(count_in_words(1'067), "one thousand sixty-seven");
    EXPECT_EQ(count_in_words(12'300), "twelve thousand three hundred");
}

TEST(Fills, WordsOfAnAmountAlwaysNameItsDollarsFirst) {
    Dice dice(3);
    for (int i = 0; i < 300; ++i) {
        for (Fill const fill : {Fill::printed, Fill::handwriting}) {
            std::string text = upper(words(dice, Cents::of(345'67), fill));
            std::size_t const start = text.find_first_not_of('*');
            EXPECT_THAT(text.substr(start), StartsWith("THREE HUNDRED FORTY")) << text;
            EXPECT_THAT(text, ContainsRegex("67/100|SIXTY-SEVEN CENTS")) << text;
        }
    }
}

TEST(Fills, FiguresKeepEveryDigitOfTheAmount) {
    Dice dice(4);
    for (int i = 0; i < 300; ++i) {
        Figures const written = figures(dice, Cents::of(1'234'56), Fill::handwriting);
        std::string digits;
        for (char const letter : written.whole + written.raised) {
            if (letter == '/') break;
            if (letter >= '0' && letter <= '9') digits += letter;
        }
        EXPECT_EQ(digits, "123456") << written.whole << " | " << written.raised;
    }
}

TEST(Fills, DatesAreWrittenInManyStyles) {
    Dice dice(5);
    std::set<std::string> styles;
    BusinessDate const date = *BusinessDate::of(2026, 11, 5);
    for (int i = 0; i < 500; ++i)
        styles.insert(date_text(dice, date, Fill::handwriting));
    EXPECT_THAT(styles, IsSupersetOf({"11/5/2026", "11-5-26", "Nov 5, 2026", "November 5, 2026",
                                      "5 Nov 2026", "11/05/26"}));
    EXPECT_THAT(styles.size(), Gt(7U));
}

}  // namespace
}  // namespace lockbox::samples
