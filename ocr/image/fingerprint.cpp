// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/fingerprint.h"

#include <algorithm>
#include <array>
#include <bit>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace lockbox::ocr {
namespace {

constexpr int cells_across = 96;
constexpr int cells_down = 48;

/// The mean position of the ink along one axis.
double mean_of(cv::Mat const& sums) {
    double weight = 0;
    double moment = 0;
    for (int i = 0; i < static_cast<int>(sums.total()); ++i) {
        weight += sums.at<int>(i);
        moment += static_cast<double>(sums.at<int>(i)) * i;
    }
    return weight > 0 ? moment / weight : 0;
}

/// The ink around its own middle as cells of fixed size on paper: 6 by 3 inches of a slip, twice as
/// much of a letter.
cv::Mat cells_of(PageImage const& page) {
    // What is left of the scanner's background along the edge must not move the middle.
    int const edge = std::min({page.dpi / 8, page.ink.cols / 3, page.ink.rows / 3});
    cv::Mat const inner =
        page.ink(cv::Rect(edge, edge, page.ink.cols - 2 * edge, page.ink.rows - 2 * edge));
    cv::Mat across;
    cv::Mat down;
    cv::reduce(inner, across, 0, cv::REDUCE_SUM, CV_32S);
    cv::reduce(inner, down, 1, cv::REDUCE_SUM, CV_32S);
    constexpr double greatest_slip_in = 4.6;
    double const cell_px = page.dpi / (page.height_in() < greatest_slip_in ? 16.0 : 8.0);
    cv::Point2d const middle(edge + mean_of(across), edge + mean_of(down));
    cv::Rect const window(static_cast<int>(middle.x - cell_px * cells_across / 2),
                          static_cast<int>(middle.y - cell_px * cells_down / 2),
                          static_cast<int>(cell_px * cells_across),
                          static_cast<int>(cell_px * cells_down));
    cv::Rect const inside = window & cv::Rect({0, 0}, page.ink.size());
    // Dots of a safety background come and go with the scanner's threshold.
    cv::Mat strokes;
    cv::medianBlur(page.ink(inside), strokes, 3);
    cv::Mat around;
    cv::copyMakeBorder(strokes, around, inside.y - window.y, window.br().y - inside.br().y,
                       inside.x - window.x, window.br().x - inside.br().x, cv::BORDER_CONSTANT,
                       cv::Scalar(0));
    cv::Mat cells;
    cv::resize(around, cells, {cells_across, cells_down}, 0, 0, cv::INTER_AREA);
    cells.convertTo(cells, CV_32F);
    // The root keeps thick print from outweighing thin writing.
    cv::sqrt(cells, cells);
    return cells;
}

/// SplitMix64 (Steele, Lea, Flood 2014): the fixed patterns come out of its counter.
std::uint64_t mixed(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31);
}

/// For each cell 64 signs: with which it counts for each bit.
std::vector<float> const& signs() {
    static std::vector<float> const all = [] {
        std::vector<float> made;
        made.reserve(std::size_t{64} * cells_across * cells_down);
        for (std::uint64_t cell = 0; cell < cells_across * cells_down; ++cell)
            for (std::uint64_t k = 0; k < 64; ++k)
                made.push_back((mixed(cell) >> k & 1) ? 1.0F : -1.0F);
        return made;
    }();
    return all;
}

}  // namespace

std::uint64_t fingerprint_of(PageImage const& page) {
    if (cv::countNonZero(page.ink) == 0) return 0;
    cv::Mat cells = cells_of(page);
    cv::Mat surroundings;
    cv::blur(cells, surroundings, {15, 15}, {-1, -1}, cv::BORDER_REPLICATE);
    cv::GaussianBlur(cells, cells, {9, 9}, 1.6, 1.6, cv::BORDER_REPLICATE);
    cells -= surroundings;

    std::array<float, 64> sums{};
    float const* sign = signs().data();
    for (int i = 0; i < cells_across * cells_down; ++i, sign += sums.size()) {
        float const value = cells.at<float>(i / cells_across, i % cells_across);
        for (std::size_t k = 0; k < sums.size(); ++k)
            sums[k] += value * sign[k];
    }
    std::uint64_t hash = 0;
    for (std::size_t k = 0; k < sums.size(); ++k)
        if (sums[k] > 0) hash |= std::uint64_t{1} << k;
    return hash;
}

int bits_apart(std::uint64_t a, std::uint64_t b) {
    return std::popcount(a ^ b);
}

}  // namespace lockbox::ocr
