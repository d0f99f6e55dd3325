// SPDX-License-Identifier: Apache-2.0
#include "ocr/print/writing_row.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

namespace lockbox::ocr {
namespace {

constexpr int width = 400;
constexpr int height = 80;

cv::Mat paper() {
    return cv::Mat(height, width, CV_8UC1, cv::Scalar(245));
}

/// Letters as upright strokes, 12 px apart: a row from `top` to `bottom`.
void write_row(cv::Mat& picture, int left, int letters, int top, int bottom) {
    for (int i = 0; i < letters; ++i)
        cv::rectangle(picture, {left + 12 * i, top}, {left + 12 * i + 5, bottom}, 20, cv::FILLED);
}

int dark_rows(cv::Mat const& picture) {
    int count = 0;
    for (int y = 0; y < picture.rows; ++y)
        count += cv::countNonZero(picture.row(y) < 128) > 0;
    return count;
}

TEST(WritingRow, IsTheLowestWholeRowWithoutCutNeighbours) {
    cv::Mat picture = paper();
    write_row(picture, 20, 9, 0, 6);     // the row above, cut by the crop
    write_row(picture, 20, 6, 12, 24);   // the form's label
    write_row(picture, 20, 8, 36, 60);   // what is written
    write_row(picture, 20, 12, 74, 79);  // the row below, cut
    cv::Mat const row = writing_row(picture);
    EXPECT_EQ(dark_rows(row), 25);
    EXPECT_EQ(row.rows, 25 + 2 * 3) << "a margin of an eighth";
    EXPECT_LT(row.cols, 8 * 12 + 2 * 9);
}

TEST(WritingRow, KeepsDotsAndAccentsAboveItsLetters) {
    cv::Mat picture = paper();
    write_row(picture, 20, 8, 36, 60);
    cv::circle(picture, {46, 29}, 2, 20, cv::FILLED);
    cv::Mat const row = writing_row(picture);
    EXPECT_GE(dark_rows(row), 25 + 5) << "the dot is in the crop";
}

TEST(WritingRow, LeavesFramesAndRulesOut) {
    cv::Mat picture = paper();
    write_row(picture, 60, 8, 30, 50);
    cv::line(picture, {30, 4}, {30, 75}, 20, 2);
    cv::line(picture, {50, 66}, {380, 66}, 20, 2);
    EXPECT_EQ(dark_rows(writing_row(picture)), 21);
}

TEST(WritingRow, IsTheWholeCropWhereNoRowStandsClear) {
    EXPECT_EQ(writing_row(paper()).size(), cv::Size(width, height));
    cv::Mat cut = paper();
    write_row(cut, 20, 8, 0, 79);
    EXPECT_EQ(writing_row(cut).size(), cv::Size(width, height));
}

}  // namespace
}  // namespace lockbox::ocr
