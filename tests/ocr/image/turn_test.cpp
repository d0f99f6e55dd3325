// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/turn.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>
#include <random>

namespace lockbox::ocr {
namespace {

/// Strokes and specks on white or grayish paper.
cv::Mat scribbled(cv::Size size, unsigned seed) {
    std::mt19937 random(seed);
    auto const below = [&](int end) {
        return static_cast<int>(random() % static_cast<unsigned>(end));
    };
    cv::Mat gray(size, CV_8UC1, cv::Scalar(seed % 2 ? 255 : 240));
    for (int i = 0; i < 40; ++i)
        cv::line(gray, {below(size.width), below(size.height)},
                 {below(size.width), below(size.height)}, cv::Scalar(below(256)), 1 + below(3));
    for (int i = 0; i < 200; ++i)
        gray.at<unsigned char>(below(size.height), below(size.width)) =
            static_cast<unsigned char>(below(256));
    return gray;
}

TEST(Turn, PixelsAreThoseOfOpenCv) {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> degrees(-10, 10);
    for (unsigned seed = 1; seed <= 30; ++seed) {
        cv::Size const size(20 + static_cast<int>(random() % 500),
                            1 + static_cast<int>(random() % 300));
        cv::Mat const gray = scribbled(size, seed);
        cv::Point2f const centre(static_cast<float>(size.width) / 2,
                                 static_cast<float>(size.height) / 2);
        cv::Mat turn = cv::getRotationMatrix2D(centre, degrees(random), 1), back, expected;
        cv::invertAffineTransform(turn, back);
        cv::warpAffine(gray, expected, back, size, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                       cv::BORDER_CONSTANT, cv::Scalar(255));
        cv::Mat const turned = turned_by(gray, cv::Matx23d(back));
        ASSERT_EQ(cv::countNonZero(turned != expected), 0)
            << "seed " << seed << ", " << size.width << " x " << size.height;
    }
}

}  // namespace
}  // namespace lockbox::ocr
