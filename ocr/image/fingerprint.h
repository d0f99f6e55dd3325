// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "ocr/image/page_image.h"

namespace lockbox::ocr {

/// A 64-bit hash of what stands on a page: two scans of one paper differ in few bits, two papers of
/// one design in more.
///
/// How: the ink around its own middle is averaged into 96 by 48 cells, the local mean taken away,
/// so that strokes count and shading does not; each bit is the sign of the cells' product with a
/// fixed pattern of ±1 (Charikar's random hyperplanes), so the share of differing bits is the angle
/// between the two pages. Never alone a reason to call two items the same.
std::uint64_t fingerprint_of(PageImage const& page);

/// Bits in which two fingerprints differ.
int bits_apart(std::uint64_t a, std::uint64_t b);

}  // namespace lockbox::ocr
