// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/skew.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
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

std::vector<Point> thinned(std::vector<Point> const& all) {
    std::size_t const step = all.size() / greatest_points + 1;
    // An odd stride, so that a pattern of even period is not taken for a line.
    std::size_t const stride = step == 1 ? 1 : step | 1;
    std::vector<Point> kept;
    kept.reserve(all.size() / stride + 1);
    for (std::size_t i = 0; i < all.size(); i += stride)
        kept.push_back(all[i]);
    return kept;
}

/// One direction's edge pixels, x along the lines and y across them, both from 0.
struct Edges {
    std::vector<Point> points;
    double length_px = 0;   ///< Of the page along the lines.
    double breadth_px = 0;  ///< Of the page across them.
};

/// Along the page's own edge lies what is left of the scanner's background: not writing. Px at 200
/// dpi, a fifteenth of an inch.
constexpr int edge_px = 14;

/// Calls `on_edge(x)` for each x of [first, end) where `row` is ink and `beside` is not; both hold
/// 0 and 255 only. Eight pixels at a time are passed over where there is no such place.
template <class OnEdge>
void for_edges(std::uint8_t const* row, std::uint8_t const* beside, int first, int end,
               OnEdge on_edge) {
    for (int x = first; x < end;) {
        if (x + 8 <= end) {
            std::uint64_t here = 0;
            std::uint64_t there = 0;
            std::memcpy(&here, row + x, 8);
            std::memcpy(&there, beside + x, 8);
            if ((here & ~there) == 0) {
                x += 8;
                continue;
            }
        }
        for (int const stop = std::min(end, x + 8); x < stop; ++x)
            if (row[x] > beside[x]) on_edge(x);
    }
}

/// Ink pixels with paper below them.
Edges lower_edges(cv::Mat const& ink) {
    std::vector<Point> all;
    for (int y = edge_px; y + edge_px < ink.rows; ++y)
        for_edges(ink.ptr(y), ink.ptr(y + 1), edge_px, ink.cols - edge_px, [&](int x) {
            all.push_back({static_cast<float>(x), static_cast<float>(y)});
        });
    return {thinned(all), static_cast<double>(ink.cols), static_cast<double>(ink.rows)};
}

/// Ink pixels with paper to their right, the page thought turned so that its height lies level.
Edges right_edges(cv::Mat const& ink) {
    std::vector<Point> all;
    for (int y = edge_px; y + edge_px < ink.rows; ++y)
        for_edges(ink.ptr(y), ink.ptr(y) + 1, edge_px, ink.cols - edge_px, [&](int x) {
            all.push_back({static_cast<float>(ink.rows - 1 - y), static_cast<float>(x)});
        });
    return {thinned(all), static_cast<double>(ink.rows), static_cast<double>(ink.cols)};
}

/// How unevenly the points fall into rows of `row_px` when the page is turned back by `deg`: the
/// sum of squares of the rows' counts.
double energy(Edges const& edges, double deg, double row_px, std::vector<int>& rows) {
    double const slope = std::tan(deg * std::numbers::pi / 180);
    double const reach = std::abs(slope) * edges.length_px;
    // Neighbours fall into one row more often than not: counted in turn, none waits for the last.
    constexpr std::size_t turns = 4;
    auto const count = static_cast<std::size_t>((edges.breadth_px + 2 * reach) / row_px) + 3;
    rows.assign(turns * count, 0);
    auto const scale = static_cast<float>(1 / row_px);
    auto const drop = static_cast<float>(slope / row_px);
    auto const shift = static_cast<float>((reach + 1) / row_px);
    auto const row_of = [&](Point const& point) {
        return static_cast<std::size_t>(static_cast<int>(point.y * scale - point.x * drop + shift));
    };
    std::size_t i = 0;
    for (; i + turns <= edges.points.size(); i += turns)
        for (std::size_t turn = 0; turn < turns; ++turn)
            ++rows[turn * count + row_of(edges.points[i + turn])];
    for (; i < edges.points.size(); ++i)
        ++rows[row_of(edges.points[i])];
    double sum = 0;
    for (std::size_t row = 0; row < count; ++row) {
        int const all =
            rows[row] + rows[count + row] + rows[2 * count + row] + rows[3 * count + row];
        sum += static_cast<double>(all) * all;
    }
    return sum;
}

struct Peak {
    double deg;
    double energy;
    double median;
};

Peak best_angle(Edges const& edges, double from_deg, double to_deg, double step_deg,
                double row_px) {
    if (edges.points.size() < least_points) return {0, 1, 1};
    std::vector<int> rows;
    std::vector<double> energies;
    int const steps = static_cast<int>(std::lround((to_deg - from_deg) / step_deg));
    for (int i = 0; i <= steps; ++i)
        energies.push_back(energy(edges, from_deg + i * step_deg, row_px, rows));
    double const best = *std::max_element(energies.begin(), energies.end());
    // Angles that differ by less than a pixel over the page tie: their middle is meant.
    double sum = 0;
    int ties = 0;
    for (int i = 0; i <= steps; ++i) {
        if (energies[static_cast<std::size_t>(i)] < 0.999 * best) continue;
        sum += from_deg + i * step_deg;
        ++ties;
    }
    auto middle = energies.begin() + static_cast<std::ptrdiff_t>(energies.size() / 2);
    std::nth_element(energies.begin(), middle, energies.end());
    return {sum / ties, best, std::max(1.0, *middle)};
}

}  // namespace

Skew skew_of(cv::Mat const& ink) {
    // Each pass looks a step of the pass before to either side; its rows are as high as half a step
    // moves the far end of a line 1,000 px long.
    auto const coarse = [](Edges const& edges) {
        return best_angle(edges, -greatest_deg, greatest_deg, 0.5, 4);
    };
    Edges const level = lower_edges(ink);
    Edges const cross = right_edges(ink);
    Peak const level_peak = coarse(level);
    Peak const cross_peak = coarse(cross);
    double const level_sharpness = level_peak.energy / level_peak.median;
    double const cross_sharpness = cross_peak.energy / cross_peak.median;
    bool const level_decides = level_sharpness >= cross_sharpness;
    Edges const& edges = level_decides ? level : cross;
    double const about = level_decides ? level_peak.deg : cross_peak.deg;
    double const nearer = best_angle(edges, about - 0.6, about + 0.6, 0.1, 2).deg;
    double const exact = best_angle(edges, nearer - 0.14, nearer + 0.14, 0.02, 1).deg;
    double const deg = edges.points.size() < least_points ? 0 : exact;
    return {std::clamp(deg, -greatest_deg, greatest_deg), level_sharpness, cross_sharpness};
}

}  // namespace lockbox::ocr
