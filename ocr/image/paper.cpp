// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/paper.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace lockbox::ocr {
namespace {

/// Outlines are found in a picture of at least this long side, px: a letter at 30 dpi.
constexpr int search_long_px = 330;
/// Dark bands thinner than this, in px of the search picture, are print.
constexpr int least_band_px = 4;

bool near_end(int at, int length, int part) {
    return at <= length / part || at >= length - 1 - length / part;
}

cv::Mat dark_from_edge(cv::Mat const& small, double threshold) {
    cv::Mat dark;
    cv::threshold(small, dark, threshold, 255, cv::THRESH_BINARY_INV);
    // The background goes on beyond the picture, so a band along the edge survives the opening.
    cv::Mat framed;
    int const reach = least_band_px;
    cv::copyMakeBorder(dark, framed, reach, reach, reach, reach, cv::BORDER_REPLICATE);
    cv::Mat const kernel = cv::getStructuringElement(cv::MORPH_RECT, {reach, reach});
    cv::morphologyEx(framed, framed, cv::MORPH_OPEN, kernel, {-1, -1}, 1, cv::BORDER_REPLICATE);
    dark = framed(cv::Rect(reach, reach, small.cols, small.rows)).clone();
    // The bed reaches a corner of the scan. What only crosses it, a streak, a strip of carbon or a
    // tear, is on the paper.
    constexpr int corner_part = 20;
    for (int x = 0; x < dark.cols; ++x)
        for (int y : {0, dark.rows - 1})
            if (near_end(x, dark.cols, corner_part) && dark.at<std::uint8_t>(y, x) == 255)
                cv::floodFill(dark, {x, y}, 128);
    for (int y = 0; y < dark.rows; ++y)
        for (int x : {0, dark.cols - 1})
            if (near_end(y, dark.rows, corner_part) && dark.at<std::uint8_t>(y, x) == 255)
                cv::floodFill(dark, {x, y}, 128);
    return dark == 128;
}

double length(cv::Point2d a, cv::Point2d b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// Orders four corners from the top left, clockwise.
std::array<cv::Point2d, 4> in_order(std::vector<cv::Point2f> const& points) {
    std::array<cv::Point2d, 4> sorted;
    auto const by = [&](auto key) {
        return *std::min_element(points.begin(), points.end(),
                                 [&](auto a, auto b) { return key(a) < key(b); });
    };
    sorted[0] = by([](cv::Point2f p) { return p.x + p.y; });
    sorted[1] = by([](cv::Point2f p) { return p.y - p.x; });
    sorted[2] = by([](cv::Point2f p) { return -p.x - p.y; });
    sorted[3] = by([](cv::Point2f p) { return p.x - p.y; });
    return sorted;
}

/// The four corners of an outline: its own where it is a quadrilateral, else those of the smallest
/// rectangle around it.
std::vector<cv::Point2f> corners_of(std::vector<cv::Point> const& outline) {
    std::vector<cv::Point> hull;
    cv::convexHull(outline, hull);
    std::vector<cv::Point> polygon;
    cv::approxPolyDP(hull, polygon, 0.02 * cv::arcLength(hull, true), true);
    double const hull_area = cv::contourArea(hull);
    if (polygon.size() == 4 && cv::contourArea(polygon) > 0.96 * hull_area)
        return {polygon.begin(), polygon.end()};
    cv::Point2f corners[4];
    cv::minAreaRect(hull).points(corners);
    return {std::begin(corners), std::end(corners)};
}

/// The largest light region, or nothing where it is not about a rectangle.
std::vector<cv::Point> light_outline(cv::Mat const& background) {
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(~background, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    auto const largest = std::max_element(
        outlines.begin(), outlines.end(),
        [](auto const& a, auto const& b) { return cv::contourArea(a) < cv::contourArea(b); });
    if (largest == outlines.end()) return {};
    double const area = cv::contourArea(*largest);
    double const rectangle = cv::minAreaRect(*largest).size.area();
    // Torn and folded paper still fills 85 % of its rectangle; blots of a dark page do not.
    bool const about_rectangle = area > 0.85 * rectangle;
    bool const large = area > 0.15 * static_cast<double>(background.total());
    return about_rectangle && large ? *largest : std::vector<cv::Point>{};
}

}  // namespace

PaperOutline paper_in(cv::Mat const& gray) {
    PaperOutline paper;
    paper.size = {static_cast<double>(gray.cols), static_cast<double>(gray.rows)};
    paper.corners = {cv::Point2d{0, 0}, cv::Point2d{paper.size.width, 0},
                     cv::Point2d{paper.size.width, paper.size.height},
                     cv::Point2d{0, paper.size.height}};
    // A whole number of pixels to the cell: OpenCV averages those several times as fast.
    int const cell = std::max(1, std::max(gray.cols, gray.rows) / search_long_px);
    double const scale = 1.0 / cell;
    if (std::min(gray.cols, gray.rows) < 4 * least_band_px * cell) return paper;
    cv::Mat small;
    cv::resize(gray(cv::Rect(0, 0, gray.cols / cell * cell, gray.rows / cell * cell)), small,
               {gray.cols / cell, gray.rows / cell}, 0, 0, cv::INTER_AREA);
    cv::Mat scratch;
    double const otsu = cv::threshold(small, scratch, 0, 255, cv::THRESH_OTSU);
    cv::Mat const background = dark_from_edge(small, std::min(otsu, 140.0));
    // Less background than half a percent of the picture is not worth cutting.
    if (cv::countNonZero(background) < 0.005 * static_cast<double>(small.total())) return paper;
    double const contrast = cv::mean(small, ~background)[0] - cv::mean(small, background)[0];
    // Shadow at the edge of a photographed page is darker by less than this.
    if (contrast < 70) return paper;
    std::vector<cv::Point> const outline = light_outline(background);
    if (outline.empty()) return paper;
    auto corners = in_order(corners_of(outline));
    for (auto& corner : corners)
        corner = (corner + cv::Point2d(0.5, 0.5)) / scale;
    double const top = length(corners[0], corners[1]);
    double const bottom = length(corners[3], corners[2]);
    double const left = length(corners[0], corners[3]);
    double const right = length(corners[1], corners[2]);
    paper.found = true;
    paper.corners = corners;
    paper.size = {(top + bottom) / 2, (left + right) / 2};
    paper.slanted = std::abs(top - bottom) > 0.02 * paper.size.width ||
                    std::abs(left - right) > 0.02 * paper.size.height;
    return paper;
}

}  // namespace lockbox::ocr
