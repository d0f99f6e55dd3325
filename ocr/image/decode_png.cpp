// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <png.h>

#include <cmath>

#include "ocr/image/decode.h"

namespace lockbox::ocr {
namespace {

constexpr auto rescan = "Scan the page again, or deliver the file again if it was cut off.";

std::uint32_t big_endian(std::span<std::byte const> bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | std::to_integer<std::uint32_t>(bytes[at + i]);
    return value;
}

/// What the simplified interface of libpng does not tell. PNG 1.2, 11.2.2 (IHDR) and 11.3.5.3
/// (pHYs).
struct PngHeader {
    int bits_per_pixel = 8;
    int dpi_x = 0;
    int dpi_y = 0;
};

PngHeader header_of(std::span<std::byte const> bytes) {
    PngHeader header;
    if (bytes.size() >= 26) {
        int const depth = std::to_integer<int>(bytes[24]);
        int const colour = std::to_integer<int>(bytes[25]);
        int const channels = colour == 2 ? 3 : colour == 4 ? 2 : colour == 6 ? 4 : 1;
        header.bits_per_pixel = depth * channels;
    }
    constexpr std::uint32_t phys = 0x70485973;
    constexpr std::uint32_t idat = 0x49444154;
    std::size_t at = 8;
    while (at + 12 <= bytes.size()) {
        std::uint32_t const length = big_endian(bytes, at);
        std::uint32_t const type = big_endian(bytes, at + 4);
        if (type == idat || length > bytes.size() - at - 12) break;
        if (type == phys && length == 9 && std::to_integer<int>(bytes[at + 16]) == 1) {
            header.dpi_x = static_cast<int>(std::lround(big_endian(bytes, at + 8) * 0.0254));
            header.dpi_y = static_cast<int>(std::lround(big_endian(bytes, at + 12) * 0.0254));
        }
        at += 12 + length;
    }
    return header;
}

/// Frees what libpng holds for a picture, whichever way the function is left.
class PngPicture {
public:
    PngPicture() { image_.version = PNG_IMAGE_VERSION; }
    PngPicture(PngPicture const&) = delete;
    PngPicture& operator=(PngPicture const&) = delete;
    ~PngPicture() { png_image_free(&image_); }
    png_image* get() { return &image_; }

private:
    png_image image_{};
};

}  // namespace

DecodedPages decode_png(std::span<std::byte const> bytes) {
    PngPicture picture;
    png_image* image = picture.get();
    auto const damaged = [&] {
        return tl::unexpected(
            DecodeFault{0, fmt::format("the PNG is damaged ({})", image->message), rescan});
    };
    if (!png_image_begin_read_from_memory(image, bytes.data(), bytes.size())) return damaged();
    if (auto sized = check_size(image->width, image->height, 0); !sized)
        return tl::unexpected(sized.error());
    PngHeader const header = header_of(bytes);
    ScannedPage page;
    page.gray.create(static_cast<int>(image->height), static_cast<int>(image->width), CV_8UC1);
    page.dpi_x = header.dpi_x;
    page.dpi_y = header.dpi_y;
    page.bits_per_pixel = header.bits_per_pixel;
    page.bitonal = header.bits_per_pixel == 1;
    image->format = PNG_FORMAT_GRAY;
    png_color const white = {255, 255, 255};
    if (!png_image_finish_read(image, &white, page.gray.data, static_cast<int>(page.gray.step[0]),
                               nullptr))
        return damaged();
    std::vector<ScannedPage> pages;
    pages.push_back(std::move(page));
    return pages;
}

}  // namespace lockbox::ocr
