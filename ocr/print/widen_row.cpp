// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>

#include "ocr/print/glyph_row.h"

namespace lockbox::ocr {
namespace {

constexpr double strip_margin = 0.35;  // of a glyph's height, above and below the row
constexpr double least_ink = 0.08;     // of a glyph's height squared, within 0.3 of it: no speck

/// Columns of the row's strip on which a glyph may stand: ink within, none running out of it.
std::vector<char> glyph_columns(cv::Mat const& ink_picture, GlyphRow const& row) {
    GlyphRow whole = row;
    double const middle = row.box.x + row.box.width / 2.0;
    whole.box.x = 0;
    whole.box.width = ink_picture.cols;
    whole.box.y += static_cast<int>(std::lround(row.slope * (ink_picture.cols / 2.0 - middle)));
    int const pad = static_cast<int>(std::lround(strip_margin * row.height_px));
    cv::Mat const strip =
        255 - straight_row(255 - ink_picture, whole, static_cast<double>(pad) / row.height_px);
    int const height = static_cast<int>(std::lround(row.height_px));
    cv::Mat const core = strip.rowRange(pad / 2, std::min(strip.rows, pad + height + pad / 2));
    cv::Mat sums;
    cv::reduce(core, sums, 0, cv::REDUCE_SUM, CV_32S);
    std::vector<int> ink(static_cast<std::size_t>(ink_picture.cols), 0);
    for (int x = 0; x < ink_picture.cols && x + pad < strip.cols; ++x) {
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

}  // namespace

GlyphRow widened(GlyphRow const& row, cv::Mat const& ink, double greatest_gap_left,
                 double greatest_gap_right) {
    std::vector<char> const columns = glyph_columns(ink, row);
    int left = row.box.x;
    for (int x = left; x >= 0 && left - x <= greatest_gap_left * row.pitch_px; --x)
        if (columns[static_cast<std::size_t>(x)] != 0) left = x;
    int right = row.box.x + row.box.width - 1;
    int const end = static_cast<int>(columns.size());
    for (int x = right; x < end && x - right <= greatest_gap_right * row.pitch_px; ++x)
        if (columns[static_cast<std::size_t>(x)] != 0) right = x;
    GlyphRow result = row;
    result.box.x = left;
    result.box.width = right - left + 1;
    return result;
}

}  // namespace lockbox::ocr
