// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/group_4.h"

#include <tiffio.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

namespace lockbox::ocr {
namespace {

/// Counts what libtiff writes and keeps none of it.
struct Counter {
    std::uint64_t offset = 0;
    std::uint64_t end = 0;
};

tmsize_t read_nothing(thandle_t, void*, tmsize_t) {
    return 0;
}

tmsize_t count_write(thandle_t handle, void*, tmsize_t size) {
    auto* counter = static_cast<Counter*>(handle);
    counter->offset += static_cast<std::uint64_t>(size);
    counter->end = std::max(counter->end, counter->offset);
    return size;
}

toff_t seek(thandle_t handle, toff_t offset, int whence) {
    auto* counter = static_cast<Counter*>(handle);
    std::uint64_t const base = whence == SEEK_CUR   ? counter->offset
                               : whence == SEEK_END ? counter->end
                                                    : 0;
    counter->offset = base + offset;
    return counter->offset;
}

int close_nothing(thandle_t) {
    return 0;
}
toff_t size_of(thandle_t handle) {
    return static_cast<Counter*>(handle)->end;
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

}  // namespace

std::size_t group_4_bytes(cv::Mat const& ink) {
    if (ink.empty()) return 0;
    Counter counter;
    std::unique_ptr<TIFF, decltype(&TIFFClose)> const tiff(
        TIFFClientOpen("picture", "wl", &counter, read_nothing, count_write, seek, close_nothing,
                       size_of, nullptr, nullptr),
        &TIFFClose);
    if (!tiff) return 0;
    TIFFSetField(tiff.get(), TIFFTAG_IMAGEWIDTH, ink.cols);
    TIFFSetField(tiff.get(), TIFFTAG_IMAGELENGTH, ink.rows);
    TIFFSetField(tiff.get(), TIFFTAG_BITSPERSAMPLE, 1);
    TIFFSetField(tiff.get(), TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(tiff.get(), TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4);
    TIFFSetField(tiff.get(), TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
    TIFFSetField(tiff.get(), TIFFTAG_ROWSPERSTRIP, ink.rows);
    std::vector<std::uint8_t> bits = packed(ink);
    std::uint64_t const before = counter.end;
    TIFFWriteEncodedStrip(tiff.get(), 0, bits.data(), static_cast<tmsize_t>(bits.size()));
    TIFFFlushData(tiff.get());
    return static_cast<std::size_t>(counter.end - before);
}

}  // namespace lockbox::ocr
