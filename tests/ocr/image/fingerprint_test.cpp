// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/fingerprint.h"

#include <gtest/gtest.h>

#include <random>

#include "ocr/image/upright.h"
#include "tests/ocr/image/drawn_check.h"

namespace lockbox::ocr {
namespace {

std::uint64_t scanned_fingerprint(cv::Mat const& paper, double skew_deg, double noise, bool bitonal,
                                  unsigned seed) {
    cv::Mat scan;
    cv::Point2f const centre(static_cast<float>(paper.cols) / 2,
                             static_cast<float>(paper.rows) / 2);
    cv::warpAffine(paper, scan, cv::getRotationMatrix2D(centre, skew_deg, 1), paper.size(),
                   cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(255));
    std::mt19937 random(seed);
    std::normal_distribution<double> normal(0, noise);
    for (auto it = scan.begin<std::uint8_t>(); it != scan.end<std::uint8_t>(); ++it)
        *it = cv::saturate_cast<std::uint8_t>(*it - std::abs(normal(random)));
    if (bitonal) cv::threshold(scan, scan, 140, 255, cv::THRESH_BINARY);
    ScannedPage const page{.gray = scan,
                           .dpi_x = 200,
                           .dpi_y = 200,
                           .bits_per_pixel = bitonal ? 1 : 8,
                           .bitonal = bitonal};
    return fingerprint_of(upright(page).page);
}

TEST(Fingerprint, IsTheSameForTheSamePixels) {
    cv::Mat const check = drawn_check(200);
    EXPECT_EQ(scanned_fingerprint(check, 0, 0, false, 1),
              scanned_fingerprint(check, 0, 0, false, 1));
}

TEST(Fingerprint, RescansAreNearAndOtherPapersFar) {
    cv::Mat const check = drawn_check(200);
    std::uint64_t const first = scanned_fingerprint(check, 0.2, 4, false, 1);
    for (unsigned seed = 2; seed < 8; ++seed) {
        int const apart = bits_apart(
            first, scanned_fingerprint(check, seed * 0.3 - 1.5, seed, seed % 2 == 0, seed));
        EXPECT_LE(apart, 8) << "rescan " << seed;
    }
    cv::Mat other(550, 1200, CV_8UC1, cv::Scalar(255));
    for (int y = 60; y < 500; y += 40)
        cv::putText(other, "To whom it may concern at the office", {80, y},
                    cv::FONT_HERSHEY_SIMPLEX, 0.8, 0, 2);
    EXPECT_GE(bits_apart(first, scanned_fingerprint(other, 0, 4, false, 9)), 18);
}

TEST(Fingerprint, OfAnEmptyPageIsZero) {
    EXPECT_EQ(scanned_fingerprint(cv::Mat(550, 1200, CV_8UC1, cv::Scalar(255)), 0, 0, true, 1), 0U);
}

}  // namespace
}  // namespace lockbox::ocr
