// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/line_strips.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace lockbox::ocr {
namespace {

constexpr double least_line_in = 1.6;
constexpr double over_the_end_in = 0.06;
constexpr double usual_height_in = 0.27;
constexpr double tall_height_in = 0.38;
constexpr double below_line_in = 0.07;
constexpr std::size_t most_lines = 3;

/// Whether any ink there is taller than a form's small print.
bool is_written_on(CheckPicture const& check, cv::Rect place) {
    place &= cv::Rect({0, 0}, check.geometry.size);
    if (place.area() == 0) return false;
    cv::Mat labels, stats, centers;
    int const count =
        cv::connectedComponentsWithStats(check.geometry.ink(place), labels, stats, centers);
    for (int i = 1; i < count; ++i)
        if (stats.at<int>(i, cv::CC_STAT_HEIGHT) > check.px(small_print_in)) return true;
    return false;
}

bool may_be_written_on(CheckPicture const& check, RuledLine const& line, cv::Range lines_y) {
    return line.width() >= check.px(least_line_in) && line.left < check.width() / 2 &&
           line.y() >= lines_y.start && line.y() < lines_y.end;
}

cv::Rect strip_of(CheckPicture const& check, RuledLine const& line, double height_in,
                  std::optional<cv::Rect> const& figures) {
    constexpr double label_in = 1.2, sign_in = 0.3;
    int const top = line.y() - check.px(height_in);
    int const bottom = line.y() + check.px(below_line_in);
    bool const beside = figures && figures->y < bottom && figures->br().y > top;
    int left = line.left - check.px(over_the_end_in);
    int right = line.right + check.px(over_the_end_in);
    int const before_sign = beside ? figures->x - check.px(sign_in) : check.width();
    auto const between = [&](int x0, int x1) {
        return cv::Rect(x0, top, std::max(0, x1 - x0), bottom - top);
    };
    if (is_written_on(check, between(left - check.px(label_in), left))) left -= check.px(label_in);
    if (is_written_on(check, between(right, before_sign)))
        right = beside ? figures->x : check.width();
    return between(left, right) & cv::Rect({0, 0}, check.geometry.size);
}

}  // namespace

std::vector<cv::Rect> line_strips(CheckPicture const& check, cv::Range lines_y,
                                  std::optional<cv::Rect> const& figures) {
    std::vector<RuledLine> lines;
    for (RuledLine const& line : check.geometry.lines)
        if (may_be_written_on(check, line, lines_y)) lines.push_back(line);
    std::ranges::reverse(lines);
    if (lines.size() > most_lines) lines.resize(most_lines);
    std::vector<cv::Rect> strips;
    for (double const height_in : {usual_height_in, tall_height_in})
        for (RuledLine const& line : lines)
            if (cv::Rect const strip = strip_of(check, line, height_in, figures); strip.area() > 0)
                strips.push_back(strip);
    return strips;
}

}  // namespace lockbox::ocr
