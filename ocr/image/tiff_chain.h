// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <tl/expected.hpp>

namespace lockbox::ocr {

/// Walks the directories of a TIFF (6.0, section 2) and checks that every directory, every value
/// and every address lies inside the file and that the chain ends: X9.100-181 asks for no less, and
/// libtiff takes a chain that is cut off for one that has ended, losing pages in silence. The error
/// says what is wrong. Files above 4 GB (BigTIFF) are not checked.
tl::expected<void, std::string> check_tiff_chain(std::span<std::byte const> bytes);

}  // namespace lockbox::ocr
