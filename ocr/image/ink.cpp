// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/ink.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace lockbox::ocr {

cv::Mat binarised(cv::Mat const& gray, int dpi) {
    // The window spans two letters of handwriting; k is Sauvola's weight of the contrast, lower
    // than his 0.5 because carbonless and gel-pen strokes are pale; 128 is half the gray scale.
    int const window_px = std::max(15, dpi / 5) | 1;
    constexpr float k = 0.2F;
    constexpr float full_contrast = 128;
    // Darker than this share of the page's white is ink whatever its surroundings.
    constexpr double black_share = 0.3;

    cv::Mat mean;
    cv::Mat square;
    cv::boxFilter(gray, mean, CV_32F, {window_px, window_px}, {-1, -1}, true, cv::BORDER_REPLICATE);
    cv::sqrBoxFilter(gray, square, CV_32F, {window_px, window_px}, {-1, -1}, true,
                     cv::BORDER_REPLICATE);
    cv::Mat deviation;
    cv::sqrt(cv::max(square - mean.mul(mean), 0), deviation);
    cv::Mat const threshold = mean.mul(1 + k * (deviation / full_contrast - 1));
    cv::Mat level;
    threshold.convertTo(level, CV_8U);
    double white = 0;
    cv::minMaxLoc(mean, nullptr, &white);
    return (gray < level) | (gray < white * black_share);
}

std::vector<Blob> blobs_of(cv::Mat const& ink) {
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centroids;
    int const count = cv::connectedComponentsWithStats(ink, labels, stats, centroids, 8, CV_32S);
    std::vector<Blob> blobs;
    blobs.reserve(static_cast<std::size_t>(count));
    for (int i = 1; i < count; ++i) {
        int const* row = stats.ptr<int>(i);
        blobs.push_back({{row[cv::CC_STAT_LEFT], row[cv::CC_STAT_TOP], row[cv::CC_STAT_WIDTH],
                          row[cv::CC_STAT_HEIGHT]},
                         row[cv::CC_STAT_AREA]});
    }
    return blobs;
}

}  // namespace lockbox::ocr
