// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/area_images.h"

#include <gtest/gtest.h>

#include "tests/ocr/image/drawn_check.h"

namespace lockbox::ocr {
namespace {

constexpr Box payee_box{120, 200, 500, 60};

PageImage page_of(cv::Mat const& gray, bool bitonal = false) {
    PageImage page;
    page.gray = gray;
    double paper = 0;
    cv::minMaxLoc(gray, nullptr, &paper);
    page.ink = gray < paper - 10;
    page.bitonal = bitonal;
    page.scan_size = gray.size();
    return page;
}

PageReadings check_with_payee() {
    PageReadings readings;
    readings.kind = PageKind::check;
    readings.set(FieldName::payee, Read<std::string>{"Health Connector", Probability::of(0.99),
                                                     How::handwriting, payee_box});
    return readings;
}

bool payee_damaged(PageImage const& page, PageReadings const& readings) {
    return area_images(page, readings, QualityLimits{})[static_cast<std::size_t>(Area::payee)]
        .damaged;
}

TEST(AreaImages, ABlotDamagesItsAreaAndWritingDoesNot) {
    cv::Mat blotted = drawn_check(200);
    EXPECT_FALSE(payee_damaged(page_of(blotted), check_with_payee()));
    blotted(cv::Rect(200, 190, 120, 70)).setTo(0);
    EXPECT_TRUE(payee_damaged(page_of(blotted), check_with_payee()));
    cv::Mat elsewhere = drawn_check(200);
    elsewhere(cv::Rect(800, 190, 120, 70)).setTo(0);
    EXPECT_FALSE(payee_damaged(page_of(elsewhere), check_with_payee()));
}

TEST(AreaImages, FaintInkDamagesGrayScansOnly) {
    cv::Mat const faint = 160 + drawn_check(200) / 10;
    EXPECT_TRUE(payee_damaged(page_of(faint), check_with_payee()));
    EXPECT_FALSE(payee_damaged(page_of(faint, true), check_with_payee()));
}

TEST(AreaImages, AFlawWithAPlaceDamagesTheAreasItCrosses) {
    PageReadings readings = check_with_payee();
    QualityTest& streak = readings.quality.test(QualityFinding::streaks);
    streak = QualityTest::above(0.95, 0.85);
    streak.where = Box{0, 220, 1200, 6};
    EXPECT_TRUE(payee_damaged(page_of(drawn_check(200)), readings));
    streak.where = Box{0, 300, 1200, 6};
    EXPECT_FALSE(payee_damaged(page_of(drawn_check(200)), readings));
}

AreaImages rear_images(cv::Mat const& rear) {
    PageReadings readings;
    readings.kind = PageKind::check_rear;
    return area_images(page_of(rear), readings, QualityLimits{});
}

TEST(AreaImages, EndorsementsAreInkLargerThanSmallPrint) {
    cv::Mat rear(550, 1200, CV_8UC1, cv::Scalar(255));
    for (int x : {1020, 1070})
        cv::line(rear, {x, 60}, {x, 490}, 0, 2);
    cv::putText(rear, "ENDORSE HERE", {940, 40}, cv::FONT_HERSHEY_SIMPLEX, 0.4, 0, 1);
    for (AreaImage const& image : rear_images(rear))
        EXPECT_FALSE(image.inked);

    cv::putText(rear, "for deposit", {700, 300}, cv::FONT_HERSHEY_SIMPLEX, 1, 0, 2);
    AreaImages const images = rear_images(rear);
    EXPECT_TRUE(images[static_cast<std::size_t>(Area::bofd_endorsement)].inked);
    EXPECT_FALSE(images[static_cast<std::size_t>(Area::payee_endorsement)].inked);
    EXPECT_FALSE(images[static_cast<std::size_t>(Area::transit_endorsement)].inked);
}

TEST(AreaImages, OtherPagesHaveNoAreas) {
    cv::Mat black(550, 1200, CV_8UC1, cv::Scalar(0));
    PageReadings readings = check_with_payee();
    readings.kind = PageKind::coupon;
    EXPECT_FALSE(payee_damaged(page_of(black), readings));
}

}  // namespace
}  // namespace lockbox::ocr
