// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

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
constexpr double least_pitch_per_height = 0.9;
constexpr double greatest_pitch_per_height = 1.28;
constexpr double search_share = 0.4;  // of the page's height, from below

// In photographs the resolution is a guess: the check may fill the picture or a half of its width.
constexpr double photo_least_scale = 0.5;
constexpr double photo_greatest_scale = 2.0;
constexpr double photo_least_height_px = 11;  // the network needs as much
constexpr int photo_least_glyphs = 12;  // at a free scale, short rows of figures pass by chance
// Squares of the transit and on-us symbols, two to a symbol or one: what OCR-A and OCR-B lack.
// At the stated scale two are enough: wear may join or swallow them.
constexpr int photo_least_squares = 4;
constexpr int exact_least_squares = 2;
constexpr double least_square = 0.2;      // of a glyph's height; noise is smaller
constexpr double greatest_square = 0.55;  // squares are 3 or 4 of 9 high

constexpr double greatest_gap_left = 8;    // pitches between fields, auxiliary on-us to transit
constexpr double greatest_gap_right = 14;  // an unused amount field is 12 positions wide

int squares_in(cv::Mat const& ink, GlyphRow const& row) {
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centroids;
    int const count = cv::connectedComponentsWithStats(ink(row.box), labels, stats, centroids);
    int squares = 0;
    for (int i = 1; i < count; ++i) {
        double const width = stats.at<int>(i, cv::CC_STAT_WIDTH) / row.height_px;
        double const height = stats.at<int>(i, cv::CC_STAT_HEIGHT) / row.height_px;
        if (width >= least_square && width <= greatest_square && height >= least_square &&
            height <= greatest_square)
            ++squares;
    }
    return squares;
}

int squares_beside(cv::Mat const& ink, GlyphRow const& row) {
    return squares_in(ink, widened(row, ink, greatest_gap_left, greatest_gap_right));
}

bool is_exact(cv::Mat const& ink, GlyphRow const& row, int dpi) {
    double const height = glyph_height_in * dpi;
    double const pitch = pitch_in * dpi;
    return std::abs(row.height_px - height) <= height_tolerance * height &&
           std::abs(row.pitch_px - pitch) <= pitch_tolerance * pitch &&
           squares_beside(ink, row) >= exact_least_squares;
}

bool is_likely_at_another_scale(cv::Mat const& ink, GlyphRow const& row) {
    return row.glyphs >= photo_least_glyphs && squares_beside(ink, row) >= photo_least_squares;
}

}  // namespace

std::optional<MicrPlace> find_micr(PageImage const& page) {
    int const top = static_cast<int>((1 - search_share) * page.ink.rows);
    double const height = glyph_height_in * page.dpi;
    GlyphRowLimits limits;
    limits.least_height = std::max(photo_least_height_px, photo_least_scale * height);
    limits.greatest_height = photo_greatest_scale * height;
    limits.least_pitch_per_height = least_pitch_per_height;
    limits.greatest_pitch_per_height = greatest_pitch_per_height;
    cv::Mat const lower = page.ink.rowRange(top, page.ink.rows);
    std::vector<GlyphRow> const rows = find_glyph_rows(lower, limits);
    auto found = std::find_if(rows.begin(), rows.end(),
                              [&](GlyphRow const& row) { return is_exact(lower, row, page.dpi); });
    if (found == rows.end())
        found = std::find_if(rows.begin(), rows.end(), [&](GlyphRow const& row) {
            return is_likely_at_another_scale(lower, row);
        });
    if (found == rows.end()) return std::nullopt;
    GlyphRow row = *found;
    row.box.y += top;
    row = widened(row, page.ink, greatest_gap_left, greatest_gap_right);
    return MicrPlace{row.box, row.height_px, row.pitch_px, row.slope, row.glyphs};
}

}  // namespace lockbox::ocr
