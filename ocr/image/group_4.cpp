// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/group_4.h"

#include <tiffio.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <utility>
#include <vector>

namespace lockbox::ocr {
namespace {

/// What libtiff writes, wherever it writes it.
struct Written {
    std::vector<std::byte> bytes;
    std::uint64_t at = 0;
};

tmsize_t read_nothing(thandle_t, void*, tmsize_t) {
    return 0;
}

tmsize_t write(thandle_t handle, void* from, tmsize_t size) {
    auto* written = static_cast<Written*>(handle);
    auto const end = written->at + static_cast<std::uint64_t>(size);
    if (end > written->bytes.size()) written->bytes.resize(end);
    std::memcpy(written->bytes.data() + written->at, from, static_cast<std::size_t>(size));
    written->at = end;
    return size;
}

toff_t seek(thandle_t handle, toff_t offset, int whence) {
    auto* written = static_cast<Written*>(handle);
    std::uint64_t const base = whence == SEEK_CUR   ? written->at
                               : whence == SEEK_END ? written->bytes.size()
                                                    : 0;
    written->at = base + offset;
    return written->at;
}

int close_nothing(thandle_t) {
    return 0;
}
toff_t size_of(thandle_t handle) {
    return static_cast<Written*>(handle)->bytes.size();
}

/// Rows of bits, the leftmost pixel highest, 1 for ink.
std::vector<std::uint8_t> packed(cv::Mat const& ink) {
    int const row_bytes = (ink.cols + 7) / 8;
    std::vector<std::uint8_t> bits(static_cast<std::size_t>(row_bytes) *
                                   static_cast<std::size_t>(ink.rows));
    std::uint8_t* to = bits.data();
    for (int y = 0; y < ink.rows; ++y) {
        std::uint8_t const* row = ink.ptr(y);
        for (int x = 0; x < ink.cols; x += 8, ++to) {
            unsigned byte = 0;
            int const count = std::min(8, ink.cols - x);
            for (int i = 0; i < count; ++i)
                byte |= (row[x + i] & 1U) << (7 - i);
            *to = static_cast<std::uint8_t>(byte);
        }
    }
    return bits;
}

using Tiff = std::unique_ptr<TIFF, decltype(&TIFFClose)>;

/// A file with one strip, whose directory is not written yet. Nothing where libtiff refuses.
Tiff strip_of(cv::Mat const& ink, Written& written) {
    Tiff tiff(TIFFClientOpen("picture", "wl", &written, read_nothing, write, seek, close_nothing,
                             size_of, nullptr, nullptr),
              &TIFFClose);
    if (!tiff) return tiff;
    TIFFSetField(tiff.get(), TIFFTAG_SUBFILETYPE, 0);
    TIFFSetField(tiff.get(), TIFFTAG_IMAGEWIDTH, ink.cols);
    TIFFSetField(tiff.get(), TIFFTAG_IMAGELENGTH, ink.rows);
    TIFFSetField(tiff.get(), TIFFTAG_BITSPERSAMPLE, 1);
    TIFFSetField(tiff.get(), TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(tiff.get(), TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4);
    TIFFSetField(tiff.get(), TIFFTAG_GROUP4OPTIONS, 0);
    TIFFSetField(tiff.get(), TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
    TIFFSetField(tiff.get(), TIFFTAG_FILLORDER, FILLORDER_MSB2LSB);
    TIFFSetField(tiff.get(), TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
    TIFFSetField(tiff.get(), TIFFTAG_ROWSPERSTRIP, ink.rows);
    return tiff;
}

bool write_strip(TIFF* tiff, cv::Mat const& ink) {
    std::vector<std::uint8_t> bits = packed(ink);
    return TIFFWriteEncodedStrip(tiff, 0, bits.data(), static_cast<tmsize_t>(bits.size())) >= 0 &&
           TIFFFlushData(tiff) != 0;
}

}  // namespace

std::size_t group_4_bytes(cv::Mat const& ink) {
    if (ink.empty()) return 0;
    Written written;
    Tiff const tiff = strip_of(ink, written);
    if (!tiff) return 0;
    std::size_t const before = written.bytes.size();
    write_strip(tiff.get(), ink);
    return written.bytes.size() - before;
}

std::vector<std::byte> group_4_tiff(cv::Mat const& ink, int dpi) {
    if (ink.empty()) return {};
    Written written;
    {
        Tiff const tiff = strip_of(ink, written);
        if (!tiff) return {};
        TIFFSetField(tiff.get(), TIFFTAG_XRESOLUTION, static_cast<double>(dpi));
        TIFFSetField(tiff.get(), TIFFTAG_YRESOLUTION, static_cast<double>(dpi));
        TIFFSetField(tiff.get(), TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
        if (!write_strip(tiff.get(), ink) || !TIFFWriteDirectory(tiff.get())) return {};
    }
    return std::move(written.bytes);
}

}  // namespace lockbox::ocr
