// SPDX-License-Identifier: Apache-2.0
#include "ocr/masked_picture.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include "ocr/image/decode.h"
#include "tests/ocr/image/picture_bytes.h"

namespace lockbox::ocr {
namespace {

cv::Mat pixels(MaskedPicture const& picture) {
    return decode(picture.png(), "masked.png")->front().gray;
}

ShownPage shown(Rotation rotation, std::vector<Box> places, int page = 0) {
    PageReadings readings;
    readings.page = page;
    readings.rotation = rotation;
    readings.secret_places = std::move(places);
    return ShownPage(readings);
}

bool is_uniform(cv::Mat const& gray) {
    double least = 0, most = 0;
    cv::minMaxLoc(gray, &least, &most);
    return least == most;
}

/// Noise has two equal neighbours almost nowhere: what is uniform was painted.
cv::Mat noise(int width_px, int height_px) {
    cv::Mat gray(height_px, width_px, CV_8UC1);
    cv::theRNG().state = 1;
    cv::randu(gray, 0, 256);
    return gray;
}

TEST(MaskedPicture, CutsTurnsAndShrinks) {
    auto const bytes = bytes_of(tiff_of({{.gray = marked_page(600, 300)}}));
    auto const size_of = [&](Rotation rotation, Box box, int width_px) {
        return pixels(masked_picture(bytes, shown(rotation, {}), box, width_px)).size();
    };
    EXPECT_EQ(size_of(Rotation::none, {}, 0), cv::Size(600, 300));
    EXPECT_EQ(size_of(Rotation::right, {}, 0), cv::Size(300, 600));
    EXPECT_EQ(size_of(Rotation::none, {}, 200), cv::Size(200, 100));
    EXPECT_EQ(size_of(Rotation::none, {100, 100, 90, 60}, 0), cv::Size(90 + 2 * 20, 60 + 2 * 20));
    auto const whole = [&] {
        return masked_picture(bytes, shown(Rotation::none, {}), {}, 0).png();
    };
    EXPECT_EQ(whole(), whole()) << "same bytes every time";
    EXPECT_TRUE(masked_picture(bytes, shown(Rotation::none, {}, 3), {}, 0).png().empty());
    EXPECT_TRUE(masked_picture(bytes_of("text"), shown(Rotation::none, {}), {}, 0).png().empty());
}

TEST(MaskedPicture, ShowsNothingOfASecretPlaceWhicheverWayThePageLies) {
    auto const bytes = bytes_of(tiff_of({{.gray = noise(400, 300)}}));
    Box const place{50, 40, 120, 30};
    struct Turn {
        Rotation rotation;
        cv::Rect where;  ///< The place on the upright page.
    };
    for (Turn const& turn : {Turn{Rotation::none, {50, 40, 120, 30}},
                             Turn{Rotation::right, {300 - 40 - 30, 50, 30, 120}},
                             Turn{Rotation::half, {400 - 50 - 120, 300 - 40 - 30, 120, 30}},
                             Turn{Rotation::left, {40, 400 - 50 - 120, 30, 120}}}) {
        cv::Mat const page = pixels(masked_picture(bytes, shown(turn.rotation, {place}), {}, 0));
        EXPECT_TRUE(is_uniform(page(turn.where))) << turn.where;
        cv::Rect const wider(turn.where.x - 3, turn.where.y - 3, turn.where.width + 6,
                             turn.where.height + 6);
        EXPECT_FALSE(is_uniform(page(wider))) << "nothing else is hidden";
    }
}

TEST(MaskedPicture, HidesInACutAndInASmallPictureWhatItHidesOnThePage) {
    auto const bytes = bytes_of(tiff_of({{.gray = noise(400, 300)}}));
    ShownPage const page = shown(Rotation::none, {{100, 100, 120, 30}});
    cv::Mat const cut = pixels(masked_picture(bytes, page, {110, 105, 60, 20}, 0));
    ASSERT_EQ(cut.size(), cv::Size(60 + 40, 20 + 40));
    EXPECT_TRUE(is_uniform(cut(cv::Rect(10, 15, 90, 30))));
    cv::Mat const small = pixels(masked_picture(bytes, page, {}, 100));
    EXPECT_TRUE(is_uniform(small(cv::Rect(26, 26, 28, 6))));
}

TEST(MaskedPicture, TakesPlacesThatReachBeyondThePage) {
    auto const bytes = bytes_of(tiff_of({{.gray = noise(80, 60)}}));
    auto const page = [&](Box box) {
        return pixels(masked_picture(bytes, shown(Rotation::none, {box}), {}, 0));
    };
    EXPECT_TRUE(is_uniform(page({-10, -10, 200, 200})));
    EXPECT_FALSE(is_uniform(page({100, 100, 20, 20})));
}

}  // namespace
}  // namespace lockbox::ocr
