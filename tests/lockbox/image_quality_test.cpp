// SPDX-License-Identifier: Apache-2.0
#include "lockbox/image_quality.h"

#include <gmock/gmock.h>

#include <set>

#include "lockbox/quality_limits.h"

namespace lockbox {
namespace {

using F = QualityFinding;

TEST(ImageQuality, OutcomesAreTheDigitsOfRecord54) {
    EXPECT_EQ(static_cast<int>(Condition::test_not_done), 0);
    EXPECT_EQ(static_cast<int>(Condition::condition_present), 1);
    EXPECT_EQ(static_cast<int>(Condition::condition_not_present), 2);
    EXPECT_EQ(QualityTest{}.outcome, Condition::test_not_done);
}

TEST(ImageQuality, AtItsLimitAConditionIsNotPresent) {
    EXPECT_EQ(QualityTest::above(2.5, 2.5).outcome, Condition::condition_not_present);
    EXPECT_EQ(QualityTest::above(2.51, 2.5).outcome, Condition::condition_present);
    EXPECT_EQ(QualityTest::below(2.5, 2.5).outcome, Condition::condition_not_present);
    EXPECT_EQ(QualityTest::below(2.49, 2.5).outcome, Condition::condition_present);
}

TEST(ImageQuality, FindingsAreThoseThatArePresent) {
    QualityReport report;
    EXPECT_THAT(report.findings(), testing::IsEmpty());
    report.test(F::spot_noise) = QualityTest::above(600, 500);
    report.test(F::streaks) = QualityTest::above(0.9, 0.85);
    report.test(F::too_dark) = QualityTest::above(0.1, 0.45);
    EXPECT_THAT(report.findings(), testing::ElementsAre(F::streaks, F::spot_noise));
}

TEST(ImageQuality, EveryFindingHasItsNameAndUnit) {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < quality_finding_count; ++i) {
        auto const finding = static_cast<F>(i);
        names.insert(name(finding));
        EXPECT_EQ(parse_quality_finding(name(finding)), finding);
        EXPECT_FALSE(unit_of(finding).empty());
    }
    EXPECT_EQ(names.size(), quality_finding_count);
    EXPECT_EQ(parse_condition("condition_present"), Condition::condition_present);
    EXPECT_FALSE(parse_condition("present"));
}

QualityReport of_size(double width_in, double height_in) {
    QualityReport report;
    report.paper_width_in = width_in;
    report.paper_height_in = height_in;
    return report;
}

TEST(ImageQuality, FrontAndRearDifferInWidthOrHeight) {
    QualityLimits const limits;
    struct Row {
        double width_in;
        double height_in;
        Condition expected;
    };
    for (Row const& row : {Row{6.0, 2.75, Condition::condition_not_present},
                           Row{6.09, 2.66, Condition::condition_not_present},
                           Row{6.11, 2.75, Condition::condition_present},
                           Row{6.0, 2.64, Condition::condition_present},
                           Row{2.75, 6.0, Condition::condition_not_present},  // turned
                           Row{0, 0, Condition::test_not_done}}) {
        QualityTest const test =
            front_rear_mismatch(of_size(6, 2.75), of_size(row.width_in, row.height_in), limits);
        EXPECT_EQ(test.outcome, row.expected) << row.width_in << " x " << row.height_in;
    }
}

/// A rear that is only decoded has the size of its scan and none of its paper.
TEST(ImageQuality, WithoutTwoPapersTheScansAreHeldAgainstEachOther) {
    QualityReport front = of_size(6, 2.75);
    front.width_px = 1240;
    front.height_px = 590;
    front.dpi = 200;
    QualityReport rear;
    rear.width_px = 2480;
    rear.height_px = 1180;
    rear.dpi = 400;
    QualityLimits const limits;
    EXPECT_EQ(front_rear_mismatch(front, rear, limits).outcome, Condition::condition_not_present);
    rear.width_px = 2600;
    EXPECT_EQ(front_rear_mismatch(front, rear, limits).outcome, Condition::condition_present);
    rear.dpi = 0;
    EXPECT_EQ(front_rear_mismatch(front, rear, limits).outcome, Condition::test_not_done);
    EXPECT_TRUE(is_usable(rear, PageKind::unknown, limits)) << "nobody measured it";
}

TEST(ImageQuality, WhatMakesAPageUnusable) {
    QualityLimits limits;
    QualityReport report = of_size(6, 2.75);
    EXPECT_TRUE(is_usable(report, PageKind::check, limits));
    report.test(F::spot_noise) = QualityTest::above(600, 500);
    EXPECT_TRUE(is_usable(report, PageKind::check, limits));
    EXPECT_FALSE(is_usable(report, PageKind::unknown, limits));
    limits.unusable_when[static_cast<std::size_t>(F::spot_noise)] = UnusableWhen::never;
    EXPECT_TRUE(is_usable(report, PageKind::unknown, limits));
    report.test(F::too_dark) = QualityTest::above(0.9, 0.45);
    EXPECT_FALSE(is_usable(report, PageKind::check, limits));
    EXPECT_FALSE(is_usable(of_size(6, 0.9), PageKind::check, limits));
}

/// Apart from those that hold today's way, no finding holds an item.
TEST(ImageQuality, StartingPolicyHoldsOnlyWhatCannotBeSeen) {
    QualityLimits const limits;
    for (std::size_t i = 0; i < quality_finding_count; ++i) {
        auto const finding = static_cast<F>(i);
        UnusableWhen const expected = finding == F::too_dark ? UnusableWhen::always
                                      : finding == F::spot_noise || finding == F::out_of_focus
                                          ? UnusableWhen::of_no_kind
                                          : UnusableWhen::never;
        EXPECT_EQ(limits.unusable_when[i], expected) << name(finding);
    }
}

}  // namespace
}  // namespace lockbox
