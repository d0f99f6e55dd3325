// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "ocr/micr/micr_line.h"
#include "ocr/print/glyph_row.h"

namespace lockbox::ocr {
namespace {

// ISO 1004-1: glyphs of nine squares of 0.013 in, eight to the inch.
constexpr double glyph_height_in = 0.117;
constexpr double pitch_in = 0.125;
// Bitonal scanning at 200 dpi thickens or thins a glyph by up to 2 px of 23.
constexpr double height_tolerance = 0.16;
constexpr double pitch_tolerance = 0.08;  // OCR-A stands at 0.100 in, 20 % closer
constexpr double search_share = 0.4;      // of the page's height, from below

// In photographs the resolution is a guess: a glyph is 0.117 in of a check 2.75 to 3.67 in high,
// which fills a third of the picture or more.
constexpr double photo_least_share = 0.010;
constexpr double photo_greatest_share = 0.060;
constexpr double photo_least_height_px = 11;  // the network needs as much
constexpr double photo_least_pitch = 0.98;    // per height; keeps OCR-A (0.91) out
constexpr double photo_greatest_pitch = 1.22;

constexpr double greatest_gap_left = 8;    // pitches between fields, auxiliary on-us to transit
constexpr double greatest_gap_right = 14;  // an unused amount field is 12 positions wide

std::optional<GlyphRow> best_row(cv::Mat const& ink, int top, GlyphRowLimits const& limits) {
    std::vector<GlyphRow> rows = find_glyph_rows(ink.rowRange(top, ink.rows), limits);
    if (rows.empty()) return std::nullopt;
    rows.front().box.y += top;
    return rows.front();
}

}  // namespace

std::optional<MicrPlace> find_micr(PageImage const& page) {
    int const top = static_cast<int>((1 - search_share) * page.ink.rows);
    double const height = glyph_height_in * page.dpi;
    GlyphRowLimits limits;
    limits.least_height = height * (1 - height_tolerance);
    limits.greatest_height = height * (1 + height_tolerance);
    limits.least_pitch_per_height = pitch_in * (1 - pitch_tolerance) / glyph_height_in / 1.1;
    limits.greatest_pitch_per_height = pitch_in * (1 + pitch_tolerance) / glyph_height_in * 1.1;
    std::optional<GlyphRow> row = best_row(page.ink, top, limits);
    double const pitch = pitch_in * page.dpi;
    if (row && std::abs(row->pitch_px - pitch) > pitch_tolerance * pitch) row.reset();
    if (!row) {
        limits.least_height = std::max(photo_least_height_px, photo_least_share * page.ink.rows);
        limits.greatest_height = photo_greatest_share * page.ink.rows;
        limits.least_pitch_per_height = photo_least_pitch;
        limits.greatest_pitch_per_height = photo_greatest_pitch;
        row = best_row(page.ink, top, limits);
    }
    if (!row) return std::nullopt;
    GlyphRow const whole = widened(*row, page.ink, greatest_gap_left, greatest_gap_right);
    return MicrPlace{whole.box, whole.height_px, whole.pitch_px, whole.slope, whole.glyphs};
}

}  // namespace lockbox::ocr
