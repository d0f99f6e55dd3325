// SPDX-License-Identifier: Apache-2.0
#include "ocr/deposit_picture.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include "ocr/image/decode.h"
#include "ocr/image/hidden_places.h"
#include "tests/ocr/image/drawn_check.h"
#include "tests/ocr/image/picture_bytes.h"

namespace lockbox::ocr {
namespace {

constexpr int group_4 = 4;  // of the tag Compression, TIFF 6

ScannedPage page_of(DepositPicture const& picture) {
    return decode(picture.tiff(), "deposit.tif")->front();
}

ShownPage shown(Rotation rotation, std::vector<Box> places = {}, int page = 0) {
    PageReadings readings;
    readings.page = page;
    readings.rotation = rotation;
    readings.secret_places = std::move(places);
    return ShownPage(readings);
}

std::vector<std::byte> bitonal(cv::Mat const& gray, double dpi = 200) {
    return bytes_of(
        tiff_of({{.gray = gray, .bits = 1, .compression = group_4, .photometric = 0, .dpi = dpi}}));
}

bool same(cv::Mat const& a, cv::Mat const& b) {
    return a.size() == b.size() && cv::countNonZero(a != b) == 0;
}

TEST(DepositPicture, ABitonalScanStaysAsItIsButForTurning) {
    cv::Mat const scan = drawn_check(200) < 128;
    cv::Mat const gray = ~scan;
    for (Rotation const rotation :
         {Rotation::none, Rotation::right, Rotation::half, Rotation::left}) {
        auto const picture = deposit_picture(bitonal(gray), shown(rotation));
        ASSERT_TRUE(picture);
        ScannedPage const page = page_of(*picture);
        EXPECT_TRUE(same(page.gray, turned(gray, rotation))) << static_cast<int>(rotation);
        EXPECT_TRUE(page.bitonal);
        EXPECT_EQ(page.dpi_x, deposit_dpi);
        EXPECT_EQ(page.dpi_y, deposit_dpi);
        EXPECT_EQ(picture->width_px(), page.gray.cols);
        EXPECT_EQ(picture->height_px(), page.gray.rows);
    }
}

TEST(DepositPicture, ComesOutAt200PixelsAnInchWhateverTheScanHas) {
    for (int const dpi : {100, 150, 240, 300, 400}) {
        cv::Mat gray;
        cv::resize(drawn_check(200), gray, {}, dpi / 200.0, dpi / 200.0, cv::INTER_AREA);
        double const width_in = static_cast<double>(gray.cols) / dpi;
        auto const picture = deposit_picture(bitonal(gray, dpi), shown(Rotation::none));
        ASSERT_TRUE(picture);
        EXPECT_NEAR(picture->width_px(), width_in * deposit_dpi, 1) << dpi;
        EXPECT_EQ(page_of(*picture).dpi_x, deposit_dpi);
        // As much ink, within what thin strokes gain and lose at this resolution.
        double const before = cv::countNonZero(gray < 128) / static_cast<double>(gray.total());
        cv::Mat const after = page_of(*picture).gray;
        double const ink = cv::countNonZero(after < 128) / static_cast<double>(after.total());
        EXPECT_NEAR(ink / before, 1, 0.35) << dpi;
    }
}

TEST(DepositPicture, AGrayScanBecomesBitonal) {
    cv::Mat const gray = drawn_check(200);
    auto const picture = deposit_picture(bytes_of(jpeg_of(gray, 200, 0)), shown(Rotation::none));
    ASSERT_TRUE(picture);
    ScannedPage const page = page_of(*picture);
    EXPECT_TRUE(page.bitonal);
    EXPECT_NEAR(page.gray.cols, gray.cols, 4);
    cv::Mat const ink = page.gray < 128, drawn = gray < 128;
    double const found = cv::countNonZero(ink), there = cv::countNonZero(drawn);
    EXPECT_NEAR(found / there, 1, 0.3);
}

TEST(DepositPicture, IsCutOutOfADarkBed) {
    cv::Mat const check = drawn_check(200);
    cv::Mat bed;
    cv::copyMakeBorder(check, bed, 60, 60, 70, 70, cv::BORDER_CONSTANT, cv::Scalar(0));
    for (auto const& bytes : {bitonal(bed), bytes_of(png_of(bed))}) {
        auto const picture = deposit_picture(bytes, shown(Rotation::none));
        ASSERT_TRUE(picture);
        EXPECT_NEAR(picture->width_px(), check.cols, 12);
        EXPECT_NEAR(picture->height_px(), check.rows, 12);
        cv::Mat const gray = page_of(*picture).gray;
        double const ink = cv::countNonZero(gray < 128) / static_cast<double>(gray.total());
        double const drawn = cv::countNonZero(check < 128) / static_cast<double>(check.total());
        EXPECT_LT(ink, drawn + 0.02) << "nothing of the bed is left";
    }
}

TEST(DepositPicture, ASecretPlaceIsBlackWhicheverWayThePageLies) {
    cv::Mat const gray = ~(drawn_check(200) < 128);
    Box const place{300, 200, 160, 40};
    cv::Mat expected = gray.clone();
    expected(cv::Rect(300, 200, 160, 40)).setTo(0);
    for (Rotation const rotation :
         {Rotation::none, Rotation::right, Rotation::half, Rotation::left}) {
        auto const picture = deposit_picture(bitonal(gray), shown(rotation, {place}));
        ASSERT_TRUE(picture);
        EXPECT_TRUE(same(page_of(*picture).gray, turned(expected, rotation)));
    }
    auto const from_gray =
        deposit_picture(bytes_of(png_of(drawn_check(200))), shown(Rotation::none, {place}));
    ASSERT_TRUE(from_gray);
    cv::Mat const inside = page_of(*from_gray).gray(cv::Rect(304, 204, 152, 32));
    EXPECT_EQ(cv::countNonZero(inside), 0);
}

TEST(DepositPicture, ABlankOneIsWhiteAndAsLarge) {
    auto const picture = deposit_picture(bitonal(drawn_check(200)), shown(Rotation::none));
    ASSERT_TRUE(picture);
    cv::Mat const white = page_of(picture->blank()).gray;
    EXPECT_EQ(white.size(), page_of(*picture).gray.size());
    EXPECT_EQ(cv::countNonZero(white != 255), 0);
}

TEST(DepositPicture, IsNothingWhereThereIsNoSuchPage) {
    auto const bytes = bitonal(drawn_check(200));
    EXPECT_FALSE(deposit_picture(bytes, shown(Rotation::none, {}, 1)));
    EXPECT_FALSE(deposit_picture(bytes, shown(Rotation::none, {}, -1)));
    EXPECT_FALSE(deposit_picture(bytes_of("text"), shown(Rotation::none)));
    auto const again = deposit_picture(bytes, shown(Rotation::none));
    EXPECT_EQ(again->tiff(), deposit_picture(bytes, shown(Rotation::none))->tiff());
}

}  // namespace
}  // namespace lockbox::ocr
