// SPDX-License-Identifier: Apache-2.0
#include "ocr/code/barcode_regions.h"

#include <algorithm>
#include <cstdint>
#include <opencv2/imgproc.hpp>
#include <vector>

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

struct CellMaps {
    cv::Mat ink;         ///< Share of ink.
    cv::Mat horizontal;  ///< Changes per inch from left to right.
    cv::Mat vertical;    ///< Changes per inch from top to bottom.
};

/// For each column of a row of cells how many of its pixels are marked. Bytes, for the loops over
/// them are most of the work and become vectors; cells are less than 256 px high.
using ColumnCounts = std::vector<std::uint8_t>;

struct RowOfCells {
    explicit RowOfCells(int width)
        : ink(static_cast<std::size_t>(width)), across(ink.size()), down(ink.size()) {}
    void clear() {
        for (ColumnCounts* counts : {&ink, &across, &down})
            std::ranges::fill(*counts, std::uint8_t{0});
    }
    /// A row of pixels of 0 and 255, and the one above it.
    void add(std::uint8_t const* row, std::uint8_t const* above) {
        std::size_t const width = ink.size();
        for (std::size_t x = 0; x < width; ++x) {
            ink[x] = static_cast<std::uint8_t>(ink[x] + (row[x] & 1));
            down[x] = static_cast<std::uint8_t>(down[x] + ((row[x] ^ above[x]) & 1));
        }
        for (std::size_t x = 1; x < width; ++x)
            across[x] = static_cast<std::uint8_t>(across[x] + ((row[x] ^ row[x - 1]) & 1));
    }

    ColumnCounts ink, across, down;
};

/// Means of the cells of one row, times `scale`.
void write_means(ColumnCounts const& counts, int cell_px, double scale, float* means, int cells) {
    for (int cell = 0; cell < cells; ++cell) {
        int marked = 0;
        for (int x = cell * cell_px; x < (cell + 1) * cell_px; ++x)
            marked += counts[static_cast<std::size_t>(x)];
        means[cell] = static_cast<float>(scale * marked / (cell_px * cell_px));
    }
}

CellMaps cell_maps(cv::Mat const& ink, cv::Size cells, int cell_px, int dpi) {
    CellMaps maps{cv::Mat(cells, CV_32F), cv::Mat(cells, CV_32F), cv::Mat(cells, CV_32F)};
    RowOfCells row(ink.cols);
    for (int y = 0; y < cells.height; ++y) {
        row.clear();
        for (int line = y * cell_px; line < (y + 1) * cell_px; ++line)
            row.add(ink.ptr(line), ink.ptr(std::max(0, line - 1)));
        write_means(row.ink, cell_px, 1, maps.ink.ptr<float>(y), cells.width);
        write_means(row.across, cell_px, dpi, maps.horizontal.ptr<float>(y), cells.width);
        write_means(row.down, cell_px, dpi, maps.vertical.ptr<float>(y), cells.width);
    }
    for (cv::Mat* map : {&maps.ink, &maps.horizontal, &maps.vertical})
        cv::blur(*map, *map, cv::Size(3, 3));
    return maps;
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
    int const cell_px = std::clamp(static_cast<int>(cell_in * dpi), 4, 255);
    cv::Size const cells(ink.cols / cell_px, ink.rows / cell_px);
    std::vector<BarcodeRegion> regions;
    if (cells.width < 2 || cells.height < 2) return regions;
    cv::Mat const whole = ink(cv::Rect(0, 0, cells.width * cell_px, cells.height * cell_px));
    CellMaps const maps = cell_maps(whole, cells, cell_px, dpi);
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
