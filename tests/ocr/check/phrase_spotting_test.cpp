// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/phrase_spotting.h"

#include <gtest/gtest.h>

#include "tests/ocr/check/spelled_scores.h"

namespace lockbox::ocr {
namespace {

double lag(std::string const& line, std::string const& phrase, double sure = 0.97) {
    return spotted_lag(FoldedScores(spelled(line, sure)), phrase);
}

TEST(SpottedLag, IsNothingWhereverThePhraseStands) {
    for (char const* line : {"in full", "PAID IN FULL", "Paid in full 2026", "Paidinfull",
                             "First Harbor BankPAYMENT IN FULL -"})
        EXPECT_DOUBLE_EQ(lag(line, "in full"), 0) << line;
}

TEST(SpottedLag, GrowsWithEachWrongLetter) {
    double const one = lag("paid in fuil", "in full");
    double const two = lag("paid jn fuil", "in full");
    EXPECT_LT(one, -1);
    EXPECT_LT(two, one - 1);
    EXPECT_LT(lag("monthly premium", "in full"), two - 1);
}

TEST(SpottedLag, DoubledLettersMustBeDoubled) {
    EXPECT_LT(lag("in ful", "in full"), -1);
}

TEST(SpottedLag, NeverAboveNothingNorBeforeTheLineIsLongEnough) {
    EXPECT_EQ(lag("", "in full"), -1e9);
    EXPECT_LT(lag("i", "in full"), -100);
    for (double const sure : {0.02, 0.3, 0.9})
        EXPECT_LE(lag("Payment in full", "payment in full", sure), 0) << sure;
}

}  // namespace
}  // namespace lockbox::ocr
