// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <tiffio.h>

#include <array>
#include <cmath>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string_view>

#include "ocr/image/decode.h"
#include "ocr/image/tiff_chain.h"

namespace lockbox::ocr {
namespace {

constexpr auto rescan = "Scan the page again, or deliver the file again if it was cut off.";
constexpr int greatest_page_count = 1'000;  ///< A transaction of more pages is a damaged file.

/// What libtiff says while it works, instead of printing it.
struct Messages {
    std::string first_error;
    void add(std::string text) {
        if (first_error.empty()) first_error = std::move(text);
    }
};

int keep_message(void* user, char const* format, va_list arguments) {
    std::array<char, 256> text{};
    std::vsnprintf(text.data(), text.size(), format, arguments);
    static_cast<Messages*>(user)->add(text.data());
    return 1;
}

int on_error(TIFF*, void* user, char const*, char const* format, va_list arguments) {
    return keep_message(user, format, arguments);
}

/// The fax decoder calls a bad code a warning; the row is wrong all the same.
int on_warning(TIFF*, void* user, char const* module, char const* format, va_list arguments) {
    if (module && std::string_view(module).starts_with("Fax"))
        return keep_message(user, format, arguments);
    return 1;
}

struct Source {
    std::span<std::byte const> bytes;
    std::uint64_t offset = 0;
};

tmsize_t read_source(thandle_t handle, void* to, tmsize_t size) {
    auto* source = static_cast<Source*>(handle);
    if (size <= 0 || source->offset >= source->bytes.size()) return 0;
    std::size_t const left = source->bytes.size() - static_cast<std::size_t>(source->offset);
    std::size_t const taken = std::min(left, static_cast<std::size_t>(size));
    std::memcpy(to, source->bytes.data() + source->offset, taken);
    source->offset += taken;
    return static_cast<tmsize_t>(taken);
}

toff_t seek_source(thandle_t handle, toff_t offset, int whence) {
    auto* source = static_cast<Source*>(handle);
    std::uint64_t const base = whence == SEEK_CUR   ? source->offset
                               : whence == SEEK_END ? source->bytes.size()
                                                    : 0;
    source->offset = base + offset;
    return source->offset;
}

tmsize_t write_nothing(thandle_t, void*, tmsize_t) {
    return 0;
}
int close_nothing(thandle_t) {
    return 0;
}
toff_t size_of_source(thandle_t handle) {
    return static_cast<Source*>(handle)->bytes.size();
}

using Tiff = std::unique_ptr<TIFF, decltype(&TIFFClose)>;

Tiff open_tiff(Source& source, Messages& messages) {
    std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)> options(TIFFOpenOptionsAlloc(),
                                                                             &TIFFOpenOptionsFree);
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), on_error, &messages);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), on_warning, &messages);
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), 4 * greatest_page_px + 4'096);
    return Tiff(TIFFClientOpenExt("picture", "rm", &source, read_source, write_nothing, seek_source,
                                  close_nothing, size_of_source, nullptr, nullptr, options.get()),
                &TIFFClose);
}

/// A 16-bit tag, or its default.
int tag(TIFF* tiff, std::uint32_t name, std::uint16_t otherwise) {
    std::uint16_t value = otherwise;
    if (!TIFFGetFieldDefaulted(tiff, name, &value)) value = otherwise;
    return value;
}

int dpi_of(TIFF* tiff, std::uint32_t name) {
    float value = 0;
    if (!TIFFGetField(tiff, name, &value) || !std::isfinite(value)) return 0;
    int const unit = tag(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    if (unit == RESUNIT_NONE) return 0;
    float const per_inch = unit == RESUNIT_CENTIMETER ? value * 2.54F : value;
    return per_inch > 0 && per_inch < 10'000 ? static_cast<int>(std::lround(per_inch)) : 0;
}

/// The eight pixels of every byte of packed bits, most significant first.
using UnpackedBytes = std::array<std::array<std::uint8_t, 8>, 256>;

constexpr UnpackedBytes unpacked_bytes(std::uint8_t set) {
    UnpackedBytes all{};
    for (std::size_t byte = 0; byte < all.size(); ++byte)
        for (std::size_t x = 0; x < 8; ++x)
            all[byte][x] = (byte >> (7 - x)) & 1 ? set : static_cast<std::uint8_t>(255 - set);
    return all;
}

/// One row of packed bits to one byte a pixel.
void unpack_row(std::uint8_t const* bits, bool set_is_black, cv::Mat row) {
    static constexpr UnpackedBytes black = unpacked_bytes(0);
    static constexpr UnpackedBytes white = unpacked_bytes(255);
    UnpackedBytes const& unpacked = set_is_black ? black : white;
    int const whole = row.cols / 8;
    for (int byte = 0; byte < whole; ++byte)
        std::memcpy(row.ptr() + 8 * byte, unpacked[bits[byte]].data(), 8);
    if (row.cols % 8)
        std::memcpy(row.ptr() + 8 * whole, unpacked[bits[whole]].data(),
                    static_cast<std::size_t>(row.cols % 8));
}

/// Untiled pages of one channel of 1 or 8 bits: no detour over four bytes a pixel.
bool read_rows(TIFF* tiff, bool white_is_zero, int bits, cv::Mat& gray) {
    tmsize_t const row_bytes = TIFFScanlineSize(tiff);
    int const needed = bits == 1 ? (gray.cols + 7) / 8 : gray.cols;
    if (row_bytes < needed) return false;
    std::vector<std::uint8_t> row(static_cast<std::size_t>(row_bytes));
    for (int y = 0; y < gray.rows; ++y) {
        if (TIFFReadScanline(tiff, row.data(), static_cast<std::uint32_t>(y)) < 0) return false;
        if (bits == 1)
            unpack_row(row.data(), white_is_zero, gray.row(y));
        else
            std::memcpy(gray.ptr(y), row.data(), static_cast<std::size_t>(gray.cols));
    }
    if (bits == 8 && white_is_zero) cv::subtract(255, gray, gray);
    return true;
}

bool read_colours(TIFF* tiff, int orientation, cv::Mat& gray) {
    std::vector<std::uint32_t> raster(gray.total());
    // The picture's own orientation is asked for, so that the rows come as they are stored.
    if (!TIFFReadRGBAImageOriented(tiff, static_cast<std::uint32_t>(gray.cols),
                                   static_cast<std::uint32_t>(gray.rows), raster.data(),
                                   orientation, 1))
        return false;
    // Luma weights of ITU-R BT.601 in 256ths.
    for (int y = 0; y < gray.rows; ++y) {
        std::uint32_t const* from =
            raster.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(gray.cols);
        std::uint8_t* to = gray.ptr(y);
        for (int x = 0; x < gray.cols; ++x)
            to[x] = static_cast<std::uint8_t>(
                (TIFFGetR(from[x]) * 77 + TIFFGetG(from[x]) * 150 + TIFFGetB(from[x]) * 29) >> 8);
    }
    return true;
}

tl::expected<ScannedPage, DecodeFault> read_page(TIFF* tiff, Messages& messages, int page) {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
    if (auto sized = check_size(width, height, page); !sized) return tl::unexpected(sized.error());

    int const bits = tag(tiff, TIFFTAG_BITSPERSAMPLE, 1);
    int const channels = tag(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    int const photometric = tag(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
    int const orientation = tag(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
    ScannedPage result;
    result.gray.create(static_cast<int>(height), static_cast<int>(width), CV_8UC1);
    result.dpi_x = dpi_of(tiff, TIFFTAG_XRESOLUTION);
    result.dpi_y = dpi_of(tiff, TIFFTAG_YRESOLUTION);
    result.bits_per_pixel = bits * channels;
    result.bitonal = bits == 1 && channels == 1 && photometric != PHOTOMETRIC_PALETTE;

    bool const plain =
        channels == 1 && (bits == 1 || bits == 8) && !TIFFIsTiled(tiff) &&
        (photometric == PHOTOMETRIC_MINISWHITE || photometric == PHOTOMETRIC_MINISBLACK);
    bool const read =
        plain ? read_rows(tiff, photometric == PHOTOMETRIC_MINISWHITE, bits, result.gray)
              : read_colours(tiff, orientation, result.gray);
    if (!read || !messages.first_error.empty())
        return tl::unexpected(DecodeFault{
            page, fmt::format("the TIFF is damaged ({})", messages.first_error), rescan});
    return oriented(std::move(result), orientation);
}

}  // namespace

DecodedPages decode_tiff(std::span<std::byte const> bytes) {
    if (auto const whole = check_tiff_chain(bytes); !whole)
        return tl::unexpected(
            DecodeFault{0, fmt::format("the TIFF is damaged ({})", whole.error()), rescan});
    Messages messages;
    Source source{bytes};
    Tiff const tiff = open_tiff(source, messages);
    if (!tiff)
        return tl::unexpected(DecodeFault{
            0, fmt::format("the TIFF has no readable directory ({})", messages.first_error),
            rescan});
    std::vector<ScannedPage> pages;
    long long total_px = 0;
    bool more = true;
    while (more) {
        int const number = static_cast<int>(pages.size());
        auto page = read_page(tiff.get(), messages, number);
        if (!page) return tl::unexpected(page.error());
        total_px += static_cast<long long>(page->gray.total());
        pages.push_back(std::move(*page));
        if (total_px > greatest_file_px || number + 1 >= greatest_page_count)
            return tl::unexpected(DecodeFault{number, "the file has too many pages",
                                              "Deliver one file per transaction."});
        more = TIFFReadDirectory(tiff.get()) != 0;
    }
    if (!messages.first_error.empty())
        return tl::unexpected(DecodeFault{
            static_cast<int>(pages.size()),
            fmt::format("the chain of pages is broken ({})", messages.first_error), rescan});
    return pages;
}

}  // namespace lockbox::ocr
