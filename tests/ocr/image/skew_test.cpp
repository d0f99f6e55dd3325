// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/skew.h"

#include <gtest/gtest.h>

#include "tests/ocr/image/drawn_check.h"

namespace lockbox::ocr {
namespace {

cv::Mat skewed_ink(double deg) {
    cv::Mat const page = drawn_check(200);
    cv::Point2f const centre(static_cast<float>(page.cols) / 2, static_cast<float>(page.rows) / 2);
    cv::Mat skewed;
    cv::warpAffine(page, skewed, cv::getRotationMatrix2D(centre, -deg, 1), page.size(),
                   cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(255));
    return skewed < 128;
}

TEST(Skew, IsRecoveredWithinATenthOfADegree) {
    for (double deg = -9; deg <= 9; deg += 0.75)
        EXPECT_NEAR(skew_of(skewed_ink(deg)).deg, deg, 0.1);
}

TEST(Skew, LinesAlongTheHeightStandOutOnATurnedPage) {
    cv::Mat const level = skewed_ink(0.6);
    cv::Mat sideways;
    cv::rotate(level, sideways, cv::ROTATE_90_CLOCKWISE);
    EXPECT_GT(skew_of(level).level_sharpness, 1.5 * skew_of(level).cross_sharpness);
    EXPECT_GT(skew_of(sideways).cross_sharpness, 1.5 * skew_of(sideways).level_sharpness);
    EXPECT_NEAR(skew_of(sideways).deg, 0.6, 0.1);
}

TEST(Skew, OfAnEmptyPageIsNone) {
    EXPECT_EQ(skew_of(cv::Mat::zeros(500, 1200, CV_8UC1)).deg, 0);
    EXPECT_EQ(skew_of(cv::Mat::zeros(1, 1, CV_8UC1)).deg, 0);
}

}  // namespace
}  // namespace lockbox::ocr
