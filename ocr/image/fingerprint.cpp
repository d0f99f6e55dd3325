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

/// From where to where the writing reaches along one axis: all but a two-hundredth of the ink on
/// either side, which leaves out specks and the shadow of the paper's edge.
cv::Range reach_of(cv::Mat const& sums) {
    auto const total = cv::sum(sums)[0];
    int const count = static_cast<int>(sums.total());
    double passed = 0;
    int first = 0;
    while (first < count - 1 && (passed += sums.at<int>(first)) < total / 200)
        ++first;
    int last = count - 1;
    passed = 0;
    while (last > first && (passed += sums.at<int>(last)) < total / 200)
        --last;
    return {first, last + 1};
}

/// SplitMix64 (Steele, Lea, Flood 2014): the fixed patterns come out of its counter.
std::uint64_t mixed(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31);
}

}  // namespace

std::uint64_t fingerprint_of(PageImage const& page) {
    if (cv::countNonZero(page.ink) == 0) return 0;
    cv::Mat across;
    cv::Mat down;
    cv::reduce(page.ink, across, 0, cv::REDUCE_SUM, CV_32S);
    cv::reduce(page.ink, down, 1, cv::REDUCE_SUM, CV_32S);
    cv::Mat const writing = page.ink(reach_of(down), reach_of(across));
    cv::Mat cells;
    cv::resize(writing, cells, {cells_across, cells_down}, 0, 0, cv::INTER_AREA);
    cells.convertTo(cells, CV_32F);
    cv::Mat surroundings;
    cv::blur(cells, surroundings, {9, 9}, {-1, -1}, cv::BORDER_REPLICATE);
    cv::GaussianBlur(cells, cells, {5, 5}, 1.0, 1.0, cv::BORDER_REPLICATE);
    cells -= surroundings;

    // One 64-bit pattern per cell: bit k says with which sign the cell counts for bit k.
    std::array<float, 64> sums{};
    for (int i = 0; i < cells_across * cells_down; ++i) {
        float const value = cells.at<float>(i / cells_across, i % cells_across);
        std::uint64_t const pattern = mixed(static_cast<std::uint64_t>(i));
        for (std::size_t k = 0; k < sums.size(); ++k)
            sums[k] += (pattern >> k & 1) ? value : -value;
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
