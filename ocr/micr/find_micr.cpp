// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <numeric>
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
constexpr double strip_margin = 0.35;      // of a glyph's height, above and below the row
constexpr double least_ink = 0.08;         // of a glyph's height squared, within 0.3 of it

/// Columns of the row's strip on which a glyph may stand: ink within, none running out of it.
std::vector<char> glyph_columns(PageImage const& page, GlyphRow const& row) {
    GlyphRow whole = row;
    double const middle = row.box.x + row.box.width / 2.0;
    whole.box.x = 0;
    whole.box.width = page.ink.cols;
    whole.box.y += static_cast<int>(std::lround(row.slope * (page.ink.cols / 2.0 - middle)));
    int const pad = static_cast<int>(std::lround(strip_margin * row.height_px));
    cv::Mat const strip =
        255 - straight_row(255 - page.ink, whole, static_cast<double>(pad) / row.height_px);
    int const height = static_cast<int>(std::lround(row.height_px));
    cv::Mat const core = strip.rowRange(pad / 2, std::min(strip.rows, pad + height + pad / 2));
    cv::Mat sums;
    cv::reduce(core, sums, 0, cv::REDUCE_SUM, CV_32S);
    std::vector<int> ink(static_cast<std::size_t>(page.ink.cols), 0);
    for (int x = 0; x < page.ink.cols && x + pad < strip.cols; ++x) {
        int const edge = strip.at<uchar>(0, x + pad) + strip.at<uchar>(strip.rows - 1, x + pad);
        ink[static_cast<std::size_t>(x)] = edge > 255 ? 0 : sums.at<int>(0, x + pad) / 255;
    }
    int const reach = std::max(1, static_cast<int>(0.15 * row.height_px));
    std::vector<char> columns(ink.size(), 0);
    for (std::size_t x = 0; x < ink.size(); ++x) {
        auto const from =
            x >= static_cast<std::size_t>(reach) ? x - static_cast<std::size_t>(reach) : 0;
        auto const to = std::min(ink.size(), x + static_cast<std::size_t>(reach) + 1);
        int const sum = std::accumulate(ink.begin() + static_cast<std::ptrdiff_t>(from),
                                        ink.begin() + static_cast<std::ptrdiff_t>(to), 0);
        columns[x] = ink[x] > 0 && sum >= least_ink * row.height_px * row.height_px ? 1 : 0;
    }
    return columns;
}

/// The symbols beside and between digits are pieces smaller than a digit: the row is widened over
/// all ink that stands in it.
void widen(GlyphRow& row, std::vector<char> const& columns) {
    int left = row.box.x;
    for (int x = left; x >= 0 && left - x <= greatest_gap_left * row.pitch_px; --x)
        if (columns[static_cast<std::size_t>(x)] != 0) left = x;
    int right = row.box.x + row.box.width - 1;
    int const end = static_cast<int>(columns.size());
    for (int x = right; x < end && x - right <= greatest_gap_right * row.pitch_px; ++x)
        if (columns[static_cast<std::size_t>(x)] != 0) right = x;
    row.box.x = left;
    row.box.width = right - left + 1;
}

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
    int const counted = row->glyphs;
    widen(*row, glyph_columns(page, *row));
    return MicrPlace{row->box, row->height_px, row->pitch_px, row->slope, counted};
}

}  // namespace lockbox::ocr
