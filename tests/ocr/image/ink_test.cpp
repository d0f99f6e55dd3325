// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/ink.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <random>
#include <tuple>

#include "tests/ocr/image/drawn_check.h"

namespace lockbox::ocr {
namespace {

using Row = std::tuple<int, int, int, int, int>;

TEST(Ink, PiecesAreThoseOfPlainLabelling) {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        cv::Mat ink(static_cast<int>(1 + random() % 70), static_cast<int>(1 + random() % 70),
                    CV_8UC1);
        auto const percent = 5 + random() % 90;
        std::generate(ink.begin<std::uint8_t>(), ink.end<std::uint8_t>(), [&] {
            return static_cast<std::uint8_t>(random() % 100 < percent ? 255 : 0);
        });
        std::vector<Row> found;
        for (Blob const& blob : blobs_of(ink))
            found.push_back(
                {blob.box.x, blob.box.y, blob.box.width, blob.box.height, blob.area_px});
        cv::Mat labels, stats, centres;
        int const count = cv::connectedComponentsWithStats(ink, labels, stats, centres, 8, CV_32S);
        std::vector<Row> plain;
        for (int i = 1; i < count; ++i) {
            int const* row = stats.ptr<int>(i);
            plain.push_back({row[0], row[1], row[2], row[3], row[4]});
        }
        std::sort(found.begin(), found.end());
        std::sort(plain.begin(), plain.end());
        ASSERT_EQ(found, plain) << "round " << round << ", " << percent << " % ink";
    }
}

TEST(Ink, PiecesStandInTheOrderOfLabelsAndCoverTheirPixels) {
    std::mt19937 random(8);
    for (int round = 0; round < 300; ++round) {
        cv::Mat ink(static_cast<int>(1 + random() % 70), static_cast<int>(1 + random() % 70),
                    CV_8UC1);
        auto const percent = 5 + random() % 90;
        std::generate(ink.begin<std::uint8_t>(), ink.end<std::uint8_t>(), [&] {
            return static_cast<std::uint8_t>(random() % 100 < percent ? 255 : 0);
        });
        cv::Mat labels, stats, centres;
        int const count = cv::connectedComponentsWithStats(ink, labels, stats, centres, 8, CV_32S);
        InkPieces const found = ink_pieces_of(ink);
        ASSERT_EQ(static_cast<int>(found.pieces.size()), count - 1);
        for (std::size_t i = 0; i < found.pieces.size(); ++i) {
            int const* row = stats.ptr<int>(static_cast<int>(i) + 1);
            ASSERT_EQ(found.pieces[i].box, cv::Rect(row[0], row[1], row[2], row[3]));
            ASSERT_EQ(found.pieces[i].area_px, row[4]);
        }
        cv::Mat covered(ink.size(), CV_32S, cv::Scalar(0));
        for (InkRun const& run : found.runs)
            covered.row(run.y)
                .colRange(run.first, run.end)
                .setTo(cv::Scalar(static_cast<double>(run.piece) + 1));
        ASSERT_EQ(cv::countNonZero(covered != labels), 0)
            << "round " << round << ", " << percent << " % ink";
    }
}

TEST(Ink, IsFoundUnderAShadow) {
    cv::Mat const even = drawn_check(200);
    cv::Mat shaded(even.size(), CV_8UC1);
    // Light falls from 100 % at the left to 45 % at the right, as on a photographed check.
    for (int y = 0; y < even.rows; ++y)
        for (int x = 0; x < even.cols; ++x)
            shaded.at<std::uint8_t>(y, x) =
                static_cast<std::uint8_t>(even.at<std::uint8_t>(y, x) * (1 - 0.55 * x / even.cols));
    cv::Mat const truth = even < 128;
    cv::Mat const found = binarised(shaded, 200);
    cv::Mat missed = truth & ~found;
    cv::Mat invented;
    cv::dilate(truth, invented, cv::Mat());
    invented = found & ~invented;
    EXPECT_LT(cv::countNonZero(missed), cv::countNonZero(truth) / 50);
    EXPECT_LT(cv::countNonZero(invented), cv::countNonZero(truth) / 50);
}

TEST(Ink, ThePatternOfSafetyPaperIsNone) {
    cv::Mat const plain = drawn_check(200);
    cv::Mat patterned(plain.size(), CV_8UC1, cv::Scalar(225));
    for (int x = -patterned.rows; x < patterned.cols; x += 9)
        cv::line(patterned, {x, patterned.rows}, {x + patterned.rows, 0}, 165, 1);
    cv::min(patterned, plain, patterned);
    cv::Mat const writing = plain < 128;
    cv::Mat near_writing;
    cv::dilate(writing, near_writing, cv::Mat());
    cv::Mat const found = binarised(patterned, 200);
    EXPECT_LT(cv::countNonZero(found & ~near_writing), cv::countNonZero(writing) / 50);
    EXPECT_LT(cv::countNonZero(writing & ~found), cv::countNonZero(writing) / 20);
}

TEST(Ink, PaleWritingOnPlainPaperStays) {
    cv::Mat page(550, 1200, CV_8UC1, cv::Scalar(240));
    page(cv::Rect(100, 60, 400, 90)).setTo(10);
    cv::putText(page, "Seven hundred thirty", {80, 300}, cv::FONT_HERSHEY_SIMPLEX, 2.5, 170, 6);
    cv::Mat const pale = page == 170;
    cv::Mat const found = binarised(page, 200);
    EXPECT_LT(cv::countNonZero(pale & ~found), cv::countNonZero(pale) / 20);
}

TEST(Ink, LargeBlackAreasStayFilled) {
    cv::Mat page(500, 1200, CV_8UC1, cv::Scalar(240));
    page(cv::Rect(100, 100, 300, 200)).setTo(20);
    cv::Mat const found = binarised(page, 200);
    EXPECT_EQ(cv::countNonZero(found), 300 * 200);
}

}  // namespace
}  // namespace lockbox::ocr
