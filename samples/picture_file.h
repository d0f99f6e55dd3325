// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "samples/scan.h"

namespace lockbox::samples {

/// `.tif`, `.jpg` or `.png`.
std::string extension(PictureForm form);

/// Writes a page with its resolution. Throws DiskFailure. The same picture gives the same bytes.
void write_picture(std::filesystem::path const& file, Picture const& picture, PictureForm form);

/// The bytes of a bitonal page as a TIFF of one Group 4 strip.
std::string group_4_tiff(Picture const& picture);

/// Adds a page to a multi-page TIFF, which the first page creates: Group 4 for `g4`, LZW otherwise.
void add_tiff_page(std::filesystem::path const& file, Picture const& picture, PictureForm form);

}  // namespace lockbox::samples
