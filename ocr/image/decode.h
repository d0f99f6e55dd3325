// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "lockbox/failure.h"
#include "ocr/image/scanned_page.h"

namespace lockbox::ocr {

/// Bytes to pages. TIFF (every compression that libtiff knows: Group 3 and 4, LZW, JPEG, deflate,
/// PackBits; strips or tiles; several pages), PNG and JPEG, told apart by their first bytes and not
/// by the file's name. Colour becomes gray.
///
/// The file is refused whole, with a fault that names the page, where one page of it is damaged
/// (the decoder met a bad code or an early end), has no size, or is too large. Sizes are judged
/// from the header, before memory is taken. Libraries print nothing.
tl::expected<std::vector<ScannedPage>, Fault> decode(std::span<std::byte const> bytes,
                                                     std::string const& file);

/// The greatest page, 100 megapixels: a 400 dpi page of 25 by 25 inches. Design document, 5.
inline constexpr long long greatest_page_px = 100'000'000;
/// All pages of a file together: 130 letter pages at 200 dpi, 500 MB in memory.
inline constexpr long long greatest_file_px = 500'000'000;

/// What is wrong with one page, before the file's name is put to it.
struct DecodeFault {
    int page;  ///< From 0.
    std::string what;
    std::string remedy;
};

/// Refuses sizes of 0 and above `greatest_page_px`; otherwise nothing.
tl::expected<void, DecodeFault> check_size(long long width_px, long long height_px, int page);

using DecodedPages = tl::expected<std::vector<ScannedPage>, DecodeFault>;
DecodedPages decode_tiff(std::span<std::byte const> bytes);
DecodedPages decode_png(std::span<std::byte const> bytes);
DecodedPages decode_jpeg(std::span<std::byte const> bytes);

}  // namespace lockbox::ocr
