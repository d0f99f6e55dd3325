// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/dark_bands.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace lockbox::ocr {
namespace {

/// A streak is darker than this share of the paper's white, carbon than that.
constexpr double streak_level_share = 0.5;
constexpr double carbon_level_share = 0.6;
constexpr double highest_streak_in = 0.125;
/// Away from the edges, where a skewed paper leaves wedges of the bed.
constexpr double edge_margin_in = 1.0 / 6;
/// The part of a row, on either side, that shows whether it reaches that side.
constexpr int side_part = 40;

/// For each row, the share of its pixels that are dark.
std::vector<double> row_shares(cv::Mat const& dark) {
    cv::Mat sums;
    cv::reduce(dark, sums, 1, cv::REDUCE_SUM, CV_32S);
    std::vector<double> shares(static_cast<std::size_t>(dark.rows));
    for (int y = 0; y < dark.rows; ++y)
        shares[static_cast<std::size_t>(y)] = sums.at<int>(y) / (255.0 * std::max(1, dark.cols));
    return shares;
}

/// For each row the least of its shares as a whole, at its left end and at its right end.
std::vector<double> through_shares(cv::Mat const& dark) {
    int const side = std::max(1, dark.cols / side_part);
    std::vector<double> shares = row_shares(dark);
    std::vector<double> const left = row_shares(dark.colRange(0, side));
    std::vector<double> const right = row_shares(dark.colRange(dark.cols - side, dark.cols));
    for (std::size_t y = 0; y < shares.size(); ++y)
        shares[y] = std::min({shares[y], left[y], right[y]});
    return shares;
}

/// The first row above, or below, `y` whose share is under `share`.
int end_of_band(std::vector<double> const& shares, int y, int step, double share) {
    int const count = static_cast<int>(shares.size());
    while (y >= 0 && y < count && shares[static_cast<std::size_t>(y)] >= share)
        y += step;
    return y;
}

}  // namespace

Streak streak_in(cv::Mat const& scan_gray, PageImage const& page, double white_level,
                 QualityLimits const& limits) {
    Box const paper = page.scan_box({0, 0, page.gray.cols, page.gray.rows});
    if (paper.width == 0 || paper.height == 0) return {};
    double const per_in = page.dpi * std::hypot(page.to_scan(0, 0), page.to_scan(1, 0));
    int const least = std::max(1, static_cast<int>(std::lround(limits.streak_height_in * per_in)));
    int const highest = std::max(least, static_cast<int>(highest_streak_in * per_in));
    int const margin = static_cast<int>(edge_margin_in * per_in);
    cv::Mat const dark = scan_gray(cv::Rect(paper.x, paper.y, paper.width, paper.height)) <
                         streak_level_share * white_level;
    std::vector<double> const shares = through_shares(dark);
    Streak streak;
    for (int y = margin; y + least <= dark.rows - margin; ++y) {
        double const share = *std::min_element(shares.begin() + y, shares.begin() + y + least);
        if (share <= streak.dark_share) continue;
        // Three quarters of the band's own darkness are still the band.
        int const top = end_of_band(shares, y, -1, 0.75 * share) + 1;
        int const bottom = end_of_band(shares, y, 1, 0.75 * share);
        bool const inside = top >= margin && bottom <= dark.rows - margin;
        if (inside && bottom - top <= highest)
            streak = {share, {paper.x, paper.y + top, paper.width, bottom - top}};
    }
    return streak;
}

Flaw carbon_strip(CoarsePage const& page, double white_level, double dark_share) {
    Flaw strip;
    if (page.gray.empty()) return strip;
    cv::Mat const dark = page.gray < carbon_level_share * white_level;
    for (bool const along : {false, true}) {
        std::vector<double> const shares = row_shares(along ? cv::Mat(dark.t()) : dark);
        int const count = static_cast<int>(shares.size());
        for (int top = 0; top < count; ++top) {
            int const bottom = end_of_band(shares, top, 1, dark_share);
            double const size_in = page.inches(bottom - top);
            if (bottom - top <= count / 2 && size_in > strip.size_in) {
                cv::Rect const cells = along ? cv::Rect(top, 0, bottom - top, dark.rows)
                                             : cv::Rect(0, top, dark.cols, bottom - top);
                strip = {size_in, page.in_page(cells)};
            }
            top = bottom;
        }
    }
    return strip;
}

}  // namespace lockbox::ocr
