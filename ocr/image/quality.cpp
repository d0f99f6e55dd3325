// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/quality.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "ocr/image/coarse_page.h"
#include "ocr/image/dark_bands.h"
#include "ocr/image/group_4.h"
#include "ocr/image/lightness.h"
#include "ocr/image/paper_edges.h"
#include "ocr/image/sharpness.h"
#include "ocr/reading_times.h"

namespace lockbox::ocr {
namespace {

using F = QualityFinding;

bool is_money(PageKind kind) {
    return kind == PageKind::check || kind == PageKind::money_order;
}
bool is_form(PageKind kind) {
    return is_money(kind) || kind == PageKind::coupon;
}
bool may_be_rear(PageKind kind) {
    return kind == PageKind::check_rear || kind == PageKind::blank;
}

/// Of two tests the one whose condition is present, else the one nearer to its limit.
QualityTest worse(QualityTest const& a, QualityTest const& b) {
    if (a.outcome != b.outcome) return a.outcome == Condition::condition_present ? a : b;
    auto const distance = [](QualityTest const& test) {
        return std::abs(test.value - test.limit) / std::max(test.limit, 1e-9);
    };
    bool const present = a.outcome == Condition::condition_present;
    return (distance(a) > distance(b)) == present ? a : b;
}

QualityTest at(QualityTest test, PageImage const& page, cv::Rect box) {
    if (test.outcome == Condition::condition_present) test.where = page.scan_box(box);
    return test;
}

QualityTest flaw_test(Flaw const& flaw, PageImage const& page, double limit_in) {
    return at(QualityTest::above(flaw.size_in, limit_in), page, flaw.box);
}

void test_sizes(QualityReport& report, PageKind kind, QualityLimits const& limits) {
    if (!is_form(kind) && kind != PageKind::check_rear) return;
    double const width = report.paper_width_in;
    double const height = report.paper_height_in;
    report.test(F::undersize) = worse(QualityTest::below(width, limits.least_width_in),
                                      QualityTest::below(height, limits.least_height_in));
    report.test(F::oversize) = worse(QualityTest::above(width, limits.greatest_width_in),
                                     QualityTest::above(height, limits.greatest_height_in));
}

void test_lightness(QualityReport& report, JudgedPage const& judged, Darkness const& darkness,
                    QualityLimits const& limits) {
    report.test(F::too_dark) = QualityTest::above(darkness.ink_share, limits.greatest_dark_share);
    if (!is_form(judged.kind)) return;
    QualityTest const ink = QualityTest::below(darkness.ink_share, limits.least_dark_share);
    report.test(F::too_light) = ink;
    // Without ink there is no contrast to judge, and the ink's share says so.
    if (judged.page.bitonal || darkness.ink_share == 0) return;
    double const contrast = contrast_of(judged.page.gray, judged.page.ink);
    report.test(F::too_light) = worse(ink, QualityTest::below(contrast, limits.least_contrast));
}

/// How far a second paper stands out below a check: writing lower than the paper that the MICR line
/// is printed on reaches, in inches beyond it.
Flaw writing_below_micr(JudgedPage const& judged) {
    if (!judged.micr_line || !is_money(judged.kind)) return {};
    // X9.100-160: the clear band is 5/8 in high with the characters in its middle quarter inch.
    constexpr double paper_below_in = 0.3125;
    constexpr std::ptrdiff_t least_letters = 5;
    double const dpi = judged.page.dpi;
    int const paper_end = judged.micr_line->br().y + static_cast<int>(paper_below_in * dpi);
    int lowest = paper_end;
    std::ptrdiff_t letters = 0;
    for (Blob const& blob : judged.blobs) {
        bool const letter = blob.box.height > 0.04 * dpi && blob.box.height < 0.5 * dpi &&
                            blob.box.width > 0.02 * dpi && blob.box.width < dpi;
        if (!letter || blob.box.y < paper_end) continue;
        ++letters;
        lowest = std::max(lowest, blob.box.br().y);
    }
    if (letters < least_letters) return {};
    return {(lowest - paper_end) / dpi, {0, paper_end, judged.page.gray.cols, lowest - paper_end}};
}

void test_paper(QualityReport& report, JudgedPage const& judged, double white_level,
                QualityLimits const& limits) {
    PageImage const& page = judged.page;
    CoarsePage const coarse = coarse_page(page);
    PaperEdges const edges = paper_edges(coarse);
    report.test(F::torn_corner) = flaw_test(edges.corner, page, limits.torn_corner_in);
    report.test(F::torn_edge) = flaw_test(edges.edge, page, limits.torn_edge_in);
    Flaw const below = writing_below_micr(judged);
    report.test(F::piggyback) = flaw_test(below.size_in > edges.ledge.size_in ? below : edges.ledge,
                                          page, limits.piggyback_in);
    Streak const streak = streak_in(judged.scan.gray, page, white_level, limits);
    report.test(F::streaks) = QualityTest::above(streak.dark_share, limits.streak_dark_share);
    if (report.present(F::streaks)) report.test(F::streaks).where = streak.box;
    if (may_be_rear(judged.kind) || judged.kind == PageKind::unknown)
        report.test(F::carbon_strip) =
            flaw_test(carbon_strip(coarse, white_level, limits.carbon_dark_share), page,
                      limits.carbon_strip_in);
}

/// The ink at the resolution that image exchange asks for (X9.100-181: 200 or 240 dpi).
cv::Mat exchanged_ink(PageImage const& page) {
    constexpr int greatest_dpi = 245;
    constexpr double exchange_dpi = 200;
    if (page.dpi <= greatest_dpi) return page.ink;
    cv::Mat smaller;
    double const scale = exchange_dpi / page.dpi;
    cv::resize(page.ink, smaller, {}, scale, scale, cv::INTER_AREA);
    return smaller > 127;
}

void test_compressed_size(QualityReport& report, JudgedPage const& judged,
                          QualityLimits const& limits) {
    bool const front = is_money(judged.kind);
    if (!judged.scan.bitonal) return;
    if (!front && !may_be_rear(judged.kind)) return;
    auto const bytes = static_cast<double>(group_4_bytes(exchanged_ink(judged.page)));
    report.test(F::below_minimum_size) =
        QualityTest::below(bytes, front ? limits.least_front_bytes : limits.least_rear_bytes);
    if (front)
        report.test(F::above_maximum_size) = QualityTest::above(bytes, limits.greatest_front_bytes);
}

void test_focus(QualityReport& report, JudgedPage const& judged, QualityLimits const& limits) {
    std::optional<double> const width_in = edge_width_in(judged.page);
    if (!width_in) return;
    // Three pixels of a coarse scan are as sharp as it can be.
    double const sharpest_in = 3.0 / std::max(1, report.dpi);
    report.test(F::out_of_focus) =
        QualityTest::above(*width_in, std::max(limits.edge_width_in, sharpest_in));
}

/// A page of no kind whose ink, which is what the readers read, is full of specks: dense print
/// behind the writing may be why nobody can tell what it is. Counts as spot noise where that holds.
bool is_cluttered(JudgedPage const& judged, QualityLimits const& limits) {
    bool const holds =
        limits.unusable_when[static_cast<std::size_t>(F::spot_noise)] != UnusableWhen::never;
    PageImage const& page = judged.page;
    return holds && judged.kind == PageKind::unknown &&
           specks_per_square_inch(judged.blobs, page.ink.size(), page.dpi) >
               limits.spots_per_square_inch;
}

}  // namespace

QualityReport quality_of(JudgedPage const& judged, QualityLimits const& limits) {
    Timed const timed(ReadingStep::quality);
    PageImage const& page = judged.page;
    Darkness const darkness = darkness_of(page);
    QualityReport report;
    report.width_px = judged.scan.gray.cols;
    report.height_px = judged.scan.gray.rows;
    double const to_scan = std::hypot(page.to_scan(0, 0), page.to_scan(1, 0));
    report.dpi = static_cast<int>(std::lround(page.dpi * to_scan));
    report.bits_per_pixel = judged.scan.bits_per_pixel;
    report.skew_deg = page.skew_deg;
    report.dark_share = darkness.ink_share;
    report.paper_width_in = page.width_in();
    report.paper_height_in = page.height_in();
    test_sizes(report, judged.kind, limits);
    report.test(F::framing_error) =
        QualityTest::above(framing_in(judged.scan.gray, page), limits.framing_in);
    report.test(F::excessive_skew) =
        QualityTest::above(std::abs(page.skew_deg), limits.greatest_skew_deg);
    test_lightness(report, judged, darkness, limits);
    if (judged.scan.bitonal)
        report.test(F::spot_noise) =
            QualityTest::above(spots_per_square_inch(judged.scan.gray, page, darkness.white_level),
                               limits.spots_per_square_inch);
    test_compressed_size(report, judged, limits);
    if (!report.present(F::too_dark)) {
        test_paper(report, judged, darkness.white_level, limits);
        test_focus(report, judged, limits);
    }
    report.usable = is_usable(report, judged.kind, limits) && !is_cluttered(judged, limits);
    return report;
}

}  // namespace lockbox::ocr
