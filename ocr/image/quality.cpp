// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/quality.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace lockbox::ocr {
namespace {

/// Paper whose white is darker than this cannot be told from ink.
constexpr double darkest_paper = 110;
constexpr double least_usable_in = 1.0;

bool is_form(PageKind kind) {
    return kind == PageKind::check || kind == PageKind::money_order || kind == PageKind::coupon;
}

/// Pieces of at most 2 by 2 px at 200 dpi: dust and the dots of a coarse threshold.
double specks_per_square_inch(PageImage const& page, std::vector<Blob> const& blobs) {
    int const speck_px = std::max(2, page.dpi / 100);
    auto const specks = std::count_if(blobs.begin(), blobs.end(), [&](Blob const& blob) {
        return blob.box.width <= speck_px && blob.box.height <= speck_px;
    });
    return static_cast<double>(specks) / std::max(0.01, page.width_in() * page.height_in());
}

/// A band of rows, dark almost from edge to edge, at least 3 px and at most an eighth of an inch
/// high (what is higher is printed), away from the upper and lower edge. It reaches both sides of
/// the page, which a printed frame does not.
bool has_streak(PageImage const& page, double dark_share) {
    int const side_px = std::max(1, page.ink.cols / 40);
    auto const row_sums = [](cv::Mat const& part) {
        cv::Mat sums;
        cv::reduce(part, sums, 1, cv::REDUCE_SUM, CV_32S);
        return sums;
    };
    cv::Mat const all = row_sums(page.ink);
    cv::Mat const left = row_sums(page.ink.colRange(0, side_px));
    cv::Mat const right = row_sums(page.ink.colRange(page.ink.cols - side_px, page.ink.cols));
    auto const is_dark = [&](int y) {
        return all.at<int>(y) >= dark_share * 255 * page.ink.cols &&
               std::min(left.at<int>(y), right.at<int>(y)) >= dark_share * 255 * side_px;
    };
    int const margin_px = page.dpi / 6;
    int run = 0;
    for (int y = margin_px; y < page.ink.rows - margin_px; ++y) {
        bool const dark = is_dark(y);
        if (!dark && run >= 3 && run <= page.dpi / 8) return true;
        run = dark ? run + 1 : 0;
    }
    return false;
}

struct Tears {
    bool corner = false;
    bool edge = false;
};

/// Dark background that shows where paper should be: at least 1 by 1 inch in a corner, or reaching
/// half an inch in from an edge. FORMATS of the industry give these as starting values (X9.100-40).
Tears tears_of(PageImage const& page, std::vector<Blob> const& blobs) {
    Tears tears;
    for (Blob const& blob : blobs) {
        cv::Rect const& box = blob.box;
        bool const level = box.x <= 1 || box.x + box.width >= page.ink.cols - 1;
        bool const upright = box.y <= 1 || box.y + box.height >= page.ink.rows - 1;
        if (blob.area_px < 0.4 * box.area()) continue;
        if (level && upright)
            tears.corner = tears.corner || std::min(box.width, box.height) >= page.dpi;
        else if (level || upright)
            tears.edge = tears.edge || (level ? box.width : box.height) >= page.dpi / 2;
    }
    return tears;
}

/// The steepest edges of the page against its contrast: a sharp scan passes from paper to ink
/// within 2 px, a blurred one takes 6 or more.
bool is_blurred(PageImage const& page) {
    cv::Mat across;
    cv::Mat down;
    cv::Sobel(page.gray, across, CV_16S, 1, 0, 3, 1.0 / 8);
    cv::Sobel(page.gray, down, CV_16S, 0, 1, 3, 1.0 / 8);
    cv::Mat const steep = cv::abs(across) + cv::abs(down);
    cv::Scalar ink_level = cv::mean(page.gray, page.ink);
    cv::Scalar paper_level = cv::mean(page.gray, ~page.ink);
    double const contrast = paper_level[0] - ink_level[0];
    int const ink_px = cv::countNonZero(page.ink);
    if (contrast < 10 || ink_px < 500) return false;
    int const sharp_px = cv::countNonZero(steep > contrast / 3);
    return sharp_px < 0.05 * ink_px;
}

/// The scan holds more than a quarter of an inch of background on some side.
bool is_misframed(PageImage const& page) {
    Box const paper = page.scan_box({0, 0, page.gray.cols, page.gray.rows});
    double const scale = std::hypot(page.to_scan(0, 0), page.to_scan(1, 0));
    double const limit_px = 0.25 * page.dpi * scale;
    return paper.x > limit_px || paper.y > limit_px ||
           page.scan_size.width - paper.x - paper.width > limit_px ||
           page.scan_size.height - paper.y - paper.height > limit_px;
}

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
    darkness.white_level = level_below(page.gray, 0.95 * total);
    if (darkness.white_level < darkest_paper) darkness.ink_share = 1;
    return darkness;
}

QualityReport quality_of(ScannedPage const& scan, PageImage const& page,
                         std::vector<Blob> const& blobs, PageKind kind,
                         QualityLimits const& limits) {
    Darkness const darkness = darkness_of(page);
    QualityReport report;
    report.width_px = scan.gray.cols;
    report.height_px = scan.gray.rows;
    double const to_scan = std::hypot(page.to_scan(0, 0), page.to_scan(1, 0));
    report.dpi = static_cast<int>(std::lround(page.dpi * to_scan));
    report.bits_per_pixel = scan.bits_per_pixel;
    report.skew_deg = page.skew_deg;
    report.dark_share = darkness.ink_share;
    auto const find = [&](bool found, QualityFinding finding) {
        if (found) report.findings.push_back(finding);
    };
    bool const form = is_form(kind);
    double const width = page.width_in();
    double const height = page.height_in();
    Tears const tears = tears_of(page, blobs);
    find(form && (width < limits.least_width_in || height < limits.least_height_in),
         QualityFinding::undersize);
    find(form && (width > limits.greatest_width_in || height > limits.greatest_height_in),
         QualityFinding::oversize);
    find(tears.corner, QualityFinding::torn_corner);
    find(tears.edge, QualityFinding::torn_edge);
    find(is_misframed(page), QualityFinding::framing_error);
    find(std::abs(page.skew_deg) > limits.greatest_skew_deg, QualityFinding::excessive_skew);
    find(form && darkness.ink_share < limits.least_dark_share, QualityFinding::too_light);
    bool const dark = darkness.ink_share > limits.greatest_dark_share;
    find(dark, QualityFinding::too_dark);
    find(has_streak(page, limits.streak_dark_share), QualityFinding::streaks);
    bool const spotted = specks_per_square_inch(page, blobs) > limits.spots_per_square_inch;
    find(spotted, QualityFinding::spot_noise);
    bool const blurred = !page.bitonal && is_blurred(page);
    find(blurred, QualityFinding::out_of_focus);
    report.usable = !dark && std::min(width, height) >= least_usable_in &&
                    !(kind == PageKind::unknown && (spotted || blurred));
    return report;
}

}  // namespace lockbox::ocr
