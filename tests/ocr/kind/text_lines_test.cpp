// SPDX-License-Identifier: Apache-2.0
#include "ocr/kind/text_lines.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

namespace lockbox::ocr {
namespace {

/// Three lines, the second in two stretches far apart.
PageImage drawn_page() {
    PageImage page;
    page.gray = cv::Mat(600, 1200, CV_8UC1, cv::Scalar(255));
    auto const write = [&](int x, int y, char const* text) {
        cv::putText(page.gray, text, {x, y}, cv::FONT_HERSHEY_SIMPLEX, 0.9, 0, 2);
    };
    write(60, 80, "Premium notice");
    write(60, 180, "Account");
    write(900, 180, "Amount");
    write(60, 280, "Thank you");
    page.ink = page.gray < 128;
    page.scan_size = page.gray.size();
    return page;
}

TEST(TextLines, AreSplitAtWideGapsAndComeFromTheTop) {
    PageImage const page = drawn_page();
    auto const lines = text_lines(page, blobs_of(page.ink), 4);
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_NEAR(lines[0].box.x, 60, 5);
    EXPECT_NEAR(lines[0].box.y, 58, 6);
    EXPECT_LT(lines[3].box.y, 280);
    EXPECT_GT(lines[3].box.y, 240);
    for (TextLine const& line : lines)
        EXPECT_NEAR(line.height_in, 0.1, 0.04);
}

TEST(TextLines, ShortOnesAreLeftOutWhereAsked) {
    PageImage const page = drawn_page();
    EXPECT_EQ(text_lines(page, blobs_of(page.ink), 10).size(), 1U);
    EXPECT_TRUE(text_lines(page, {}, 1).empty());
}

TEST(TextLines, DirectionIsThatOfNeighbours) {
    PageImage page = drawn_page();
    WritingDirection const level = writing_direction(page, blobs_of(page.ink));
    EXPECT_GT(level.level, 5 * level.across);
    cv::Mat turned;
    cv::rotate(page.ink, turned, cv::ROTATE_90_CLOCKWISE);
    page.ink = turned;
    WritingDirection const across = writing_direction(page, blobs_of(page.ink));
    EXPECT_GT(across.across, 5 * across.level);
}

}  // namespace
}  // namespace lockbox::ocr
