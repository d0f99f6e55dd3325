// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/decode.h"
#include "ocr/reading_times.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <opencv2/core.hpp>
#include <string_view>

namespace lockbox::ocr {
namespace {

constexpr auto scan_again = "Scan the page again, or remove the file from the batch.";

bool begins_with(std::span<std::byte const> bytes, std::string_view magic) {
    return bytes.size() >= magic.size() &&
           std::equal(magic.begin(), magic.end(), bytes.begin(), [](char wanted, std::byte found) {
               return std::to_integer<unsigned char>(found) == static_cast<unsigned char>(wanted);
           });
}

DecodedPages decode_by_magic(std::span<std::byte const> bytes) {
    using namespace std::string_view_literals;
    if (bytes.empty())
        return tl::unexpected(DecodeFault{0, "the file has 0 bytes", "Deliver the file again."});
    for (auto magic : {"II*\0"sv, "MM\0*"sv, "II+\0"sv, "MM\0+"sv})
        if (begins_with(bytes, magic)) return decode_tiff(bytes);
    if (begins_with(bytes, "\x89PNG\r\n\x1a\n"sv)) return decode_png(bytes);
    if (begins_with(bytes, "\xff\xd8\xff"sv)) return decode_jpeg(bytes);
    return tl::unexpected(DecodeFault{0, "the file is not a TIFF, PNG or JPEG picture",
                                      "Deliver the page as TIFF, PNG or JPEG."});
}

}  // namespace

tl::expected<void, DecodeFault> check_size(long long width_px, long long height_px, int page) {
    if (width_px <= 0 || height_px <= 0)
        return tl::unexpected(DecodeFault{page, "the page has no width or no height", scan_again});
    if (width_px > greatest_page_px / height_px)
        return tl::unexpected(
            DecodeFault{page,
                        fmt::format("the page has {} by {} pixels, more than {} megapixels",
                                    width_px, height_px, greatest_page_px / 1'000'000),
                        "Scan at 100 to 400 dpi."});
    return {};
}

ScannedPage oriented(ScannedPage stored, int orientation) {
    if (orientation >= 5 && orientation <= 8) {
        cv::transpose(stored.gray, stored.gray);
        std::swap(stored.dpi_x, stored.dpi_y);
    }
    // After the transposition 5 to 8 want the same mirroring as 1 to 4.
    static constexpr int none = 2;
    static constexpr std::array<int, 9> flip_code = {none, none, 1, -1, 0, none, 1, -1, 0};
    if (orientation >= 1 && orientation <= 8) {
        int const code = flip_code[static_cast<std::size_t>(orientation)];
        if (code != none) cv::flip(stored.gray, stored.gray, code);
    }
    return stored;
}

tl::expected<std::vector<ScannedPage>, Fault> decode(std::span<std::byte const> bytes,
                                                     std::string const& file) {
    Timed const timed(ReadingStep::decode);
    auto pages = decode_by_magic(bytes);
    if (pages) return std::move(*pages);
    DecodeFault const& fault = pages.error();
    return tl::unexpected(
        Fault{file, fmt::format("page {}", fault.page + 1), fault.what, fault.remedy});
}

}  // namespace lockbox::ocr
