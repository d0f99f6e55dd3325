// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/quality.h"

#include <gmock/gmock.h>

#include <random>

#include "ocr/image/upright.h"
#include "tests/ocr/image/drawn_check.h"

namespace lockbox::ocr {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;

QualityReport report_of(cv::Mat const& gray, PageKind kind = PageKind::check) {
    ScannedPage const scan{
        .gray = gray, .dpi_x = 200, .dpi_y = 200, .bits_per_pixel = 8, .bitonal = false};
    Upright const found = upright(scan);
    return quality_of(scan, found.page, blobs_of(found.page.ink), kind, QualityLimits{});
}

TEST(Quality, FindsNothingOnACleanCheck) {
    QualityReport const report = report_of(drawn_check(200));
    EXPECT_THAT(report.findings, IsEmpty());
    EXPECT_TRUE(report.usable);
    EXPECT_EQ(report.width_px, 1200);
    EXPECT_EQ(report.height_px, 550);
    EXPECT_EQ(report.dpi, 200);
}

TEST(Quality, TooDarkIsNotUsable) {
    cv::Mat page = drawn_check(200) / 3;
    EXPECT_THAT(report_of(page).findings, Contains(QualityFinding::too_dark));
    EXPECT_FALSE(report_of(page).usable);
}

TEST(Quality, TooLightIsAFindingOfFormsOnly) {
    cv::Mat const empty(550, 1200, CV_8UC1, cv::Scalar(250));
    EXPECT_THAT(report_of(empty).findings, Contains(QualityFinding::too_light));
    EXPECT_THAT(report_of(empty, PageKind::check_rear).findings, IsEmpty());
}

TEST(Quality, StreakAcrossThePage) {
    cv::Mat page = drawn_check(200);
    page(cv::Rect(0, 300, page.cols, 6)).setTo(0);
    EXPECT_THAT(report_of(page).findings, Contains(QualityFinding::streaks));
}

TEST(Quality, SizesInInches) {
    EXPECT_THAT(report_of(drawn_check(200)(cv::Rect(0, 0, 900, 400))).findings,
                Contains(QualityFinding::undersize));
    cv::Mat large(1000, 2000, CV_8UC1, cv::Scalar(255));
    drawn_check(200).copyTo(large(cv::Rect(100, 100, 1200, 550)));
    EXPECT_THAT(report_of(large).findings, Contains(QualityFinding::oversize));
}

TEST(Quality, SpotNoise) {
    cv::Mat page = drawn_check(200);
    std::mt19937 random(3);
    for (int i = 0; i < 20'000; ++i)
        page.at<std::uint8_t>(static_cast<int>(random() % 550), static_cast<int>(random() % 1200)) =
            0;
    EXPECT_THAT(report_of(page).findings, Contains(QualityFinding::spot_noise));
}

TEST(Quality, BlurIsOutOfFocus) {
    cv::Mat blurred;
    cv::GaussianBlur(drawn_check(200), blurred, {0, 0}, 5);
    EXPECT_THAT(report_of(blurred).findings, Contains(QualityFinding::out_of_focus));
    cv::GaussianBlur(drawn_check(200), blurred, {0, 0}, 0.8);
    EXPECT_THAT(report_of(blurred).findings, Not(Contains(QualityFinding::out_of_focus)));
}

TEST(Quality, SkewAboveTheLimit) {
    cv::Mat const page = drawn_check(200);
    cv::Mat skewed;
    cv::warpAffine(page, skewed, cv::getRotationMatrix2D({600, 275}, -4, 1), page.size(),
                   cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(255));
    EXPECT_THAT(report_of(skewed).findings, Contains(QualityFinding::excessive_skew));
}

}  // namespace
}  // namespace lockbox::ocr
