// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/upright.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "ocr/image/half_turn.h"
#include "ocr/image/ink.h"
#include "ocr/image/paper.h"
#include "ocr/image/resolution.h"
#include "ocr/image/skew.h"
#include "ocr/image/turn.h"
#include "ocr/reading_times.h"

namespace lockbox::ocr {
namespace {

constexpr double least_dpi = 195;     ///< A scanner's 200 may be written as 196.
constexpr double greatest_dpi = 305;  ///< And its 300 as 302.
/// The greatest side of a page in hand, px: 20 inches at 300 dpi. Wrong resolutions end here.
constexpr double greatest_side_px = 6'000;
/// Skew below this moves the end of a MICR line by 2 px and is left: the picture stays untouched.
constexpr double least_skew_deg = 0.12;

cv::Matx33d homogeneous(cv::Matx23d const& m) {
    return {m(0, 0), m(0, 1), m(0, 2), m(1, 0), m(1, 1), m(1, 2), 0, 0, 1};
}

/// First `then`, after it `first_to`: maps compose from right to left.
cv::Matx23d after(cv::Matx23d const& outer, cv::Matx23d const& inner) {
    return outer * homogeneous(inner);
}

/// The paper, flat, at the working resolution, lying as it did in the scan.
PageImage flattened(ScannedPage const& scan) {
    PaperOutline const paper = paper_in(scan.gray);
    Resolution const from = resolution_of(scan, paper.size);
    PageImage page;
    page.bitonal = scan.bitonal;
    page.scan_size = scan.gray.size();
    bool const keep = from.x_dpi >= least_dpi && from.x_dpi <= greatest_dpi &&
                      std::abs(from.x_dpi - from.y_dpi) <= 2;
    page.dpi = keep ? static_cast<int>(std::lround(from.x_dpi)) : 200;
    if (keep && !paper.found) {
        page.gray = scan.gray;
        return page;
    }
    double const width = paper.size.width * page.dpi / from.x_dpi;
    double const height = paper.size.height * page.dpi / from.y_dpi;
    double const shrink = std::min(1.0, greatest_side_px / std::max(width, height));
    cv::Size const size(std::max(1, static_cast<int>(std::lround(width * shrink))),
                        std::max(1, static_cast<int>(std::lround(height * shrink))));
    cv::Point2f const target[4] = {
        {0, 0},
        {static_cast<float>(size.width), 0},
        {static_cast<float>(size.width), static_cast<float>(size.height)},
        {0, static_cast<float>(size.height)}};
    // Shrinking samples one pixel of several; averaging first keeps thin strokes.
    cv::Mat source = scan.gray;
    double const scale = static_cast<double>(size.width) / std::max(1.0, paper.size.width);
    double const reduction = scale < 0.75 ? scale : 1.0;
    if (reduction < 1) cv::resize(scan.gray, source, {}, reduction, reduction, cv::INTER_AREA);
    cv::Point2f corners[4];
    cv::Point2f reduced[4];
    for (std::size_t i = 0; i < 4; ++i) {
        corners[i] = paper.corners[i];
        reduced[i] = paper.corners[i] * reduction;
    }
    if (paper.slanted)
        cv::warpPerspective(source, page.gray, cv::getPerspectiveTransform(reduced, target), size,
                            cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    else
        cv::warpAffine(source, page.gray, cv::getAffineTransform(reduced, target), size,
                       cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    page.to_scan = cv::Matx23d(cv::getAffineTransform(target, corners));
    return page;
}

/// Whitens what is left of the background along the cut edges: rows and columns within a tenth of
/// an inch of the edge that are mostly dark.
void clear_fringes(cv::Mat gray, int dpi) {
    constexpr double dark_share = 0.6;
    constexpr int dark_level = 110;
    for (int side = 0; side < 4; ++side) {
        bool const vertical = side >= 2;
        int const length = vertical ? gray.cols : gray.rows;
        for (int i = 0; i < std::min(length, dpi / 10); ++i) {
            int const at = side % 2 == 0 ? i : length - 1 - i;
            cv::Mat line = vertical ? gray.col(at) : gray.row(at);
            int const dark = cv::countNonZero(line < dark_level);
            if (dark > dark_share * static_cast<double>(line.total())) line.setTo(255);
        }
    }
}

/// A quarter turn clockwise of the flat page.
PageImage turned_right(PageImage const& page) {
    PageImage turned = page;
    turned.gray = cv::Mat();
    turned.ink = cv::Mat();
    cv::rotate(page.gray, turned.gray, cv::ROTATE_90_CLOCKWISE);
    cv::rotate(page.ink, turned.ink, cv::ROTATE_90_CLOCKWISE);
    turned.rotation = Rotation::right;
    // The turned page's x runs up the old one's y: old x = new y, old y = height - new x.
    turned.to_scan = after(page.to_scan, {0, 1, 0, -1, 0, static_cast<double>(page.gray.rows)});
    return turned;
}

/// Whether the page lies sideways. Paper of check or envelope size is read along its long side,
/// although the rear of a check is written on across it; a letter is read along its lines.
bool lies_sideways(PageImage const& page, Skew const& skew) {
    double const longer = std::max(page.gray.cols, page.gray.rows);
    double const shorter = std::min(page.gray.cols, page.gray.rows);
    bool const slip = longer > 1.5 * shorter && shorter < 4.6 * page.dpi;
    if (slip) return page.gray.rows > page.gray.cols;
    return skew.cross_sharpness > skew.level_sharpness;
}

void deskew(PageImage& page, double skew_deg) {
    if (std::abs(skew_deg) < least_skew_deg) return;
    cv::Point2f const centre(static_cast<float>(page.gray.cols) / 2,
                             static_cast<float>(page.gray.rows) / 2);
    // OpenCV's positive angles are anticlockwise, which turns a clockwise skew back.
    cv::Matx23d const turn = cv::Matx23d(cv::getRotationMatrix2D(centre, skew_deg, 1));
    cv::Matx23d back;
    cv::invertAffineTransform(turn, back);
    page.gray = turned_by(page.gray, back);
    page.to_scan = after(page.to_scan, back);
    page.ink = page.bitonal ? cv::Mat(page.gray < 128) : binarised(page.gray, page.dpi);
}

/// By how much a level line of the page falls to the right in the scan, degrees clockwise; the
/// rotation by quarter turns left out.
double skew_in_scan(PageImage const& page) {
    double const deg = std::atan2(page.to_scan(1, 0), page.to_scan(0, 0)) * 180 / std::numbers::pi;
    return std::remainder(deg, 90.0);
}

}  // namespace

Upright upright(ScannedPage const& scan) {
    Timed const timed(ReadingStep::upright);
    PageImage page = flattened(scan);
    if (page.gray.data != scan.gray.data) clear_fringes(page.gray, page.dpi);
    page.ink = page.bitonal ? cv::Mat(page.gray < 128) : binarised(page.gray, page.dpi);

    Skew const skew = skew_of(page.ink);
    bool const sideways = lies_sideways(page, skew);
    if (sideways) page = turned_right(page);
    double const cross_share = skew.cross_sharpness / skew.level_sharpness;
    deskew(page, skew.deg);
    page.skew_deg = skew_in_scan(page);
    if (page.skew_deg == 0) page.skew_deg = skew.deg;
    double const bits = upright_bits(page);
    if (bits < 0) page = turned_half(page);
    return {std::move(page), Probability::clamped(1 / (1 + std::exp2(-std::abs(bits)))),
            sideways ? 1 / cross_share : cross_share};
}

}  // namespace lockbox::ocr
