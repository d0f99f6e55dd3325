// SPDX-License-Identifier: Apache-2.0
// For each finding a drawn picture that has it and one that just has not.
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
using F = QualityFinding;

struct Scanned {
    PageKind kind = PageKind::check;
    int dpi = 200;
    bool bitonal = false;
    std::optional<cv::Rect> micr_line = std::nullopt;
};

QualityReport report_of(cv::Mat const& gray, Scanned const& how = {}) {
    ScannedPage const scan{.gray = how.bitonal ? cv::Mat((gray >= 128) & 255) : gray,
                           .dpi_x = how.dpi,
                           .dpi_y = how.dpi,
                           .bits_per_pixel = how.bitonal ? 1 : 8,
                           .bitonal = how.bitonal};
    Upright const found = upright(scan);
    return quality_of({scan, found.page, blobs_of(found.page.ink), how.kind, how.micr_line},
                      QualityLimits{});
}

/// Both outcomes of one finding.
void expect_boundary(F finding, cv::Mat const& with, cv::Mat const& without, Scanned const& how) {
    QualityTest const present = report_of(with, how).test(finding);
    EXPECT_EQ(present.outcome, Condition::condition_present)
        << name(finding) << " " << present.value << " of " << present.limit;
    QualityTest const absent = report_of(without, how).test(finding);
    EXPECT_EQ(absent.outcome, Condition::condition_not_present)
        << name(finding) << " " << absent.value << " of " << absent.limit;
}

/// As expect_boundary, gray and bitonal.
void expect_boundary_in_both(F finding, cv::Mat const& with, cv::Mat const& without,
                             Scanned how = {}) {
    for (bool const bitonal : {false, true}) {
        how.bitonal = bitonal;
        SCOPED_TRACE(bitonal ? "bitonal" : "gray");
        expect_boundary(finding, with, without, how);
    }
}

/// The paper on a black bed, which shows by the given inches on every side.
cv::Mat on_bed(cv::Mat const& paper, double margin_in) {
    int const px = static_cast<int>(margin_in * 200);
    cv::Mat scan;
    cv::copyMakeBorder(paper, scan, px, px, px, px, cv::BORDER_CONSTANT, cv::Scalar(0));
    return scan;
}

cv::Mat with_polygon(cv::Mat page, std::vector<cv::Point> const& corners, int level) {
    cv::fillPoly(page, std::vector{corners}, cv::Scalar(level));
    return page;
}

cv::Mat with_rectangle(cv::Mat page, cv::Rect box, int level) {
    page(box).setTo(level);
    return page;
}

cv::Mat with_specks(cv::Mat page, int count) {
    std::mt19937 random(3);
    for (int i = 0; i < count; ++i) {
        int const y = static_cast<int>(random() % static_cast<unsigned>(page.rows));
        int const x = static_cast<int>(random() % static_cast<unsigned>(page.cols));
        page.at<std::uint8_t>(y, x) = 0;
    }
    return page;
}

cv::Mat turned(cv::Mat const& page, double clockwise_deg) {
    cv::Point2f const middle(static_cast<float>(page.cols) / 2, static_cast<float>(page.rows) / 2);
    cv::Mat skewed;
    cv::warpAffine(page, skewed, cv::getRotationMatrix2D(middle, -clockwise_deg, 1), page.size(),
                   cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(255));
    return skewed;
}

cv::Mat blurred(cv::Mat const& page, double deviation_px) {
    cv::Mat result;
    cv::GaussianBlur(page, result, {0, 0}, deviation_px);
    return result;
}

/// The rear of a check: rules and words across its right end.
cv::Mat drawn_rear() {
    cv::Mat rear(550, 1200, CV_8UC1, cv::Scalar(255));
    for (int x : {1020, 1070, 1120})
        cv::line(rear, {x, 60}, {x, 490}, 0, 2);
    cv::Mat words(120, 550, CV_8UC1, cv::Scalar(255));
    cv::putText(words, "ENDORSE HERE", {130, 60}, cv::FONT_HERSHEY_SIMPLEX, 0.5, 0, 1);
    cv::rotate(words, words, cv::ROTATE_90_CLOCKWISE);
    cv::Mat part = rear(cv::Rect(880, 0, 120, 550));
    cv::min(part, words, part);
    return rear;
}

TEST(Quality, FindsNothingOnACleanCheckOfAnyResolution) {
    for (int const dpi : {100, 150, 200, 240, 300, 400})
        for (bool const bitonal : {false, true}) {
            QualityReport const report =
                report_of(drawn_check(dpi), {.dpi = dpi, .bitonal = bitonal});
            // The drawing has less print on it than a check, so its size says nothing.
            auto findings = report.findings();
            std::erase(findings, F::below_minimum_size);
            EXPECT_THAT(findings, IsEmpty()) << dpi << " dpi, bitonal " << bitonal;
            EXPECT_TRUE(report.usable);
            EXPECT_EQ(report.width_px, 6 * dpi);
            EXPECT_EQ(report.dpi, dpi);
            EXPECT_NEAR(report.paper_width_in, 6.0, 0.02);
            EXPECT_NEAR(report.paper_height_in, 2.75, 0.02);
        }
}

TEST(Quality, SizesInInches) {
    cv::Mat canvas(1100, 2200, CV_8UC1, cv::Scalar(255));
    drawn_check(200).copyTo(canvas(cv::Rect(100, 100, 1200, 550)));
    auto const cut = [&](int width, int height) {
        return canvas(cv::Rect(0, 60, width, height)).clone();
    };
    expect_boundary_in_both(F::undersize, cut(980, 600), cut(1020, 600));
    expect_boundary_in_both(F::undersize, cut(1400, 460), cut(1400, 470));
    expect_boundary_in_both(F::oversize, cut(1870, 600), cut(1840, 600));
    expect_boundary_in_both(F::oversize, cut(1600, 870), cut(1600, 840));
}

TEST(Quality, SizeIsTheSideNearestToItsLimit) {
    QualityTest const test = report_of(drawn_check(200)).test(F::undersize);
    EXPECT_NEAR(test.value, 2.75, 0.02);
    EXPECT_EQ(test.limit, 2.33);
}

TEST(Quality, TornCornerOnAnyCorner) {
    for (int const corner : {0, 1, 2, 3}) {
        SCOPED_TRACE(corner);
        auto const torn = [&](int across, int down) {
            int const x = corner % 2 == 0 ? 0 : 1199;
            int const y = corner < 2 ? 0 : 549;
            int const inward = x == 0 ? across : 1199 - across;
            return with_polygon(drawn_check(200),
                                {{x, y}, {inward, y}, {x, y == 0 ? down : 549 - down}}, 0);
        };
        expect_boundary_in_both(F::torn_corner, torn(280, 230), torn(280, 170));
        EXPECT_TRUE(report_of(torn(280, 230)).test(F::torn_corner).where.has_value());
    }
}

TEST(Quality, TornEdge) {
    auto const torn = [](int depth) {
        return with_polygon(drawn_check(200), {{520, 0}, {700, 0}, {640, depth}, {580, depth}}, 0);
    };
    expect_boundary_in_both(F::torn_edge, torn(125), torn(80));
}

TEST(Quality, ADarkHeadingThatRunsOffThePaperIsNoTear) {
    cv::Mat page = with_rectangle(drawn_check(200), {0, 0, 1200, 130}, 40);
    cv::putText(page, "Paying your premium is easy, and you can do it here", {60, 90},
                cv::FONT_HERSHEY_SIMPLEX, 1.3, cv::Scalar(255), 4);
    EXPECT_THAT(report_of(page, {.kind = PageKind::insert}).findings(), IsEmpty());
}

TEST(Quality, FramingError) {
    expect_boundary_in_both(F::framing_error, on_bed(drawn_check(200), 0.32),
                            on_bed(drawn_check(200), 0.18));
}

TEST(Quality, ExcessiveSkew) {
    expect_boundary_in_both(F::excessive_skew, turned(drawn_check(200), 2.8),
                            turned(drawn_check(200), -2.2));
}

TEST(Quality, TooLightIsTestedOnFormsOnly) {
    cv::Mat const empty(550, 1200, CV_8UC1, cv::Scalar(250));
    expect_boundary_in_both(F::too_light, empty, drawn_check(200));
    EXPECT_EQ(report_of(empty, {.kind = PageKind::check_rear}).test(F::too_light).outcome,
              Condition::test_not_done);
}

TEST(Quality, FaintInkOnGrayIsTooLight) {
    cv::Mat const page = drawn_check(200);
    cv::Mat const faint = 220 + page / 8;
    cv::Mat const pale = 130 + page / 2;
    expect_boundary(F::too_light, faint, pale, {});
}

TEST(Quality, TooDarkIsNotUsableAndNothingElseIsTold) {
    cv::Mat const page = drawn_check(200);
    expect_boundary_in_both(F::too_dark, page / 3, page * 0.7);
    QualityReport const dark = report_of(page / 3);
    EXPECT_FALSE(dark.usable);
    for (F const finding :
         {F::torn_corner, F::torn_edge, F::streaks, F::out_of_focus, F::piggyback})
        EXPECT_EQ(dark.test(finding).outcome, Condition::test_not_done) << name(finding);
}

TEST(Quality, StreakAcrossThePage) {
    cv::Mat const page = drawn_check(200);
    expect_boundary_in_both(F::streaks, with_rectangle(page.clone(), {0, 300, 1200, 4}, 0),
                            with_rectangle(page.clone(), {0, 300, 1200, 2}, 0));
    expect_boundary_in_both(F::streaks, with_rectangle(page.clone(), {0, 300, 1200, 20}, 0),
                            with_rectangle(page.clone(), {0, 300, 1200, 32}, 0));
    expect_boundary_in_both(F::streaks, with_rectangle(page.clone(), {0, 300, 1200, 4}, 0),
                            with_rectangle(page.clone(), {40, 300, 1120, 4}, 0));
}

TEST(Quality, StreaksRunAlongTheScanHoweverThePaperLies) {
    cv::Mat const streaked = with_rectangle(turned(drawn_check(200), 1.8), {0, 300, 1200, 5}, 0);
    EXPECT_TRUE(report_of(streaked).present(F::streaks));
    cv::Mat const ruled = turned(with_rectangle(drawn_check(200), {0, 300, 1200, 5}, 0), 1.8);
    EXPECT_FALSE(report_of(ruled).present(F::streaks));
}

TEST(Quality, CompressedSizeOfTheFront) {
    cv::Mat const small = with_rectangle(drawn_check(200), {200, 60, 900, 300}, 255);
    cv::Mat const filled = [&] {
        cv::Mat page = small.clone();
        for (int y = 180; y < 480; y += 26)
            cv::putText(page, "every line of this page has something written on it", {60, y},
                        cv::FONT_HERSHEY_SIMPLEX, 0.7, 0, 1);
        return page;
    }();
    expect_boundary(F::below_minimum_size, small, filled, {.bitonal = true});
    cv::Mat const noisy = with_specks(cv::Mat(700, 1700, CV_8UC1, cv::Scalar(255)), 350'000);
    expect_boundary(F::above_maximum_size, noisy, filled, {.bitonal = true});
    for (Scanned const& other : {Scanned{.kind = PageKind::coupon, .bitonal = true}, Scanned{}})
        EXPECT_EQ(report_of(small, other).test(F::below_minimum_size).outcome,
                  Condition::test_not_done);
}

TEST(Quality, CompressedSizeOfTheRear) {
    cv::Mat const empty(550, 1200, CV_8UC1, cv::Scalar(255));
    expect_boundary(F::below_minimum_size, empty, drawn_rear(),
                    {.kind = PageKind::check_rear, .bitonal = true});
}

TEST(Quality, SpotNoise) {
    // 16.5 square inches.
    expect_boundary(F::spot_noise, with_specks(drawn_check(200), 12'000),
                    with_specks(drawn_check(200), 6'500), {.bitonal = true});
    EXPECT_EQ(report_of(with_specks(drawn_check(200), 12'000)).test(F::spot_noise).outcome,
              Condition::test_not_done);
}

TEST(Quality, FaintDotsBehindTheWritingAreNoNoiseButMayHideWhatAPageIs) {
    auto const dotted = [](std::uint8_t level) {
        cv::Mat page = drawn_check(200);
        for (int y = 2; y < page.rows; y += 7)
            for (int x = 2 + y % 3; x < page.cols; x += 7)
                page.at<std::uint8_t>(y, x) = std::min(page.at<std::uint8_t>(y, x), level);
        return page;
    };
    constexpr std::uint8_t faint = 150, pale = 170;  // pale ones are safety paper and no ink
    EXPECT_FALSE(report_of(dotted(faint)).present(F::spot_noise));
    EXPECT_TRUE(report_of(dotted(faint)).usable);
    EXPECT_FALSE(report_of(dotted(faint), {.kind = PageKind::unknown}).usable);
    EXPECT_TRUE(report_of(dotted(pale), {.kind = PageKind::unknown}).usable);
}

TEST(Quality, CarbonStripOnARear) {
    Scanned const rear{.kind = PageKind::check_rear};
    expect_boundary_in_both(F::carbon_strip, with_rectangle(drawn_rear(), {0, 200, 1200, 64}, 60),
                            with_rectangle(drawn_rear(), {0, 200, 1200, 40}, 60), rear);
    expect_boundary_in_both(F::carbon_strip, with_rectangle(drawn_rear(), {300, 0, 64, 550}, 60),
                            with_rectangle(drawn_rear(), {300, 0, 64, 300}, 60), rear);
    cv::Mat const front = with_rectangle(drawn_check(200), {0, 200, 1200, 64}, 60);
    EXPECT_EQ(report_of(front).test(F::carbon_strip).outcome, Condition::test_not_done);
}

TEST(Quality, BlurIsOutOfFocusOnGrayScansOnly) {
    expect_boundary(F::out_of_focus, blurred(drawn_check(200), 3), blurred(drawn_check(200), 0.8),
                    {});
    EXPECT_EQ(
        report_of(blurred(drawn_check(200), 3), {.bitonal = true}).test(F::out_of_focus).outcome,
        Condition::test_not_done);
}

TEST(Quality, PiggybackStandsOutBehindThePaper) {
    auto const pair = [](int shift) {
        cv::Mat both(550 + shift, 1200 + shift, CV_8UC1, cv::Scalar(0));
        both(cv::Rect(shift, shift, 1200, 550)).setTo(250);
        drawn_check(200).copyTo(both(cv::Rect(0, 0, 1200, 550)));
        return both;
    };
    expect_boundary_in_both(F::piggyback, pair(70), pair(36));
}

TEST(Quality, PiggybackBelowTheMicrLine) {
    auto const written_below = [](int distance) {
        cv::Mat both(800, 1200, CV_8UC1, cv::Scalar(255));
        drawn_check(200).copyTo(both(cv::Rect(0, 0, 1200, 550)));
        cv::putText(both, "another paper", {300, 505 + distance}, cv::FONT_HERSHEY_SIMPLEX, 1, 0,
                    2);
        return both;
    };
    Scanned const check{.micr_line = cv::Rect(100, 482, 700, 24)};
    expect_boundary_in_both(F::piggyback, written_below(150), written_below(90), check);
}

TEST(Quality, WhichFindingsMakeAPageUnusableIsTheSitesChoice) {
    cv::Mat const skewed = turned(drawn_check(200), 3.5);
    ScannedPage const scan{
        .gray = skewed, .dpi_x = 200, .dpi_y = 200, .bits_per_pixel = 8, .bitonal = false};
    Upright const found = upright(scan);
    JudgedPage const judged{scan, found.page, blobs_of(found.page.ink), PageKind::check};
    QualityLimits limits;
    EXPECT_TRUE(quality_of(judged, limits).usable);
    limits.unusable_when[static_cast<std::size_t>(F::excessive_skew)] = UnusableWhen::always;
    EXPECT_FALSE(quality_of(judged, limits).usable);
}

}  // namespace
}  // namespace lockbox::ocr
