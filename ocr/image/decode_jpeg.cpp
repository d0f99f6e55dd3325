// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <csetjmp>
#include <cstdio>
#include <optional>

// jpeglib.h uses FILE and size_t without naming their headers.
#include <jpeglib.h>
// The message codes follow the library's own types.
#include <jerror.h>

#include "ocr/image/decode.h"

namespace lockbox::ocr {
namespace {

constexpr auto rescan = "Scan the page again, or deliver the file again if it was cut off.";

struct JpegErrors {
    jpeg_error_mgr manager{};
    std::jmp_buf escape{};
    bool damaged = false;
    std::array<char, JMSG_LENGTH_MAX> text{};
};

JpegErrors* errors_of(j_common_ptr common) {
    // The manager is the first member of JpegErrors, which is how libjpeg passes context.
    return reinterpret_cast<JpegErrors*>(common->err);
}

[[noreturn]] void on_fatal(j_common_ptr common) {
    JpegErrors* errors = errors_of(common);
    common->err->format_message(common, errors->text.data());
    std::longjmp(errors->escape, 1);
}

void on_message(j_common_ptr common, int level) {
    if (level >= 0) return;
    int const code = common->err->msg_code;
    // Stray bytes between markers do no harm; these do.
    if (code != JWRN_JPEG_EOF && code != JWRN_HIT_MARKER && code != JWRN_HUFF_BAD_CODE &&
        code != JWRN_MUST_RESYNC && code != JWRN_ARITH_BAD_CODE)
        return;
    JpegErrors* errors = errors_of(common);
    if (!errors->damaged) common->err->format_message(common, errors->text.data());
    errors->damaged = true;
}

/// A decompressor over bytes in memory. libjpeg reports failure by longjmp; each function below
/// that calls it holds only trivial objects, so nothing is skipped over.
class JpegFile {
public:
    JpegFile() {
        state_.err = jpeg_std_error(&errors_.manager);
        errors_.manager.error_exit = on_fatal;
        errors_.manager.emit_message = on_message;
    }
    JpegFile(JpegFile const&) = delete;
    JpegFile& operator=(JpegFile const&) = delete;
    ~JpegFile() { jpeg_destroy_decompress(&state_); }

    bool read_header(unsigned char const* bytes, unsigned long size) {
        if (setjmp(errors_.escape)) return false;
        jpeg_create_decompress(&state_);
        jpeg_save_markers(&state_, JPEG_APP0 + 1, 0xFFFF);
        jpeg_mem_src(&state_, bytes, size);
        jpeg_read_header(&state_, TRUE);
        return true;
    }
    bool read_gray(unsigned char* to, std::size_t row_bytes) {
        if (setjmp(errors_.escape)) return false;
        state_.out_color_space = JCS_GRAYSCALE;
        jpeg_start_decompress(&state_);
        while (state_.output_scanline < state_.output_height) {
            JSAMPROW row = to + state_.output_scanline * row_bytes;
            jpeg_read_scanlines(&state_, &row, 1);
        }
        jpeg_finish_decompress(&state_);
        return !errors_.damaged;
    }
    jpeg_decompress_struct const& state() const { return state_; }
    std::string message() const { return errors_.text.data(); }

private:
    JpegErrors errors_;
    jpeg_decompress_struct state_{};
};

/// An integer of an EXIF block, in its own byte order; nothing past its end.
class ExifBytes {
public:
    ExifBytes(unsigned char const* data, std::size_t size) : data_(data), size_(size) {
        big_endian_ = size_ > 0 && data_[0] == 'M';
    }
    std::optional<std::uint32_t> at(std::size_t offset, std::size_t width) const {
        if (offset > size_ || width > size_ - offset) return std::nullopt;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < width; ++i)
            value = value << 8 | data_[offset + (big_endian_ ? i : width - 1 - i)];
        return value;
    }

private:
    unsigned char const* data_;
    std::size_t size_;
    bool big_endian_ = false;
};

/// Tag 0x0112 of the first directory (EXIF 2.3, 4.6.4); 1 where there is none.
int exif_orientation(jpeg_decompress_struct const& state) {
    constexpr std::array<unsigned char, 6> exif = {'E', 'x', 'i', 'f', 0, 0};
    for (auto const* marker = state.marker_list; marker; marker = marker->next) {
        if (marker->data_length < 14 || !std::equal(exif.begin(), exif.end(), marker->data))
            continue;
        ExifBytes const bytes(marker->data + 6, marker->data_length - 6);
        std::size_t const directory = bytes.at(4, 4).value_or(0);
        std::uint32_t const entries = bytes.at(directory, 2).value_or(0);
        for (std::uint32_t i = 0; i < entries; ++i) {
            std::size_t const entry = directory + 2 + 12 * i;
            if (bytes.at(entry, 2).value_or(0) == 0x0112)
                return static_cast<int>(bytes.at(entry + 8, 2).value_or(1));
        }
    }
    return 1;
}

int dpi_of(int density, int unit) {
    if (unit == 1) return density;
    return unit == 2 ? static_cast<int>(std::lround(density * 2.54)) : 0;
}

}  // namespace

DecodedPages decode_jpeg(std::span<std::byte const> bytes) {
    JpegFile file;
    auto const damaged = [&] {
        return tl::unexpected(
            DecodeFault{0, fmt::format("the JPEG is damaged ({})", file.message()), rescan});
    };
    if (!file.read_header(reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size()))
        return damaged();
    auto const& state = file.state();
    if (auto sized = check_size(state.image_width, state.image_height, 0); !sized)
        return tl::unexpected(sized.error());
    ScannedPage page;
    page.gray.create(static_cast<int>(state.image_height), static_cast<int>(state.image_width),
                     CV_8UC1);
    page.bits_per_pixel = 8 * state.num_components;
    page.dpi_x = dpi_of(state.X_density, state.density_unit);
    page.dpi_y = dpi_of(state.Y_density, state.density_unit);
    int const orientation = exif_orientation(state);
    if (!file.read_gray(page.gray.data, page.gray.step[0])) return damaged();
    std::vector<ScannedPage> pages;
    pages.push_back(oriented(std::move(page), orientation));
    return pages;
}

}  // namespace lockbox::ocr
