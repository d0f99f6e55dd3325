// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace lockbox::x9 {

/// A part of a TIFF that is not as X9.100-181 wants it.
struct TiffFinding {
    std::string part;  ///< `header`, or the name of a tag.
    std::string found;
    std::string expected;
};

/// Judges a picture by the rules of X9.100-181, as public guides tell them: little-endian, one
/// page, one strip of Group 4 (compression 4), one bit a pixel, white is zero, bytes filled from
/// the highest bit, upright (orientation 1), 200 or 240 pixels an inch in both directions; every
/// offset inside the file, tags in ascending order. The codes of the strip are not decoded.
/// Empty where all is right. Any bytes may be given.
std::vector<TiffFinding> tiff_findings(std::span<std::byte const> picture);

}  // namespace lockbox::x9
