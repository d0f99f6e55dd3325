// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/stacked_rows.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace lockbox::ocr {
namespace {

constexpr double least_height_in = 0.2;  // of two lines together
constexpr double least_line_in = 0.07;   // of each
constexpr double valley = 0.45;          // of the lower peak's ink, at most
constexpr double lower_peak = 0.4;       // of the higher one's, at least

/// Ink of each row of pixels, smoothed over a few.
std::vector<int> profile_of(cv::Mat const& ink, int smooth_px) {
    cv::Mat sums, smooth;
    cv::reduce(ink, sums, 1, cv::REDUCE_SUM, CV_32S);
    sums.convertTo(sums, CV_32F);
    cv::blur(sums, smooth, {1, std::max(1, smooth_px)});
    std::vector<int> profile;
    for (int y = 0; y < smooth.rows; ++y)
        profile.push_back(static_cast<int>(smooth.at<float>(y)));
    return profile;
}

/// The y of the cut, or 0.
int cut_of(std::vector<int> const& profile, int least_line_px) {
    int const height = static_cast<int>(profile.size());
    int best = 0;
    double least = valley;
    for (int y = least_line_px; y + least_line_px < height; ++y) {
        int const above = *std::max_element(profile.begin(), profile.begin() + y);
        int const below = *std::max_element(profile.begin() + y, profile.end());
        int const low = std::min(above, below), high = std::max(above, below);
        if (low < lower_peak * high || low == 0) continue;
        double const depth = static_cast<double>(profile[static_cast<std::size_t>(y)]) / low;
        if (depth >= least) continue;
        least = depth;
        best = y;
    }
    return best;
}

}  // namespace

std::vector<WritingRow> lines_of(PageGeometry const& page, WritingRow const& row) {
    if (row.box.height < page.px(least_height_in)) return {row};
    cv::Rect const box = row.box & cv::Rect({0, 0}, page.size);
    if (box.empty()) return {row};
    int const cut = cut_of(profile_of(page.ink(box), page.px(0.015)), page.px(least_line_in));
    if (cut == 0) return {row};
    std::vector<WritingRow> lines;
    for (cv::Rect const& half : {cv::Rect(box.x, box.y, box.width, cut),
                                 cv::Rect(box.x, box.y + cut, box.width, box.height - cut)}) {
        cv::Rect const ink = cv::boundingRect(page.ink(half));
        if (ink.empty()) continue;
        WritingRow line{ink + half.tl(), {}, row.letter_height_px, row.line};
        for (cv::Rect const& piece : row.ink)
            if (cv::Rect const inside = piece & half; !inside.empty()) line.ink.push_back(inside);
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace lockbox::ocr
