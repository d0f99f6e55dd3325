// SPDX-License-Identifier: Apache-2.0
#include "tests/ocr/image/picture_bytes.h"

#include <png.h>
#include <tiffio.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <opencv2/imgproc.hpp>

// jpeglib.h uses FILE and size_t without naming their headers.
#include <jpeglib.h>

namespace lockbox::ocr {
namespace {

struct Sink {
    std::string bytes;
    std::size_t offset = 0;
};

tmsize_t read_sink(thandle_t handle, void* to, tmsize_t size) {
    auto* sink = static_cast<Sink*>(handle);
    std::size_t const left = sink->bytes.size() - std::min(sink->bytes.size(), sink->offset);
    std::size_t const taken = std::min(left, static_cast<std::size_t>(size));
    std::memcpy(to, sink->bytes.data() + sink->offset, taken);
    sink->offset += taken;
    return static_cast<tmsize_t>(taken);
}

tmsize_t write_sink(thandle_t handle, void* from, tmsize_t size) {
    auto* sink = static_cast<Sink*>(handle);
    std::size_t const end = sink->offset + static_cast<std::size_t>(size);
    if (sink->bytes.size() < end) sink->bytes.resize(end);
    std::memcpy(sink->bytes.data() + sink->offset, from, static_cast<std::size_t>(size));
    sink->offset = end;
    return size;
}

toff_t seek_sink(thandle_t handle, toff_t offset, int whence) {
    auto* sink = static_cast<Sink*>(handle);
    std::size_t const base = whence == SEEK_CUR   ? sink->offset
                             : whence == SEEK_END ? sink->bytes.size()
                                                  : 0;
    sink->offset = base + offset;
    return sink->offset;
}

int close_sink(thandle_t) {
    return 0;
}
toff_t size_of_sink(thandle_t handle) {
    return static_cast<Sink*>(handle)->bytes.size();
}

std::vector<std::uint8_t> packed_row(TiffPage const& page, int y) {
    std::uint8_t const* from = page.gray.ptr(y);
    auto const cols = static_cast<std::size_t>(page.gray.cols);
    std::vector<std::uint8_t> row;
    if (page.bits == 1) {
        row.assign((cols + 7) / 8, 0);
        for (std::size_t x = 0; x < cols; ++x) {
            bool const set = (from[x] < 128) == (page.photometric == 0);
            if (set) row[x / 8] = static_cast<std::uint8_t>(row[x / 8] | 0x80U >> (x % 8));
        }
        return row;
    }
    for (std::size_t x = 0; x < cols; ++x) {
        auto const value =
            page.photometric == 0 ? static_cast<std::uint8_t>(255 - from[x]) : from[x];
        row.insert(row.end(), page.bits == 24 ? 3 : 1, value);
    }
    return row;
}

void write_page(TIFF* tiff, TiffPage const& page) {
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, page.gray.cols);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, page.gray.rows);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, page.bits == 1 ? 1 : 8);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, page.bits == 24 ? 3 : 1);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, page.compression);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, page.bits == 24 ? 2 : page.photometric);
    TIFFSetField(tiff, TIFFTAG_FILLORDER, page.fill_order);
    TIFFSetField(tiff, TIFFTAG_ORIENTATION, page.orientation);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, page.gray.rows);
    TIFFSetField(tiff, TIFFTAG_XRESOLUTION, page.dpi);
    TIFFSetField(tiff, TIFFTAG_YRESOLUTION, page.dpi);
    TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    for (int y = 0; y < page.gray.rows; ++y) {
        std::vector<std::uint8_t> row = packed_row(page, y);
        TIFFWriteScanline(tiff, row.data(), static_cast<std::uint32_t>(y));
    }
    TIFFWriteDirectory(tiff);
}

/// The smallest EXIF block that states an orientation (EXIF 2.3, 4.6.4), big endian.
std::string exif_of(int orientation) {
    using namespace std::string_literals;
    return "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s +
           static_cast<char>(orientation) + "\0\0\0\0\0\0"s;
}

}  // namespace

std::string tiff_of(std::vector<TiffPage> const& pages) {
    Sink sink;
    TIFF* tiff = TIFFClientOpen("test", "wl", &sink, read_sink, write_sink, seek_sink, close_sink,
                                size_of_sink, nullptr, nullptr);
    for (TiffPage const& page : pages)
        write_page(tiff, page);
    TIFFClose(tiff);
    return sink.bytes;
}

std::string png_of(cv::Mat const& gray) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(gray.cols);
    image.height = static_cast<png_uint_32>(gray.rows);
    image.format = PNG_FORMAT_GRAY;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string bytes(size, '\0');
    png_image_write_to_memory(&image, bytes.data(), &size, 0, gray.data, 0, nullptr);
    bytes.resize(size);
    return bytes;
}

std::string jpeg_of(cv::Mat const& gray, int dpi, int exif_orientation) {
    jpeg_compress_struct state{};
    jpeg_error_mgr errors{};
    state.err = jpeg_std_error(&errors);
    jpeg_create_compress(&state);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&state, &bytes, &size);
    state.image_width = static_cast<JDIMENSION>(gray.cols);
    state.image_height = static_cast<JDIMENSION>(gray.rows);
    state.input_components = 1;
    state.in_color_space = JCS_GRAYSCALE;
    jpeg_set_defaults(&state);
    state.density_unit = 1;
    state.X_density = static_cast<UINT16>(dpi);
    state.Y_density = static_cast<UINT16>(dpi);
    jpeg_start_compress(&state, TRUE);
    if (exif_orientation > 0) {
        std::string const exif = exif_of(exif_orientation);
        jpeg_write_marker(&state, JPEG_APP0 + 1, reinterpret_cast<JOCTET const*>(exif.data()),
                          static_cast<unsigned>(exif.size()));
    }
    while (state.next_scanline < state.image_height) {
        JSAMPROW row = const_cast<JSAMPROW>(gray.ptr(static_cast<int>(state.next_scanline)));
        jpeg_write_scanlines(&state, &row, 1);
    }
    jpeg_finish_compress(&state);
    jpeg_destroy_compress(&state);
    std::string result(reinterpret_cast<char const*>(bytes), size);
    std::free(bytes);
    return result;
}

cv::Mat marked_page(int width_px, int height_px) {
    cv::Mat page(height_px, width_px, CV_8UC1, cv::Scalar(255));
    int const thick = std::max(2, std::min(width_px, height_px) / 10);
    cv::Rect const stem(thick, thick, thick, height_px - 2 * thick);
    cv::Rect const top(thick, thick, width_px - 3 * thick, thick);
    cv::Rect const arm(thick, height_px / 2, width_px / 2, thick);
    for (cv::Rect const& part : {stem, top, arm})
        page(part).setTo(0);
    return page;
}

std::vector<std::byte> bytes_of(std::string const& text) {
    auto const* first = reinterpret_cast<std::byte const*>(text.data());
    return {first, first + text.size()};
}

}  // namespace lockbox::ocr
