// SPDX-License-Identifier: Apache-2.0
#include "ocr/deposit_picture.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "ocr/image/decode.h"
#include "ocr/image/group_4.h"
#include "ocr/image/hidden_places.h"
#include "ocr/image/ink.h"
#include "ocr/image/paper.h"
#include "ocr/image/resolution.h"
#include "ocr/image/upright.h"

namespace lockbox::ocr {
namespace {

constexpr std::uint8_t paint = 0;    ///< Black: ink in every picture that is made of it.
constexpr double dpi_tolerance = 5;  ///< A scanner's 200 may be written as 196 or 204.
/// Of a shrunk pixel, how dark it must be: ink on three eighths of it, so that strokes of one pixel
/// do not break.
constexpr int shrunk_ink_below = 160;
constexpr int ink_below = 128;

/// Brought to the resolution of deposits.
cv::Mat scaled(cv::Mat const& gray, double dpi_x, double dpi_y) {
    auto const is_right = [](double dpi) { return std::abs(dpi - deposit_dpi) <= dpi_tolerance; };
    if (is_right(dpi_x) && is_right(dpi_y)) return gray;
    cv::Size const size(
        std::max(1, static_cast<int>(std::lround(gray.cols * deposit_dpi / dpi_x))),
        std::max(1, static_cast<int>(std::lround(gray.rows * deposit_dpi / dpi_y))));
    cv::Mat result;
    cv::resize(gray, result, size, 0, 0,
               size.width < gray.cols ? cv::INTER_AREA : cv::INTER_LINEAR);
    return result;
}

/// Black and white as scanned.
cv::Mat ink_as_it_is(ScannedPage const& scan, Rotation rotation) {
    Resolution const from = resolution_of(scan, cv::Size2d(scan.gray.cols, scan.gray.rows));
    cv::Mat const gray = scaled(scan.gray, from.x_dpi, from.y_dpi);
    return turned(gray < (gray.cols < scan.gray.cols ? shrunk_ink_below : ink_below), rotation);
}

/// The paper, cut out of its background and made level.
cv::Mat ink_of_paper(ScannedPage const& scan, Rotation rotation) {
    PageImage const page = upright(scan).page;
    int const rest = (static_cast<int>(rotation) - static_cast<int>(page.rotation) + 360) % 360;
    cv::Mat const gray = scaled(page.gray, page.dpi, page.dpi);
    cv::Mat ink = page.ink;
    if (gray.data != page.gray.data)
        ink = page.bitonal ? cv::Mat(gray < shrunk_ink_below) : binarised(gray, deposit_dpi);
    return turned(ink, static_cast<Rotation>(rest));
}

}  // namespace

std::optional<DepositPicture> deposit_picture(std::span<std::byte const> picture,
                                              ShownPage const& shown) {
    auto pages = decode(picture, "picture");
    auto const index = static_cast<std::size_t>(shown.page());
    if (!pages || shown.page() < 0 || index >= pages->size()) return std::nullopt;
    ScannedPage& scan = (*pages)[index];
    paint_over(scan.gray, shown.secret_places(), paint);
    bool const as_it_is = scan.bitonal && !paper_in(scan.gray).found;
    cv::Mat const ink =
        as_it_is ? ink_as_it_is(scan, shown.rotation()) : ink_of_paper(scan, shown.rotation());
    std::vector<std::byte> tiff = group_4_tiff(ink, deposit_dpi);
    if (tiff.empty()) return std::nullopt;
    return DepositPicture(std::move(tiff), ink.cols, ink.rows);
}

DepositPicture DepositPicture::blank() const {
    cv::Mat const white = cv::Mat::zeros(height_px_, width_px_, CV_8UC1);
    return {group_4_tiff(white, deposit_dpi), width_px_, height_px_};
}

}  // namespace lockbox::ocr
