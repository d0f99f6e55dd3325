// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/written_number.h"

#include <gtest/gtest.h>

#include <string>

namespace lockbox::ocr {
namespace {

std::string longest(std::string const& text) {
    auto const span = longest_number(text);
    return span ? text.substr(span->first, span->end - span->first) : "none";
}

TEST(WrittenNumber, TheRunOfFiguresOnALine) {
    EXPECT_EQ(longest("Member ID 995840195955"), "995840195955");
    EXPECT_EQ(longest("ID# 6341-8793-0389"), "6341-8793-0389");
    EXPECT_EQ(longest("7931 6373 9828 premium"), "7931 6373 9828");
    EXPECT_EQ(longest("Acct 749099608"), "749099608");
    EXPECT_EQ(longest("9958O0I95955"), "9958O0I95955");
}

TEST(WrittenNumber, TheEndOfALabelIsNoPartOfIt) {
    EXPECT_EQ(longest("ID4 536082670964"), "536082670964");
    EXPECT_EQ(longest("I0 442718775506"), "442718775506");
    EXPECT_EQ(longest("10 4427 1877 5506"), "4427 1877 5506");
    EXPECT_EQ(longest("44 2718775506"), "44 2718775506");
}

TEST(WrittenNumber, ASerialPrintedOnceMoreIsNoMembers) {
    EXPECT_TRUE(is_serial("SERIAL NUMBER 27773653994 1", "27773653994"));
    EXPECT_FALSE(is_serial("127533984609", "27773653994"));
    EXPECT_FALSE(is_serial("536700090964", "6700"));
}

TEST(WrittenNumber, ShortNumbersAreNone) {
    for (char const* text : {"December 2026", "premium", "", "Apt 12", "02188"})
        EXPECT_EQ(longest(text), "none") << text;
}

}  // namespace
}  // namespace lockbox::ocr
