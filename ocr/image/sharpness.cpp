// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/sharpness.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "ocr/image/lightness.h"

namespace lockbox::ocr {
namespace {

constexpr double least_contrast = 10.0 / 255;
constexpr int least_ink_px = 500;
/// The share of the ink that passes into paper most steeply.
constexpr double steepest_share = 0.05;

/// The slope that `count` of the pixels exceed, gray levels per pixel.
double slope_exceeded_by(cv::Mat const& slopes, double count) {
    constexpr int steps = 256;  // beyond 255 a pixel there is no slope
    cv::Mat histogram;
    int const channels[] = {0};
    int const bins[] = {steps};
    float const range[] = {0, steps};
    float const* ranges[] = {range};
    cv::calcHist(&slopes, 1, channels, {}, histogram, 1, bins, ranges);
    double above = 0;
    for (int slope = steps - 1; slope > 0; --slope)
        if ((above += histogram.at<float>(slope)) >= count) return slope;
    return 1;
}

}  // namespace

std::optional<double> edge_width_in(PageImage const& page) {
    if (page.bitonal) return std::nullopt;
    int const ink_px = cv::countNonZero(page.ink);
    double const contrast = contrast_of(page.gray, page.ink);
    if (contrast < least_contrast || ink_px < least_ink_px) return std::nullopt;
    // Scaled so that a step of h levels from one pixel to the next has a slope of h / 2.
    cv::Mat across;
    cv::Mat down;
    cv::Sobel(page.gray, across, CV_16S, 1, 0, 3, 1.0 / 8);
    cv::Sobel(page.gray, down, CV_16S, 0, 1, 3, 1.0 / 8);
    cv::Mat slopes;
    cv::Mat const sum = cv::abs(across) + cv::abs(down);
    sum.convertTo(slopes, CV_8U);
    return 255 * contrast / slope_exceeded_by(slopes, steepest_share * ink_px) / page.dpi;
}

double specks_per_square_inch(std::vector<Blob> const& blobs, cv::Size size, double dpi) {
    int const speck_px = std::max(2, static_cast<int>(dpi / 100));
    auto const specks = std::count_if(blobs.begin(), blobs.end(), [&](Blob const& blob) {
        return blob.box.width <= speck_px && blob.box.height <= speck_px;
    });
    double const square_in = static_cast<double>(size.area()) / (dpi * dpi);
    return static_cast<double>(specks) / std::max(0.01, square_in);
}

double spots_per_square_inch(cv::Mat const& scan_gray, PageImage const& page, double white_level) {
    constexpr double dark_share = 0.5;
    Box const paper = page.scan_box({0, 0, page.gray.cols, page.gray.rows});
    cv::Mat const part = scan_gray(cv::Rect(paper.x, paper.y, paper.width, paper.height) &
                                   cv::Rect({0, 0}, scan_gray.size()));
    double const dpi = page.dpi * std::hypot(page.to_scan(0, 0), page.to_scan(1, 0));
    return specks_per_square_inch(blobs_of(part < dark_share * white_level), part.size(), dpi);
}

}  // namespace lockbox::ocr
