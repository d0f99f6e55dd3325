// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/coarse_page.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace lockbox::ocr {
namespace {

constexpr int wanted_cells_per_in = 50;

/// The scan's own rectangle, in cells of the upright page.
std::vector<cv::Point> scan_outline(PageImage const& page, int cell_px) {
    cv::Matx23d to_upright;
    cv::invertAffineTransform(page.to_scan, to_upright);
    double const width = page.scan_size.width;
    double const height = page.scan_size.height;
    std::vector<cv::Point> outline;
    for (auto const& corner : {cv::Vec3d{0, 0, 1}, cv::Vec3d{width, 0, 1},
                               cv::Vec3d{width, height, 1}, cv::Vec3d{0, height, 1}}) {
        cv::Vec2d const at = to_upright * corner;
        outline.emplace_back(static_cast<int>(std::floor(at[0] / cell_px)),
                             static_cast<int>(std::floor(at[1] / cell_px)));
    }
    return outline;
}

}  // namespace

int CoarsePage::cells(double inches) const {
    return std::max(1, static_cast<int>(std::lround(inches * cells_per_in)));
}

cv::Rect CoarsePage::in_page(cv::Rect cells) const {
    return {cells.x * cell_px, cells.y * cell_px, cells.width * cell_px, cells.height * cell_px};
}

CoarsePage coarse_page(PageImage const& page) {
    CoarsePage coarse;
    coarse.cell_px = std::max(1, page.dpi / wanted_cells_per_in);
    coarse.cells_per_in = static_cast<double>(page.dpi) / coarse.cell_px;
    int const width = page.gray.cols / coarse.cell_px;
    int const height = page.gray.rows / coarse.cell_px;
    if (width == 0 || height == 0) return coarse;
    // Whole cells: OpenCV averages those several times as fast.
    cv::Rect const whole(0, 0, width * coarse.cell_px, height * coarse.cell_px);
    cv::resize(page.gray(whole), coarse.gray, {width, height}, 0, 0, cv::INTER_AREA);
    cv::Mat seen = cv::Mat::zeros(coarse.gray.size(), CV_8UC1);
    cv::fillConvexPoly(seen, scan_outline(page, coarse.cell_px), 255);
    coarse.unseen = ~seen;
    return coarse;
}

}  // namespace lockbox::ocr
