// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/paper_edges.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace lockbox::ocr {
namespace {

/// The bed is darker than this share of the paper's white, and than this level.
constexpr double bed_share = 0.45;
constexpr double bed_level = 100;
/// How full of bed a missing part is.
constexpr double full_share = 0.88;
/// A tear is at least this wide; rules and folds are narrower.
constexpr double least_tear_in = 0.2;
/// Cutting the paper out whitens its outermost tenth of an inch where that is mostly dark.
constexpr double whitened_in = 0.12;

cv::Mat bed_of(CoarsePage const& page) {
    double white = 0;
    cv::minMaxLoc(page.gray, nullptr, &white);
    return (page.gray < std::min(bed_level, bed_share * white)) | page.unseen;
}

/// The bed turned so that one corner lies top left, or one edge on top; and back.
struct Side {
    bool mirrored = false;  ///< Left and right exchanged.
    bool inverted = false;  ///< Top and bottom exchanged.
    bool crossed = false;   ///< Then rows and columns exchanged.

    cv::Mat turned(cv::Mat const& bed) const {
        cv::Mat result = bed.clone();
        if (mirrored) cv::flip(result, result, 1);
        if (inverted) cv::flip(result, result, 0);
        if (crossed) result = result.t();
        return result;
    }
    cv::Rect back(cv::Rect box, cv::Size bed) const {
        if (crossed) box = {box.y, box.x, box.height, box.width};
        if (mirrored) box.x = bed.width - box.x - box.width;
        if (inverted) box.y = bed.height - box.y - box.height;
        return box;
    }
};

/// Cells of bed along `row` from `first` on; single cells of noise are passed over.
int run_along(cv::Mat const& bed, int row, int first) {
    int end = first;
    for (int x = first; x < bed.cols; ++x) {
        if (bed.at<std::uint8_t>(row, x) != 0)
            end = x + 1;
        else if (x > end + 1)
            break;
    }
    return end > first ? end : 0;
}

double share_of(cv::Mat const& bed, cv::Mat const& within) {
    int const cells = cv::countNonZero(within);
    return cells == 0 ? 0 : static_cast<double>(cv::countNonZero(bed & within)) / cells;
}

/// The missing corner at the top left, its sides seen `inset` cells away from the edges.
struct Corner {
    cv::Size sides;
    bool rectangle = false;
};
Corner corner_at(cv::Mat const& bed, int inset) {
    if (std::min(bed.cols, bed.rows) <= 2 * inset) return {};
    cv::Size const sides(run_along(bed, inset, inset), run_along(bed.t(), inset, inset));
    // A dark strip along most of an edge is no corner.
    bool const strip = sides.width > 3 * bed.cols / 4 || sides.height > 3 * bed.rows / 4;
    if (strip || std::min(sides.width, sides.height) <= inset) return {};
    cv::Mat const part = bed(cv::Rect(inset, inset, sides.width - inset, sides.height - inset));
    cv::Mat const all(part.size(), CV_8UC1, cv::Scalar(255));
    if (share_of(part, all) >= full_share) return {sides, true};
    cv::Mat triangle = cv::Mat::zeros(part.size(), CV_8UC1);
    std::vector<cv::Point> const corners = {{0, 0}, {part.cols - 1, 0}, {0, part.rows - 1}};
    cv::fillConvexPoly(triangle, corners, 255);
    if (share_of(part, triangle) >= full_share) return {sides, false};
    return {};
}

void keep_larger(Flaw& kept, double size_in, cv::Rect box) {
    if (size_in > kept.size_in) kept = {size_in, box};
}

void find_corners(CoarsePage const& page, cv::Mat const& bed, PaperEdges& edges) {
    for (bool const mirrored : {false, true})
        for (bool const inverted : {false, true}) {
            Side const side{mirrored, inverted, false};
            cv::Mat const turned = side.turned(bed);
            for (int const inset : {1, page.cells(whitened_in)}) {
                Corner const corner = corner_at(turned, inset);
                double const size_in =
                    page.inches(std::min(corner.sides.width, corner.sides.height));
                cv::Rect const box =
                    page.in_page(side.back({cv::Point(0, 0), corner.sides}, bed.size()));
                keep_larger(corner.rectangle ? edges.ledge : edges.corner, size_in, box);
            }
        }
}

/// For each column, how many cells of bed reach down from the upper edge.
std::vector<int> depths_of(cv::Mat const& bed) {
    cv::Mat const down = bed.t();
    std::vector<int> depths(static_cast<std::size_t>(bed.cols));
    for (int x = 0; x < bed.cols; ++x)
        depths[static_cast<std::size_t>(x)] = run_along(down, x, std::min(1, down.cols - 1));
    return depths;
}

/// The deepest tear of the upper edge between its corners: `width` columns wide at its depth, and
/// at half of it on no more than half of the edge. What is deeper than `deepest_cells` crosses the
/// paper and is a band.
cv::Rect tear_of(std::vector<int> const& depths, int width, int corner, int deepest_cells) {
    int const count = static_cast<int>(depths.size());
    cv::Rect deepest;
    for (int x = corner; x + width <= count - corner; ++x) {
        auto const first = depths.begin() + x;
        int const depth = *std::min_element(first, first + width);
        if (depth <= deepest.height || depth > deepest_cells) continue;
        int left = x;
        int right = x + width;
        while (left > 0 && depths[static_cast<std::size_t>(left - 1)] >= depth / 2)
            --left;
        while (right < count && depths[static_cast<std::size_t>(right)] >= depth / 2)
            ++right;
        bool const at_corner = left < corner || right > count - corner;
        if (!at_corner && right - left <= count / 2) deepest = {left, 0, right - left, depth};
    }
    return deepest;
}

void find_tears(CoarsePage const& page, cv::Mat const& bed, PaperEdges& edges) {
    int const width = page.cells(least_tear_in);
    for (Side const side :
         {Side{}, Side{false, true, false}, Side{false, false, true}, Side{true, false, true}}) {
        cv::Mat const turned = side.turned(bed);
        cv::Rect const tear = tear_of(depths_of(turned), width, width, turned.rows * 3 / 4);
        keep_larger(edges.edge, page.inches(tear.height),
                    page.in_page(side.back(tear, bed.size())));
    }
}

/// Whether a strip of the scan is bed throughout, which noise and a weak lamp leave dark; light
/// letters make it a printed heading.
bool is_bed(cv::Mat const& strip) {
    constexpr int lightest_bed = 128;
    constexpr double most_light = 0.02;
    return cv::countNonZero(strip >= lightest_bed) <=
           most_light * static_cast<double>(strip.total());
}

}  // namespace

PaperEdges paper_edges(CoarsePage const& page) {
    PaperEdges edges;
    if (page.gray.empty()) return edges;
    cv::Mat const bed = bed_of(page);
    if (cv::countNonZero(bed) == 0) return edges;
    find_corners(page, bed, edges);
    find_tears(page, bed, edges);
    return edges;
}

double framing_in(cv::Mat const& scan_gray, PageImage const& page) {
    Box const paper = page.scan_box({0, 0, page.gray.cols, page.gray.rows});
    double const scan_px_per_in = page.dpi * std::hypot(page.to_scan(0, 0), page.to_scan(1, 0));
    int const right = scan_gray.cols - paper.x - paper.width;
    int const below = scan_gray.rows - paper.y - paper.height;
    cv::Rect const strips[] = {{0, 0, paper.x, scan_gray.rows},
                               {scan_gray.cols - right, 0, right, scan_gray.rows},
                               {0, 0, scan_gray.cols, paper.y},
                               {0, scan_gray.rows - below, scan_gray.cols, below}};
    int widest = 0;
    for (cv::Rect const& strip : strips) {
        int const width = strip.height == scan_gray.rows ? strip.width : strip.height;
        if (width > widest && is_bed(scan_gray(strip))) widest = width;
    }
    return widest / scan_px_per_in;
}

}  // namespace lockbox::ocr
