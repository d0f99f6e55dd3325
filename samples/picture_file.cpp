// SPDX-License-Identifier: Apache-2.0
#include "samples/picture_file.h"

#include <leptonica/allheaders.h>

#include <memory>

#include "lockbox/assertion.h"
#include "lockbox/failure.h"

namespace lockbox::samples {
namespace {

constexpr int jpeg_quality = 70;  ///< Scanners of this trade ship 60 to 85.

struct DestroyPix {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPointer = std::unique_ptr<Pix, DestroyPix>;

PixPointer pix_of(Picture const& picture, PictureForm form) {
    int const depth = form == PictureForm::g4 ? 1 : picture.channels == 3 ? 32 : 8;
    PixPointer pix(pixCreate(picture.width_px, picture.height_px, depth));
    LOCKBOX_ASSERT(pix != nullptr);
    pixSetResolution(pix.get(), picture.dpi, picture.dpi);
    l_uint32* const data = pixGetData(pix.get());
    int const words_per_line = pixGetWpl(pix.get());
    std::uint8_t const* pixel = picture.levels.data();
    for (int y = 0; y < picture.height_px; ++y) {
        l_uint32* const line = data + static_cast<std::ptrdiff_t>(y) * words_per_line;
        for (int x = 0; x < picture.width_px; ++x, pixel += picture.channels) {
            if (depth == 1) {
                if (pixel[0] < 128) SET_DATA_BIT(line, x);
            } else if (depth == 8) {
                SET_DATA_BYTE(line, x, pixel[0]);
            } else {
                composeRGBPixel(pixel[0], pixel[1], pixel[2], line + x);
            }
        }
    }
    return pix;
}

void require_written(int status, std::filesystem::path const& file) {
    if (status != 0) {
        throw DiskFailure("cannot write " + file.string(),
                          "Check the disk's space and permissions.");
    }
}

}  // namespace

std::string extension(PictureForm form) {
    switch (form) {
        case PictureForm::g4:
        case PictureForm::gray_tiff:
            return ".tif";
        case PictureForm::gray_jpeg:
        case PictureForm::colour_jpeg:
            return ".jpg";
        case PictureForm::gray_png:
        case PictureForm::colour_png:
            return ".png";
    }
    LOCKBOX_ASSERT(false && "a form without an extension");
    return {};
}

void write_picture(std::filesystem::path const& file, Picture const& picture, PictureForm form) {
    PixPointer const pix = pix_of(picture, form);
    std::string const ending = extension(form);
    if (ending == ".jpg") {
        require_written(pixWriteJpeg(file.c_str(), pix.get(), jpeg_quality, 0), file);
    } else if (ending == ".png") {
        require_written(pixWrite(file.c_str(), pix.get(), IFF_PNG), file);
    } else {
        int const format = form == PictureForm::g4 ? IFF_TIFF_G4 : IFF_TIFF_LZW;
        require_written(pixWriteTiff(file.c_str(), pix.get(), format, "w"), file);
    }
}

std::string group_4_tiff(Picture const& picture) {
    PixPointer const pix = pix_of(picture, PictureForm::g4);
    l_uint8* data = nullptr;
    std::size_t size = 0;
    int const status = pixWriteMem(&data, &size, pix.get(), IFF_TIFF_G4);
    std::unique_ptr<l_uint8, void (*)(void*)> const owner(data, &lept_free);
    LOCKBOX_ASSERT(status == 0);
    return {reinterpret_cast<char const*>(data), size};
}

void add_tiff_page(std::filesystem::path const& file, Picture const& picture, PictureForm form) {
    PixPointer const pix = pix_of(picture, form);
    char const* const mode = std::filesystem::exists(file) ? "a" : "w";
    int const format = form == PictureForm::g4 ? IFF_TIFF_G4 : IFF_TIFF_LZW;
    require_written(pixWriteTiff(file.c_str(), pix.get(), format, mode), file);
}

}  // namespace lockbox::samples
