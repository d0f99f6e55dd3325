// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/written_line.h"

#include <gtest/gtest.h>

#include "tests/ocr/check/spelled_scores.h"

namespace lockbox::ocr {
namespace {

TEST(WrittenLine, SocialSecurityNumbersAreMasked) {
    EXPECT_EQ(masked("SSN 123-45-6789 premium"), "SSN ***-**-**** premium");
    EXPECT_EQ(masked("123 45 6789"), "***-**-****");
    EXPECT_EQ(masked("123 - 45 - 6789"), "***-**-****");
    EXPECT_EQ(masked("123456789"), "***-**-****");
}

TEST(WrittenLine, OtherNumbersAreNot) {
    for (char const* text : {"995840195955", "749099608", "9958-40-195955", "7931 6373 9828",
                             "617-555-0123", "11-20-2026"})
        EXPECT_EQ(masked(text), text);
}

TEST(WrittenLine, LabelsComeOff) {
    EXPECT_EQ(without_label("For: Pedro Kim"), "Pedro Kim");
    EXPECT_EQ(without_label("MEMO premium"), "premium");
    EXPECT_EQ(without_label("MEMO"), "");
    EXPECT_EQ(without_label("Forest Grove"), "Forest Grove");
}

TEST(WrittenLine, AnEmptyMemoIsAbsent) {
    auto const reading = read_text(spelled("MEMO"), Box{});
    ASSERT_FALSE(read_of(reading));
    EXPECT_EQ(std::get<Unread>(reading).why, UnreadWhy::absent);
}

TEST(WrittenLine, NoOtherReadingLetsAMaskedNumberOut) {
    auto const reading = read_text(spelled("123-45-6789", 0.8), Box{});
    auto const* read = read_of(reading);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->value, "***-**-****");
    for (auto const& other : read->alternatives)
        EXPECT_EQ(other.value.find("6789"), std::string::npos) << other.value;
}

}  // namespace
}  // namespace lockbox::ocr
