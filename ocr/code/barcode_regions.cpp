// SPDX-License-Identifier: Apache-2.0
#include "ocr/code/barcode_regions.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace lockbox::ocr {
namespace {

constexpr double cell_in = 0.08;  // holds four bars of the widest usual module, 0.02 in
// Cells are judged by the mean over themselves and their neighbours (0.24 in), so that a finder
// pattern of a QR code does not count as a hole, and lines of text count with the paper between.
// Share of ink: codes 0.35 to 0.65 as printed, moved by 0.1 by wear and threshold; prose to 0.25.
constexpr double least_ink = 0.28;
constexpr double greatest_ink = 0.75;
// Changes between ink and paper per inch: Code 128 has 0.55 per module, matrix codes 0.5 in each
// direction; modules are at most 0.02 in and 0.045 in.
constexpr double least_changes_per_in = 14;
constexpr double least_module_changes_per_in = 7;
// Changes along the bars as a share of those across: 0 when clean, noise and skew bring some.
constexpr double greatest_along = 0.35;
// A code of eight digits in the narrowest module; a Data Matrix of 10 by 10 modules of 0.02 in.
constexpr double least_bars_width_in = 0.6;
constexpr double least_bars_height_in = 0.12;
constexpr double least_modules_side_in = 0.2;
constexpr std::size_t regions_kept = 12;

/// Mean per cell of a picture of 0 and 1.
cv::Mat cell_means(cv::Mat const& marks, cv::Size cells, double scale) {
    cv::Mat means;
    cv::resize(marks, means, cells, 0, 0, cv::INTER_AREA);
    cv::Mat result;
    means.convertTo(result, CV_32F, scale / 255.0);
    cv::blur(result, result, cv::Size(3, 3));
    return result;
}

struct CellMaps {
    cv::Mat ink;         ///< Share of ink.
    cv::Mat horizontal;  ///< Changes per inch from left to right.
    cv::Mat vertical;    ///< Changes per inch from top to bottom.
};

CellMaps cell_maps(cv::Mat const& ink, cv::Size cells, int dpi) {
    int const width = ink.cols;
    int const height = ink.rows;
    cv::Mat across(ink.size(), CV_8UC1, cv::Scalar(0));
    cv::Mat down(ink.size(), CV_8UC1, cv::Scalar(0));
    cv::bitwise_xor(ink.colRange(1, width), ink.colRange(0, width - 1), across.colRange(1, width));
    cv::bitwise_xor(ink.rowRange(1, height), ink.rowRange(0, height - 1), down.rowRange(1, height));
    return {cell_means(ink, cells, 1), cell_means(across, cells, dpi),
            cell_means(down, cells, dpi)};
}

/// Cells of the pattern, joined over single missing ones.
cv::Mat cells_of(CellMaps const& maps, BarPattern pattern) {
    cv::Mat const dense = (maps.ink >= least_ink) & (maps.ink <= greatest_ink);
    cv::Mat cells;
    switch (pattern) {
        case BarPattern::upright_bars:
            cells = dense & (maps.horizontal >= least_changes_per_in) &
                    (maps.vertical <= greatest_along * maps.horizontal);
            break;
        case BarPattern::lying_bars:
            cells = dense & (maps.vertical >= least_changes_per_in) &
                    (maps.horizontal <= greatest_along * maps.vertical);
            break;
        case BarPattern::modules:
            cells = dense & (maps.horizontal >= least_module_changes_per_in) &
                    (maps.vertical >= least_module_changes_per_in);
            break;
    }
    cv::Mat joined;
    cv::morphologyEx(cells, joined, cv::MORPH_CLOSE, cv::Mat::ones(3, 3, CV_8U));
    return joined;
}

/// Whether a region of whole cells is large and full enough for its pattern.
bool plausible(cv::Size2d size_in, double filled, BarPattern pattern) {
    constexpr double least_filled = 0.6;  // of the box: codes are rectangles
    if (filled < least_filled) return false;
    double const longer = std::max(size_in.width, size_in.height);
    double const shorter = std::min(size_in.width, size_in.height);
    if (pattern == BarPattern::modules) return shorter >= least_modules_side_in;
    double const along = pattern == BarPattern::upright_bars ? size_in.width : size_in.height;
    return along == longer && longer >= least_bars_width_in && shorter >= least_bars_height_in;
}

}  // namespace

std::vector<BarcodeRegion> find_barcode_regions(cv::Mat const& ink, int dpi) {
    int const cell_px = std::max(4, static_cast<int>(cell_in * dpi));
    cv::Size const cells(ink.cols / cell_px, ink.rows / cell_px);
    std::vector<BarcodeRegion> regions;
    if (cells.width < 2 || cells.height < 2) return regions;
    cv::Mat const whole = ink(cv::Rect(0, 0, cells.width * cell_px, cells.height * cell_px));
    CellMaps const maps = cell_maps(whole, cells, dpi);
    for (BarPattern pattern :
         {BarPattern::upright_bars, BarPattern::lying_bars, BarPattern::modules}) {
        cv::Mat labels;
        cv::Mat stats;
        cv::Mat centroids;
        int const count =
            cv::connectedComponentsWithStats(cells_of(maps, pattern), labels, stats, centroids, 4);
        for (int i = 1; i < count; ++i) {
            int const* row = stats.ptr<int>(i);
            cv::Rect const box(row[cv::CC_STAT_LEFT], row[cv::CC_STAT_TOP], row[cv::CC_STAT_WIDTH],
                               row[cv::CC_STAT_HEIGHT]);
            double const filled = static_cast<double>(row[cv::CC_STAT_AREA]) / box.area();
            double const cell = static_cast<double>(cell_px) / dpi;
            if (!plausible({box.width * cell, box.height * cell}, filled, pattern)) continue;
            regions.push_back(
                {{box.x * cell_px, box.y * cell_px, box.width * cell_px, box.height * cell_px},
                 pattern});
        }
    }
    std::stable_sort(regions.begin(), regions.end(),
                     [](auto const& a, auto const& b) { return a.box.area() > b.box.area(); });
    if (regions.size() > regions_kept)
        regions.erase(regions.begin() + static_cast<std::ptrdiff_t>(regions_kept), regions.end());
    return regions;
}

}  // namespace lockbox::ocr
