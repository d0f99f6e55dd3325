// SPDX-License-Identifier: Apache-2.0
#include "ocr/code/barcode.h"

// Texts as UTF-8; without it the library warns and gives wide strings.
#define ZX_USE_UTF8
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "lockbox/assertion.h"
#include "ocr/code/barcode_regions.h"

namespace lockbox::ocr {
namespace {

constexpr double reach_in = 0.16;       // regions are known to two cells only
constexpr double quiet_in = 0.15;       // ten modules of 0.015 in of paper on each side
constexpr double averaged_in = 0.06;    // along the bars; a speck is thinner
constexpr double greatest_shear = 0.1;  // 6 degrees; what is bent more was not found as a region
constexpr std::size_t least_itf_digits = 8;  // interleaved 2 of 5 has no check of its own
constexpr int matching_rows = 2;             // of a linear code, that must say the same

struct Decoded {
    std::string text;
    BarcodeFormat format;
};

std::optional<BarcodeFormat> format_of(ZXing::BarcodeFormat format) {
    switch (format) {
        case ZXing::BarcodeFormat::Code128:
            return BarcodeFormat::code_128;
        case ZXing::BarcodeFormat::ITF:
            return BarcodeFormat::itf;
        case ZXing::BarcodeFormat::PDF417:
            return BarcodeFormat::pdf417;
        case ZXing::BarcodeFormat::DataMatrix:
            return BarcodeFormat::data_matrix;
        case ZXing::BarcodeFormat::QRCode:
            return BarcodeFormat::qr;
        default:
            return std::nullopt;
    }
}

/// One symbol of one picture. ZXing 1.4 stops the program by an assertion where it compares two
/// finds of one linear code: so one symbol at a time, one scale, one direction.
std::optional<Decoded> decode(cv::Mat const& gray, ZXing::BarcodeFormats formats) {
    LOCKBOX_ASSERT(gray.type() == CV_8UC1 && gray.step <= INT32_MAX);
    ZXing::DecodeHints hints;
    hints.setFormats(formats);
    hints.setTryDownscale(false);
    hints.setTryRotate(false);
    hints.setMaxNumberOfSymbols(1);
    hints.setMinLineCount(matching_rows);
    ZXing::ImageView const view(gray.data, gray.cols, gray.rows, ZXing::ImageFormat::Lum,
                                static_cast<int>(gray.step));
    try {
        ZXing::Result const result = ZXing::ReadBarcode(view, hints);
        std::optional<BarcodeFormat> const format = format_of(result.format());
        if (!result.isValid() || !format) return std::nullopt;
        Decoded decoded{result.text(), *format};
        bool const bare = *format == BarcodeFormat::itf && decoded.text.size() < least_itf_digits;
        if (bare || decoded.text.empty()) return std::nullopt;
        return decoded;
    } catch (std::exception const&) {
        return std::nullopt;  // what the library throws means that its symbol made no sense
    }
}

cv::Mat with_quiet_zone(cv::Mat const& gray, int dpi) {
    int const quiet = static_cast<int>(quiet_in * dpi);
    cv::Mat result;
    cv::copyMakeBorder(gray, result, quiet, quiet, quiet, quiet, cv::BORDER_CONSTANT,
                       cv::Scalar(255));
    return result;
}

/// How far upright bars lean: pixels to the right per pixel down, by the mean direction of change.
double lean_of(cv::Mat const& gray) {
    cv::Mat soft;
    cv::GaussianBlur(gray, soft, cv::Size(), 1.5);
    cv::Mat dx;
    cv::Mat dy;
    cv::Sobel(soft, dx, CV_32F, 1, 0);
    cv::Sobel(soft, dy, CV_32F, 0, 1);
    double const xx = dx.dot(dx);
    double const yy = dy.dot(dy);
    double const angle = 0.5 * std::atan2(2 * dx.dot(dy), xx - yy);
    return std::clamp(-std::tan(angle), -greatest_shear, greatest_shear);
}

/// Bars made upright and averaged along themselves: specks and scratches vanish, edges stay.
cv::Mat averaged_bars(cv::Mat const& gray, int dpi) {
    double const lean = lean_of(gray);
    cv::Matx23d const map(1, lean, -lean * gray.rows / 2.0, 0, 1, 0);
    cv::Mat upright;
    cv::warpAffine(gray, upright, map, gray.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_CONSTANT, cv::Scalar(255));
    int const length = std::max(3, static_cast<int>(averaged_in * dpi));
    cv::Mat averaged;
    cv::blur(upright, averaged, cv::Size(1, length));
    return averaged;
}

cv::Mat doubled(cv::Mat const& gray) {
    cv::Mat result;
    cv::resize(gray, result, cv::Size(), 2, 2, cv::INTER_CUBIC);
    return result;
}

std::optional<Decoded> decode_bars(cv::Mat const& gray, int dpi) {
    ZXing::BarcodeFormats const formats = ZXing::BarcodeFormat::Code128 | ZXing::BarcodeFormat::ITF;
    if (auto found = decode(with_quiet_zone(gray, dpi), formats)) return found;
    cv::Mat const averaged = averaged_bars(gray, dpi);
    if (auto found = decode(with_quiet_zone(averaged, dpi), formats)) return found;
    return decode(with_quiet_zone(doubled(averaged), 2 * dpi), formats);
}

std::optional<Decoded> decode_modules(cv::Mat const& gray, int dpi) {
    ZXing::BarcodeFormats const formats = ZXing::BarcodeFormat::PDF417 |
                                          ZXing::BarcodeFormat::DataMatrix |
                                          ZXing::BarcodeFormat::QRCode;
    if (auto found = decode(with_quiet_zone(gray, dpi), formats)) return found;
    cv::Mat smooth;
    cv::medianBlur(gray, smooth, 3);
    if (auto found = decode(with_quiet_zone(smooth, dpi), formats)) return found;
    cv::Mat large = doubled(gray);
    cv::GaussianBlur(large, large, cv::Size(), 1.5);
    return decode(with_quiet_zone(large, 2 * dpi), formats);
}

std::optional<Decoded> decode_region(cv::Mat const& gray, BarPattern pattern, int dpi) {
    switch (pattern) {
        case BarPattern::upright_bars:
            return decode_bars(gray, dpi);
        case BarPattern::lying_bars: {
            cv::Mat turned;
            cv::rotate(gray, turned, cv::ROTATE_90_CLOCKWISE);
            if (auto found = decode_bars(turned, dpi)) return found;
            cv::rotate(gray, turned, cv::ROTATE_90_COUNTERCLOCKWISE);
            return decode_bars(turned, dpi);
        }
        case BarPattern::modules:
            return decode_modules(gray, dpi);
    }
    return std::nullopt;
}

}  // namespace

std::vector<Barcode> read_barcodes(PageImage const& page) {
    std::vector<Barcode> found;
    int const reach = static_cast<int>(reach_in * page.dpi);
    cv::Rect const whole(0, 0, page.gray.cols, page.gray.rows);
    for (BarcodeRegion const& region : find_barcode_regions(page.ink, page.dpi)) {
        cv::Rect const box = cv::Rect(region.box.x - reach, region.box.y - reach,
                                      region.box.width + 2 * reach, region.box.height + 2 * reach) &
                             whole;
        bool const known = std::any_of(found.begin(), found.end(), [&](Barcode const& other) {
            return (other.box & region.box).area() * 2 > region.box.area();
        });
        if (known) continue;
        if (auto decoded = decode_region(page.gray(box), region.pattern, page.dpi))
            found.push_back({decoded->text, decoded->format, box});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](Barcode const& a, Barcode const& b) { return a.box.y < b.box.y; });
    return found;
}

}  // namespace lockbox::ocr
