// SPDX-License-Identifier: Apache-2.0
#include "ocr/print/writing_row.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace lockbox::ocr {
namespace {

constexpr int least_area_px = 6;          // smaller specks are noise
constexpr double frame_height = 0.6;      // of the crop: a stroke as tall as this and
constexpr double frame_slimness = 0.25;   // no wider than this share of its height is a frame
constexpr double rule_width = 0.5;        // of the crop: a stroke as wide as this and
constexpr double rule_height = 0.1;       // no taller than this share of the crop is a ruled line
constexpr double band_gap = 0.25;         // of a band's height: accents and dots belong to it
constexpr double grows_band = 0.5;        // of a part's height within the band: it widens the band
constexpr double least_band = 0.15;       // of the crop's height
constexpr double least_band_width = 0.5;  // of the band's height, all its parts together
constexpr double margin_above = 0.12;     // of the row's height
constexpr double margin_beside = 0.3;

/// Parts whose heights overlap.
struct Band {
    int top;
    int bottom;
    std::vector<cv::Rect> parts;
    int height() const { return bottom - top; }
};

std::vector<cv::Rect> whole_parts(cv::Mat const& gray) {
    cv::Mat ink, labels, stats, centres;
    cv::threshold(gray, ink, 0, 255, cv::THRESH_BINARY_INV | cv::THRESH_OTSU);
    int const count = cv::connectedComponentsWithStats(ink, labels, stats, centres, 8);
    std::vector<cv::Rect> parts;
    for (int i = 1; i < count; ++i) {
        cv::Rect const part(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                            stats.at<int>(i, cv::CC_STAT_WIDTH),
                            stats.at<int>(i, cv::CC_STAT_HEIGHT));
        bool const cut =
            part.y == 0 || part.br().y == gray.rows || part.x == 0 || part.br().x == gray.cols;
        bool const frame =
            part.height > frame_height * gray.rows && part.width < frame_slimness * part.height;
        bool const rule =
            part.width > rule_width * gray.cols && part.height < rule_height * gray.rows;
        if (stats.at<int>(i, cv::CC_STAT_AREA) >= least_area_px && !cut && !frame && !rule)
            parts.push_back(part);
    }
    std::ranges::stable_sort(parts, std::greater(), [](cv::Rect const& p) { return p.height; });
    return parts;
}

std::vector<Band> bands_of(std::vector<cv::Rect> const& parts) {
    std::vector<Band> bands;
    for (cv::Rect const& part : parts) {
        auto const overlap = [&](Band const& band) {
            return std::min(part.br().y, band.bottom) - std::max(part.y, band.top);
        };
        auto const band = std::ranges::find_if(
            bands, [&](Band const& b) { return overlap(b) > -band_gap * b.height(); });
        if (band == bands.end()) {
            bands.push_back({part.y, part.br().y, {part}});
            continue;
        }
        band->parts.push_back(part);
        if (overlap(*band) > grows_band * part.height) {
            band->top = std::min(band->top, part.y);
            band->bottom = std::max(band->bottom, part.br().y);
        }
    }
    return bands;
}

bool holds_writing(Band const& band, int crop_height) {
    int width = 0;
    for (cv::Rect const& part : band.parts)
        width += part.width;
    return band.height() >= least_band * crop_height && width >= least_band_width * band.height();
}

}  // namespace

cv::Mat writing_row(cv::Mat const& gray) {
    std::vector<Band> bands = bands_of(whole_parts(gray));
    std::erase_if(bands, [&](Band const& band) { return !holds_writing(band, gray.rows); });
    if (bands.empty()) return gray;
    Band const& lowest = *std::ranges::max_element(bands, {}, &Band::bottom);
    cv::Rect row = lowest.parts.front();
    for (cv::Rect const& part : lowest.parts)
        row |= part;
    int const above = std::max(1, static_cast<int>(margin_above * row.height + 0.5));
    int const beside = static_cast<int>(margin_beside * row.height + 0.5);
    cv::Rect const wanted(row.x - beside, row.y - above, row.width + 2 * beside,
                          row.height + 2 * above);
    return gray(wanted & cv::Rect(0, 0, gray.cols, gray.rows));
}

}  // namespace lockbox::ocr
