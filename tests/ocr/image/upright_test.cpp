// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/upright.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/ocr/image/drawn_check.h"

namespace lockbox::ocr {
namespace {

cv::Mat turned(cv::Mat const& page, int clockwise_deg) {
    cv::Mat result = page;
    for (int deg = 0; deg < clockwise_deg; deg += 90) {
        cv::Mat next;
        cv::rotate(result, next, cv::ROTATE_90_CLOCKWISE);
        result = next;
    }
    return result;
}

/// `page` laid on `background` with a margin, turned clockwise by `deg`.
cv::Mat laid(cv::Mat const& page, double deg, int margin_px, int background) {
    cv::Mat bed(page.rows + 2 * margin_px, page.cols + 2 * margin_px, CV_8UC1,
                cv::Scalar(background));
    page.copyTo(bed(cv::Rect(margin_px, margin_px, page.cols, page.rows)));
    cv::Point2f const centre(static_cast<float>(bed.cols) / 2, static_cast<float>(bed.rows) / 2);
    cv::Mat result;
    cv::warpAffine(bed, result, cv::getRotationMatrix2D(centre, -deg, 1), bed.size(),
                   cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(background));
    return result;
}

ScannedPage scan_of(cv::Mat const& gray, int dpi) {
    return {.gray = gray, .dpi_x = dpi, .dpi_y = dpi, .bits_per_pixel = 8, .bitonal = false};
}

TEST(Upright, TurnsEachRotationBack) {
    cv::Mat const check = drawn_check(200);
    for (int wrong : {0, 90, 180, 270}) {
        Upright const found = upright(scan_of(turned(check, wrong), 200));
        EXPECT_EQ(static_cast<int>(found.page.rotation), (360 - wrong) % 360);
        EXPECT_EQ(found.page.gray.size(), check.size()) << wrong;
        EXPECT_GT(found.not_upside_down.value(), 0.95) << wrong;
    }
}

TEST(Upright, RecoversSkewInEveryRotation) {
    for (int wrong : {0, 90, 180, 270})
        for (double deg : {-4.0, -1.3, -0.5, 0.5, 2.2, 6.0}) {
            cv::Mat const scan = turned(laid(drawn_check(200), deg, 100, 255), wrong);
            Upright const found = upright(scan_of(scan, 200));
            EXPECT_NEAR(found.page.skew_deg, deg, 0.1) << "rotation " << wrong;
        }
}

TEST(Upright, CutsThePaperFromABlackBed) {
    for (double deg : {-2.0, 0.0, 0.7, 3.0}) {
        Upright const found = upright(scan_of(laid(drawn_check(200), deg, 120, 10), 200));
        EXPECT_NEAR(found.page.width_in(), 6.0, 0.1) << deg;
        EXPECT_NEAR(found.page.height_in(), 2.75, 0.1) << deg;
        EXPECT_NEAR(found.page.skew_deg, deg, 0.1);
    }
}

TEST(Upright, KeepsEachResolutionOrBringsItTo200) {
    struct Row {
        int dpi;
        int expected;
    };
    for (Row const row : {Row{100, 200}, Row{150, 200}, Row{200, 200}, Row{240, 240}, Row{300, 300},
                          Row{400, 200}, Row{600, 200}}) {
        Upright const found = upright(scan_of(drawn_check(row.dpi), row.dpi));
        EXPECT_EQ(found.page.dpi, row.expected) << row.dpi;
        EXPECT_NEAR(found.page.width_in(), 6.0, 0.02) << row.dpi;
    }
}

TEST(Upright, MapsBoxesBackToTheScan) {
    for (int wrong : {0, 90, 180, 270})
        for (int dpi : {200, 400}) {
            cv::Mat const scan = turned(laid(drawn_check(dpi), 1.0, dpi / 2, 255), wrong);
            Upright const found = upright(scan_of(scan, dpi));
            Box const all = found.page.scan_box(cv::Rect({0, 0}, found.page.gray.size()));
            EXPECT_EQ(all, (Box{0, 0, scan.cols, scan.rows})) << wrong << ", " << dpi << " dpi";
            // Ink under the box of the foot row must be ink in the scan.
            cv::Rect const foot(found.page.dpi, found.page.gray.rows - found.page.dpi,
                                2 * found.page.dpi, found.page.dpi / 2);
            Box const box = found.page.scan_box(foot);
            cv::Mat const part = scan(cv::Rect(box.x, box.y, box.width, box.height));
            // The box around the turned rectangle holds a little more than the rectangle.
            double const scale = static_cast<double>(dpi) / found.page.dpi;
            double const there = cv::countNonZero(part < 128) / (scale * scale);
            double const here = cv::countNonZero(found.page.gray(foot) < 128);
            EXPECT_GT(there, 0.85 * here) << wrong << ", " << dpi << " dpi";
            EXPECT_LT(there, 1.15 * here) << wrong << ", " << dpi << " dpi";
        }
}

TEST(Upright, LeavesTheScanAsItIs) {
    cv::Mat const check = turned(drawn_check(200), 180);
    cv::Mat const before = check.clone();
    upright(scan_of(check, 200));
    EXPECT_EQ(cv::countNonZero(check != before), 0);
}

TEST(Upright, TakesAnyPicture) {
    for (cv::Size const size :
         {cv::Size{1, 1}, cv::Size{3, 900}, cv::Size{900, 2}, cv::Size{40, 40}})
        for (int level : {0, 128, 255}) {
            Upright const found = upright(scan_of(cv::Mat(size, CV_8UC1, cv::Scalar(level)), 200));
            EXPECT_FALSE(found.page.gray.empty()) << size;
            EXPECT_EQ(found.page.gray.size(), found.page.ink.size()) << size;
        }
}

}  // namespace
}  // namespace lockbox::ocr
