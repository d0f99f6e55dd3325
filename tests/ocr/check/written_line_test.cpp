// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/written_line.h"

#include <gtest/gtest.h>

#include "tests/ocr/check/spelled_scores.h"

namespace lockbox::ocr {
namespace {

TEST(WrittenLine, LabelsComeOff) {
    EXPECT_EQ(without_label("For: Pedro Kim"), "Pedro Kim");
    EXPECT_EQ(without_label("MEMO premium"), "premium");
    EXPECT_EQ(without_label("MEMO"), "");
    EXPECT_EQ(without_label("Forest Grove"), "Forest Grove");
}

TEST(WritingRows, WhatStandsOutsideKnownPlacesIsLeft) {
    WritingRow row{{0, 0, 100, 20}, {{0, 0, 10, 20}, {40, 5, 10, 10}, {90, 0, 10, 20}}, 20};
    auto const left = part_outside(row, {{0, 0, 60, 30}});
    ASSERT_TRUE(left);
    EXPECT_EQ(left->box, cv::Rect(90, 0, 10, 20));
    EXPECT_EQ(left->ink.size(), 1U);
    EXPECT_FALSE(part_outside(row, {{0, 0, 60, 30}, {80, 0, 40, 30}}));
}

TEST(WrittenLine, AnEmptyMemoIsAbsent) {
    auto const reading = read_text({WritingRow{}, spelled("MEMO"), "MEMO"}, Box{});
    ASSERT_FALSE(read_of(reading));
    EXPECT_EQ(std::get<Unread>(reading).why, UnreadWhy::absent);
}

TEST(WrittenLine, NoOtherReadingLetsAMaskedNumberOut) {
    auto const reading =
        read_text({WritingRow{}, spelled("123-45-6789", 0.8), "123-45-6789"}, Box{});
    auto const* read = read_of(reading);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->value, ssn_mask);
    EXPECT_TRUE(read->alternatives.empty());
}

TEST(WrittenLine, ShowsNoNumberThatWasFoundOnIt) {
    WrittenLine line{WritingRow{}, spelled("my 12345678 Ann"), "my 12345678 Ann"};
    EXPECT_EQ(line.shown(), "my 12345678 Ann");
    line.ssns.push_back({{3, 11}, {}, 0.9, {}});
    EXPECT_EQ(line.shown(), "my ***-**-**** Ann");
    auto const reading = read_text(line, Box{});
    EXPECT_EQ(read_of(reading)->value, "my ***-**-**** Ann");
    EXPECT_TRUE(read_of(reading)->alternatives.empty());
}

}  // namespace
}  // namespace lockbox::ocr
