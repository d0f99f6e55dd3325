// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/line_strips.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

namespace lockbox::ocr {
namespace {

constexpr int line_left = 220, line_right = 860, line_y = 200;

class LineStrips : public testing::Test {
protected:
    LineStrips() {
        check.geometry.size = {1200, 550};
        check.geometry.ink = cv::Mat::zeros(check.geometry.size, CV_8UC1);
        check.geometry.lines = {{line_left, line_right, line_y, line_y, 2}};
        write("Health Connector", {240, line_y - 4}, 1.0);
    }
    void write(char const* text, cv::Point at, double scale) {
        cv::putText(check.geometry.ink, text, at, cv::FONT_HERSHEY_SIMPLEX, scale, 255, 2);
    }
    std::vector<cv::Rect> strips() const { return line_strips(check, {80, 330}, figures); }

    PageImage page;
    CheckPicture check{page, {}, 0};
    cv::Rect const figures{960, 160, 180, 50};
};

TEST_F(LineStrips, reach_from_end_to_end_of_their_line) {
    auto const found = strips();
    ASSERT_EQ(found.size(), 2U);
    for (cv::Rect const& strip : found) {
        EXPECT_NEAR(strip.x, line_left, 15);
        EXPECT_NEAR(strip.br().x, line_right, 15);
        EXPECT_GT(strip.br().y, line_y);
    }
    EXPECT_LT(found[1].y, found[0].y);
}

TEST_F(LineStrips, small_print_beside_the_line_stays_outside) {
    write("PAY TO THE", {110, line_y - 14}, 0.4);
    write("ORDER OF", {110, line_y}, 0.4);
    for (cv::Rect const& strip : strips())
        EXPECT_NEAR(strip.x, line_left, 15);
}

/// `Friends of the Health Connector` is another payee than `Health Connector`.
TEST_F(LineStrips, no_word_beside_the_line_is_left_out) {
    write("Friends", {80, line_y - 4}, 1.0);
    for (cv::Rect const& strip : strips())
        EXPECT_LE(strip.x, 80);
}

TEST_F(LineStrips, nor_one_behind_its_end) {
    write("Inc", {line_right + 10, line_y - 4}, 0.8);
    for (cv::Rect const& strip : strips())
        EXPECT_EQ(strip.br().x, figures.x);
}

TEST_F(LineStrips, a_short_line_and_one_out_of_range_bear_none) {
    check.geometry.lines = {{220, 400, line_y, line_y, 2}, {220, 860, 400, 400, 2}};
    EXPECT_TRUE(strips().empty());
}

}  // namespace
}  // namespace lockbox::ocr
