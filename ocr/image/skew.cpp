// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/skew.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace lockbox::ocr {
namespace {

constexpr double greatest_deg = 10;
/// Enough for 0.05 degree on a letter page; more costs time and changes nothing.
constexpr std::size_t greatest_points = 12'000;
constexpr std::size_t least_points = 200;

struct Point {
    float x;
    float y;
};

/// Ink pixels with paper below them, thinned out evenly.
std::vector<Point> lower_edges(cv::Mat const& ink) {
    std::vector<Point> all;
    for (int y = 0; y + 1 < ink.rows; ++y) {
        std::uint8_t const* row = ink.ptr(y);
        std::uint8_t const* below = ink.ptr(y + 1);
        for (int x = 0; x < ink.cols; ++x)
            if (row[x] && !below[x]) all.push_back({static_cast<float>(x), static_cast<float>(y)});
    }
    std::size_t const step = all.size() / greatest_points + 1;
    std::vector<Point> kept;
    // Thinned by a stride that is odd, so that a pattern of even period is not taken for a line.
    std::size_t const stride = step == 1 ? 1 : step | 1;
    for (std::size_t i = 0; i < all.size(); i += stride)
        kept.push_back(all[i]);
    return kept;
}

/// How unevenly the points fall into rows of `row_px` when the page is turned back by `deg`: the
/// sum of squares of the rows' counts.
double energy(std::vector<Point> const& points, cv::Size size, double deg, double row_px,
              std::vector<int>& rows) {
    double const slope = std::tan(deg * std::numbers::pi / 180);
    double const reach = std::abs(slope) * size.width;
    rows.assign(static_cast<std::size_t>((size.height + 2 * reach) / row_px) + 3, 0);
    auto const scale = static_cast<float>(1 / row_px);
    auto const drop = static_cast<float>(slope / row_px);
    auto const shift = static_cast<float>((reach + 1) / row_px);
    for (Point const& point : points)
        ++rows[static_cast<std::size_t>(point.y * scale - point.x * drop + shift)];
    double sum = 0;
    for (int count : rows)
        sum += static_cast<double>(count) * count;
    return sum;
}

struct Peak {
    double deg;
    double energy;
    double median;
};

Peak best_angle(std::vector<Point> const& points, cv::Size size, double from_deg, double to_deg,
                double step_deg, double row_px) {
    std::vector<int> rows;
    std::vector<double> energies;
    int const steps = static_cast<int>(std::lround((to_deg - from_deg) / step_deg));
    for (int i = 0; i <= steps; ++i)
        energies.push_back(energy(points, size, from_deg + i * step_deg, row_px, rows));
    auto const top = std::max_element(energies.begin(), energies.end());
    double const at = static_cast<double>(top - energies.begin());
    Peak peak{from_deg + at * step_deg, *top, 0};
    auto middle = energies.begin() + static_cast<std::ptrdiff_t>(energies.size() / 2);
    std::nth_element(energies.begin(), middle, energies.end());
    peak.median = *middle;
    return peak;
}

}  // namespace

Skew skew_of(cv::Mat const& ink) {
    std::vector<Point> const points = lower_edges(ink);
    if (points.size() < least_points) return {};
    // Each pass looks a step of the pass before to either side; its rows are as high as half a step
    // moves the far end of a line 1,000 px long.
    Peak const coarse = best_angle(points, ink.size(), -greatest_deg, greatest_deg, 0.5, 4);
    Peak const fine = best_angle(points, ink.size(), coarse.deg - 0.6, coarse.deg + 0.6, 0.1, 2);
    Peak const finest = best_angle(points, ink.size(), fine.deg - 0.14, fine.deg + 0.14, 0.02, 1);
    return {std::clamp(finest.deg, -greatest_deg, greatest_deg),
            coarse.energy / std::max(1.0, coarse.median)};
}

}  // namespace lockbox::ocr
