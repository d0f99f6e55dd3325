// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "samples/fonts.h"
#include "samples/night.h"

namespace lockbox::samples {

/// Where a page lies in the inbox.
struct PagePlace {
    std::string file;  ///< Below `inbox/`.
    int page;          ///< Index in that file, from 0.
};

/// The places of a transaction's pages in scan order: each sheet's front, then its rear if it has
/// one.
std::vector<PagePlace> places(Batch const& batch, std::size_t transaction);

/// Draws a page as the scanner delivers it: the page and its seed decide every pixel.
Picture draw_page(FontShelf const& fonts, PageSpec const& page);

/// Writes `invoices.csv`, `inbox/` and `truth.json` below `folder`, which must not hold a night
/// yet. `jobs` threads draw; the bytes are the same for any number of them.
void deliver(Night const& night, FontFiles const& fonts, std::filesystem::path const& folder,
             int jobs);

}  // namespace lockbox::samples
