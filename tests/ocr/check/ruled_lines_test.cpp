// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/ruled_lines.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "ocr/check/writing_rows.h"

namespace lockbox::ocr {
namespace {

constexpr int dpi = 200;

cv::Mat blank_check() {
    return cv::Mat::zeros(550, 1200, CV_8UC1);
}

void write(cv::Mat& ink, char const* text, cv::Point baseline) {
    cv::putText(ink, text, baseline, cv::FONT_HERSHEY_SIMPLEX, 1.0, 255, 2);
}

TEST(RuledLines, FindsALineUnderWritingAndThroughDescenders) {
    cv::Mat ink = blank_check();
    cv::line(ink, {200, 210}, {850, 210}, 255, 2);
    write(ink, "Health jyg Connector", {220, 205});
    auto const lines = find_ruled_lines(ink, dpi);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_NEAR(lines[0].left, 200, 4);
    EXPECT_NEAR(lines[0].right, 850, 4);
    EXPECT_NEAR(lines[0].y(), 210, 2);
}

TEST(RuledLines, TwoFieldsOnOneHeightAreTwoLines) {
    cv::Mat ink = blank_check();
    cv::line(ink, {100, 400}, {500, 400}, 255, 2);
    cv::line(ink, {560, 400}, {1100, 400}, 255, 2);
    EXPECT_EQ(find_ruled_lines(ink, dpi).size(), 2U);
}

TEST(RuledLines, BoldPrintIsNoLine) {
    cv::Mat ink = blank_check();
    cv::putText(ink, "MASSACHUSETTS SAVINGS", {100, 100}, cv::FONT_HERSHEY_SIMPLEX, 0.8, 255, 6);
    EXPECT_EQ(find_ruled_lines(ink, dpi).size(), 0U);
}

TEST(RuledLines, ABoxWhoseTopTheFiguresCrossIsFoundByItsSides) {
    cv::Mat ink = blank_check();
    cv::rectangle(ink, {940, 160}, {1140, 220}, 255, 2);
    for (int x = 960; x < 1120; x += 30)  // strokes through the top
        cv::line(ink, {x, 148}, {x + 3, 205}, 255, 4);
    cv::line(ink, {1060, 160}, {1090, 160}, 0, 3);  // worn away
    auto const boxes = find_boxes_by_sides(ink, dpi);
    ASSERT_EQ(boxes.size(), 1U);
    EXPECT_NEAR(boxes[0].x, 940, 3);
    EXPECT_NEAR(boxes[0].width, 201, 5);
    EXPECT_NEAR(boxes[0].height, 61, 5);
    PageGeometry const page = find_rows(255 - ink, ink, dpi);
    ASSERT_EQ(page.boxes.size(), 1U);
    for (WritingRow const& row : page.rows)
        for (cv::Rect const& piece : row.ink)
            EXPECT_LT(piece.width, 40) << "a part of the frame is left at " << piece.x;
}

TEST(RuledLines, JoinedWordsAreARowAndALongRuleIsNone) {
    cv::Mat ink = blank_check();
    for (int x = 200; x < 900; x += 16) {  // one zigzag, three and a half inches and more
        cv::line(ink, {x, 250}, {x + 8, 222}, 255, 4);
        cv::line(ink, {x + 8, 222}, {x + 16, 250}, 255, 4);
    }
    cv::Mat rule = blank_check();
    cv::line(rule, {200, 250}, {900, 256}, 255, 3);  // too steep for a ruled line
    cv::line(rule, {400, 220}, {400, 253}, 255, 3);  // with a letter on it
    auto const widest = [&](cv::Mat const& picture) {
        int width = 0;
        for (WritingRow const& row : find_rows(255 - picture, picture, dpi).rows)
            width = std::max(width, row.box.width);
        return width;
    };
    EXPECT_GT(widest(ink), 600);
    EXPECT_LT(widest(rule), 600);
}

TEST(RuledLines, LettersBesideEachOtherAreNoBox) {
    cv::Mat ink = blank_check();
    for (int x = 300; x < 900; x += 40)
        cv::line(ink, {x, 150}, {x, 200}, 255, 4);
    EXPECT_TRUE(find_boxes_by_sides(ink, dpi).empty());
}

TEST(RuledLines, ABoxIsFoundAndLeavesItsFiguresWhole) {
    cv::Mat ink = blank_check();
    cv::rectangle(ink, {900, 150}, {1120, 206}, 255, 2);
    write(ink, "345.67", {920, 198});
    auto const page = find_rows(255 - ink, ink, dpi);
    ASSERT_EQ(page.boxes.size(), 1U);
    EXPECT_NEAR(page.boxes[0].x, 900, 4);
    bool found = false;
    for (auto const& row : page.rows)
        found = found || (row.box.x > 910 && row.box.br().x < 1060 && row.ink.size() >= 6);
    EXPECT_TRUE(found);
}

TEST(WritingRows, WritingStandsOnItsLine) {
    cv::Mat ink = blank_check();
    cv::line(ink, {200, 210}, {850, 210}, 255, 2);
    cv::line(ink, {100, 280}, {950, 280}, 255, 2);
    write(ink, "Health Connector", {220, 204});
    write(ink, "Sixty one", {150, 274});
    auto const page = find_rows(255 - ink, ink, dpi);
    ASSERT_EQ(page.rows.size(), 2U);
    ASSERT_TRUE(page.rows[0].line && page.rows[1].line);
    EXPECT_NEAR(page.rows[0].line->y(), 210, 2);
    EXPECT_NEAR(page.rows[1].line->y(), 280, 2);
}

TEST(WritingRows, EmptyPagesHaveNone) {
    EXPECT_TRUE(find_rows(255 - blank_check(), blank_check(), dpi).rows.empty());
    EXPECT_TRUE(find_rows(blank_check(), 255 - blank_check(), dpi).rows.empty());
}

}  // namespace
}  // namespace lockbox::ocr
