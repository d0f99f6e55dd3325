// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/page_image.h"

#include <gtest/gtest.h>

namespace lockbox::ocr {
namespace {

PageImage blank_page(int width, int height) {
    PageImage page;
    page.gray = cv::Mat(height, width, CV_8UC1, cv::Scalar(255));
    page.ink = cv::Mat::zeros(height, width, CV_8UC1);
    page.scan_size = {width, height};
    return page;
}

TEST(PageImage, BoxesOfAnUntouchedPageAreThoseOfTheScan) {
    PageImage const page = blank_page(600, 275);
    EXPECT_EQ(page.scan_box({10, 20, 30, 40}), (Box{10, 20, 30, 40}));
    EXPECT_EQ(page.scan_box({590, -5, 30, 40}), (Box{590, 0, 10, 35})) << "cut to the scan";
    EXPECT_EQ(page.scan_box({700, 300, 30, 40}), (Box{600, 275, 0, 0})) << "outside the scan";
}

TEST(PageImage, TurnedPageMapsToTheSamePaper) {
    PageImage page = blank_page(600, 275);
    page.gray.at<std::uint8_t>(20, 10) = 0;
    PageImage const turned = turned_half(page);
    EXPECT_EQ(turned.rotation, Rotation::half);
    EXPECT_EQ(turned.gray.at<std::uint8_t>(275 - 1 - 20, 600 - 1 - 10), 0);
    EXPECT_EQ(turned.scan_box({600 - 40, 275 - 60, 30, 40}), (Box{10, 20, 30, 40}));
    EXPECT_EQ(page.gray.at<std::uint8_t>(20, 10), 0) << "the page itself must not turn";
    EXPECT_EQ(page.gray.at<std::uint8_t>(275 - 1 - 20, 600 - 1 - 10), 255);
    EXPECT_EQ(turned_half(turned).scan_box({10, 20, 30, 40}), (Box{10, 20, 30, 40}));
    EXPECT_EQ(turned_half(turned).rotation, Rotation::none);
}

}  // namespace
}  // namespace lockbox::ocr
