// SPDX-License-Identifier: Apache-2.0
#include "ocr/masked_picture.h"

#include <png.h>

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "ocr/image/decode.h"
#include "ocr/image/hidden_places.h"

namespace lockbox::ocr {
namespace {

std::vector<std::byte> png_of(cv::Mat const& gray) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(gray.cols);
    image.height = static_cast<png_uint_32>(gray.rows);
    image.format = PNG_FORMAT_GRAY;
    image.flags = PNG_IMAGE_FLAG_FAST;  // a twentieth larger, a third of the time
    cv::Mat const pixels = gray.isContinuous() ? gray : gray.clone();
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::vector<std::byte> bytes(size);
    if (!png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data, 0, nullptr))
        return {};
    bytes.resize(size);
    return bytes;
}

/// The box with a third of its height around it, at least 20 px, cut to the page.
cv::Rect with_margin(Box const& box, cv::Size page) {
    cv::Rect const whole({0, 0}, page);
    if (box.width <= 0 || box.height <= 0) return whole;
    int const margin = std::max(20, std::min(box.width, box.height) / 3);
    cv::Rect const wide(box.x - margin, box.y - margin, box.width + 2 * margin,
                        box.height + 2 * margin);
    cv::Rect const cut = wide & whole;
    return cut.empty() ? whole : cut;
}

/// Neither ink nor paper: a clerk sees that something was hidden.
constexpr std::uint8_t paint = 96;

}  // namespace

MaskedPicture masked_picture(std::span<std::byte const> picture, ShownPage const& shown, Box box,
                             int greatest_width_px) {
    auto const pages = decode(picture, "picture");
    auto const index = static_cast<std::size_t>(shown.page());
    if (!pages || shown.page() < 0 || index >= pages->size()) return MaskedPicture({});
    cv::Mat gray = (*pages)[index].gray;
    paint_over(gray, shown.secret_places(), paint);
    cv::Mat upright = turned(gray(with_margin(box, gray.size())), shown.rotation());
    if (greatest_width_px > 0 && upright.cols > greatest_width_px) {
        double const scale = static_cast<double>(greatest_width_px) / upright.cols;
        cv::Size const size(greatest_width_px, std::max(1, static_cast<int>(upright.rows * scale)));
        cv::resize(upright, upright, size, 0, 0, cv::INTER_AREA);
    }
    return MaskedPicture(png_of(upright));
}

}  // namespace lockbox::ocr
