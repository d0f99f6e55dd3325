// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/page_image.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lockbox::ocr {

Box PageImage::scan_box(cv::Rect upright) const {
    double const left = upright.x;
    double const top = upright.y;
    double const right = upright.x + upright.width;
    double const bottom = upright.y + upright.height;
    std::array<cv::Vec3d, 4> const corners = {cv::Vec3d{left, top, 1}, cv::Vec3d{right, top, 1},
                                              cv::Vec3d{left, bottom, 1},
                                              cv::Vec3d{right, bottom, 1}};
    cv::Vec2d low(scan_size.width, scan_size.height);
    cv::Vec2d high(0, 0);
    for (auto const& corner : corners) {
        cv::Vec2d const at = to_scan * corner;
        for (int axis = 0; axis < 2; ++axis) {
            low[axis] = std::min(low[axis], at[axis]);
            high[axis] = std::max(high[axis], at[axis]);
        }
    }
    // A thousandth of a pixel is the rounding error of the map, not paper.
    int const x = std::clamp(static_cast<int>(std::floor(low[0] + 1e-3)), 0, scan_size.width);
    int const y = std::clamp(static_cast<int>(std::floor(low[1] + 1e-3)), 0, scan_size.height);
    int const x_end = std::clamp(static_cast<int>(std::ceil(high[0] - 1e-3)), x, scan_size.width);
    int const y_end = std::clamp(static_cast<int>(std::ceil(high[1] - 1e-3)), y, scan_size.height);
    return {x, y, x_end - x, y_end - y};
}

PageImage turned_half(PageImage const& page) {
    PageImage turned = page;
    // New pixels: the copy shares the page's own, and OpenCV would turn those.
    turned.gray = cv::Mat();
    turned.ink = cv::Mat();
    cv::rotate(page.gray, turned.gray, cv::ROTATE_180);
    cv::rotate(page.ink, turned.ink, cv::ROTATE_180);
    turned.rotation = static_cast<Rotation>((static_cast<int>(page.rotation) + 180) % 360);
    cv::Matx23d const& m = page.to_scan;
    double const width = page.gray.cols;
    double const height = page.gray.rows;
    turned.to_scan = {-m(0, 0), -m(0, 1), m(0, 0) * width + m(0, 1) * height + m(0, 2),
                      -m(1, 0), -m(1, 1), m(1, 0) * width + m(1, 1) * height + m(1, 2)};
    return turned;
}

}  // namespace lockbox::ocr
