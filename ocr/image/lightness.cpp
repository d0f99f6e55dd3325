// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/lightness.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace lockbox::ocr {
namespace {

/// Paper whose white is darker than this cannot be told from ink.
constexpr double darkest_paper = 110;
constexpr double white_quantile = 0.95;

/// The level up to which at least `wanted` pixels lie.
int level_below(cv::Mat const& gray, double wanted) {
    // Most paper is white through and through: no histogram then.
    constexpr int white = 255;
    auto const total = static_cast<double>(gray.total());
    if (total - cv::countNonZero(gray == white) < wanted) return white;
    cv::Mat histogram;
    int const channels[] = {0};
    int const bins[] = {256};
    float const range[] = {0, 256};
    float const* ranges[] = {range};
    cv::calcHist(&gray, 1, channels, {}, histogram, 1, bins, ranges);
    double below = 0;
    int level = 0;
    while (level < white && (below += histogram.at<float>(level)) < wanted)
        ++level;
    return level;
}

}  // namespace

Darkness darkness_of(PageImage const& page) {
    Darkness darkness;
    double const total = std::max<double>(1, static_cast<double>(page.ink.total()));
    darkness.ink_share = cv::countNonZero(page.ink) / total;
    darkness.white_level = level_below(page.gray, white_quantile * total);
    if (darkness.white_level < darkest_paper) darkness.ink_share = 1;
    return darkness;
}

double contrast_of(cv::Mat const& gray, cv::Mat const& ink) {
    auto const ink_px = static_cast<double>(cv::countNonZero(ink));
    auto const paper_px = static_cast<double>(ink.total()) - ink_px;
    if (ink_px <= 0) return 0;
    // Sums of whole numbers; two of them without a mask take a quarter of the time of two with one.
    double const of_ink = cv::sum(gray & ink)[0];
    double const of_paper = cv::sum(gray)[0] - of_ink;
    return ((paper_px > 0 ? of_paper / paper_px : 0) - of_ink / ink_px) / 255;
}

}  // namespace lockbox::ocr
