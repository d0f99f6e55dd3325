// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/area_images.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "ocr/image/ink.h"
#include "ocr/image/lightness.h"

namespace lockbox::ocr {
namespace {

constexpr double solid_in = 0.1;  ///< Twice the stroke of a marker.
/// Fewer pixels of ink than these have no contrast that could be judged.
constexpr int least_ink_px = 30;

/// The part of the upright page that a box of the scan covers.
cv::Rect upright_box(PageImage const& page, Box const& box) {
    cv::Matx23d to_upright;
    cv::invertAffineTransform(page.to_scan, to_upright);
    double const left = box.x;
    double const top = box.y;
    double const right = box.x + box.width;
    double const bottom = box.y + box.height;
    std::vector<cv::Point2f> corners;
    for (auto const& corner : {cv::Vec3d{left, top, 1}, cv::Vec3d{right, top, 1},
                               cv::Vec3d{left, bottom, 1}, cv::Vec3d{right, bottom, 1}}) {
        cv::Vec2d const at = to_upright * corner;
        corners.emplace_back(static_cast<float>(at[0]), static_cast<float>(at[1]));
    }
    return cv::boundingRect(corners) & cv::Rect({0, 0}, page.ink.size());
}

std::optional<Box> box_of(Reading<std::string> const& reading) {
    if (auto const* read = read_of(reading)) return read->box;
    return std::get<Unread>(reading).box;
}

bool overlap(Box const& a, Box const& b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

bool is_crossed(Box const& box, QualityReport const& quality) {
    return std::any_of(quality.tests.begin(), quality.tests.end(), [&](QualityTest const& test) {
        return test.outcome == Condition::condition_present && test.where &&
               overlap(*test.where, box);
    });
}

bool is_blotted(cv::Mat const& ink, int dpi, double greatest_share) {
    int const solid_px = std::max(3, static_cast<int>(solid_in * dpi));
    if (std::min(ink.cols, ink.rows) < solid_px) return false;
    cv::Mat solid;
    cv::morphologyEx(ink, solid, cv::MORPH_OPEN,
                     cv::getStructuringElement(cv::MORPH_RECT, {solid_px, solid_px}));
    return cv::countNonZero(solid) > greatest_share * static_cast<double>(ink.total());
}

bool is_faded(PageImage const& page, cv::Rect const& place, double least_contrast) {
    if (page.bitonal) return false;
    cv::Mat const ink = page.ink(place);
    return cv::countNonZero(ink) >= least_ink_px &&
           contrast_of(page.gray(place), ink) < least_contrast;
}

AreaImage image_of(PageImage const& page, Box const& box, QualityReport const& quality,
                   QualityLimits const& limits) {
    AreaImage image;
    cv::Rect const place = upright_box(page, box);
    if (place.empty()) return image;
    image.damaged = is_crossed(box, quality) ||
                    is_blotted(page.ink(place), page.dpi, limits.blotted_share) ||
                    is_faded(page, place, limits.least_contrast);
    return image;
}

/// Writing larger than small print, by its longer side; rules are thinner than any letter.
bool has_writing(cv::Mat const& ink, int dpi) {
    constexpr double least_length_in = 0.085;  // capitals of 8.5 points
    constexpr double least_thickness_in = 0.035;
    constexpr double greatest_length_in = 2.5;
    constexpr std::ptrdiff_t least_letters = 3;
    std::vector<Blob> const blobs = blobs_of(ink);
    auto const letters = std::count_if(blobs.begin(), blobs.end(), [&](Blob const& blob) {
        double const length = std::max(blob.box.width, blob.box.height);
        double const thickness = std::min(blob.box.width, blob.box.height);
        return length >= least_length_in * dpi && length <= greatest_length_in * dpi &&
               thickness >= least_thickness_in * dpi;
    });
    return letters >= least_letters;
}

void look_at_rear(PageImage const& page, PageReadings const& readings, QualityLimits const& limits,
                  AreaImages& images) {
    constexpr double payee_in = 1.5;
    constexpr double transit_in = 3.0;
    int const width = page.ink.cols;
    // Seen from the rear the leading edge is on the left.
    int const transit_end = std::min(width, static_cast<int>(transit_in * page.dpi));
    int const payee_begin = std::max(transit_end, width - static_cast<int>(payee_in * page.dpi));
    std::pair<Area, cv::Range> const parts[] = {
        {Area::transit_endorsement, {0, transit_end}},
        {Area::bofd_endorsement, {transit_end, payee_begin}},
        {Area::payee_endorsement, {payee_begin, width}}};
    for (auto const& [area, columns] : parts) {
        if (columns.empty()) continue;
        cv::Rect const place(columns.start, 0, columns.size(), page.ink.rows);
        AreaImage& image = images[static_cast<std::size_t>(area)];
        image = image_of(page, page.scan_box(place), readings.quality, limits);
        image.inked = has_writing(page.ink(place), page.dpi);
    }
}

constexpr std::pair<Area, FieldName> places[] = {{Area::date, FieldName::date},
                                                 {Area::payee, FieldName::payee},
                                                 {Area::amount_figures, FieldName::amount_figures},
                                                 {Area::amount_words, FieldName::amount_words},
                                                 {Area::signature, FieldName::signature},
                                                 {Area::payor_block, FieldName::payer_name},
                                                 {Area::payor_block, FieldName::payer_address},
                                                 {Area::micr, FieldName::micr},
                                                 {Area::memo, FieldName::memo}};

}  // namespace

AreaImages area_images(PageImage const& page, PageReadings const& readings,
                       QualityLimits const& limits) {
    AreaImages images{};
    if (page.ink.empty()) return images;
    if (readings.kind == PageKind::check_rear) look_at_rear(page, readings, limits, images);
    if (readings.kind != PageKind::check && readings.kind != PageKind::money_order) return images;
    for (auto const& [area, field] : places) {
        std::optional<Box> const box = box_of(readings.field(field));
        if (!box || box->width <= 0 || box->height <= 0) continue;
        AreaImage& image = images[static_cast<std::size_t>(area)];
        image.damaged |= image_of(page, *box, readings.quality, limits).damaged;
    }
    return images;
}

}  // namespace lockbox::ocr
