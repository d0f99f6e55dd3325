// SPDX-License-Identifier: Apache-2.0
#include "ocr/print/glyph_row.h"

#include <gtest/gtest.h>

#include "drawn_page.h"

namespace lockbox::ocr {
namespace {

constexpr int dpi = 200;

GlyphRowLimits ocr_a_limits() {
    GlyphRowLimits limits;
    limits.least_height = 0.07 * dpi;
    limits.greatest_height = 0.16 * dpi;
    return limits;
}

TEST(GlyphRow, FindsPitchAndHeightOfOcrA) {
    cv::Mat paper = blank_paper(6, 1, dpi);
    draw(paper, dpi, {0.5, 0.6, "OCRA", 12, "1 844592013751 2600004007 2612 00008501 2"});
    auto const rows = find_glyph_rows(page_of(worn(paper, {}), dpi).ink, ocr_a_limits());
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_GE(rows[0].glyphs, 34) << "of 36 figures";
    EXPECT_NEAR(rows[0].slope, 0, 0.005);
    double const pitches = rows[0].box.width / rows[0].pitch_px;
    EXPECT_NEAR(pitches, 40.7, 0.6) << "41 places with blanks, the last without its gap";
}

TEST(GlyphRow, MeasuresTheSlopeAndStraightRowTakesItAway) {
    cv::Mat paper = blank_paper(6, 1, dpi);
    draw(paper, dpi, {0.5, 0.6, "OCRA", 12, "1844592013751260000400726120000850"});
    for (double degrees : {-1.5, -0.5, 1.0, 2.0}) {
        cv::Mat const turned = worn(paper, {.degrees = degrees});
        auto const rows = find_glyph_rows(page_of(turned, dpi).ink, ocr_a_limits());
        ASSERT_FALSE(rows.empty()) << degrees << " degrees";
        EXPECT_NEAR(rows[0].slope, -std::tan(degrees * CV_PI / 180), 0.006) << degrees;
        cv::Mat const straight = straight_row(turned, rows[0], 0.3);
        auto const again = find_glyph_rows(straight < 128, ocr_a_limits());
        ASSERT_FALSE(again.empty()) << degrees << " degrees";
        EXPECT_NEAR(again[0].slope, 0, 0.004) << degrees;
    }
}

TEST(GlyphRow, ProportionalTextIsNoRow) {
    cv::Mat paper = blank_paper(6, 1, dpi);
    draw(paper, dpi,
         {0.3, 0.6, "Liberation Serif", 11, "Make check payable to the Connector, PO Box 41"});
    auto const rows = find_glyph_rows(page_of(worn(paper, {}), dpi).ink, ocr_a_limits());
    EXPECT_TRUE(rows.empty()) << rows.size() << " rows";
}

TEST(GlyphRow, WidenedReachesPiecesOfSymbols) {
    cv::Mat paper = blank_paper(6, 1, dpi);
    draw_micr(paper, dpi, 0.5, 0.6, "A011000015A 123456789C 1001C");
    GlyphRowLimits limits = ocr_a_limits();
    auto const rows = find_glyph_rows(page_of(worn(paper, {}), dpi).ink, limits);
    ASSERT_FALSE(rows.empty());
    GlyphRow const whole = widened(rows[0], page_of(worn(paper, {}), dpi).ink, 8, 8);
    EXPECT_NEAR(whole.box.x, 0.5 * dpi, 6);
    EXPECT_NEAR(whole.box.x + whole.box.width, (0.5 + 27 * 0.125 + 0.091) * dpi, 6);
}

}  // namespace
}  // namespace lockbox::ocr
