// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "samples/paper.h"

namespace lockbox::samples {

/// The distance between two characters of a MICR line, right edge to right edge, in inches.
inline constexpr double micr_pitch_in = 0.125;

/// Prints a MICR line with the glyphs of `e13b.txt`: digits, A transit, B amount, C on-us, D dash;
/// a blank leaves a position empty. The line's first character takes position `first_position`
/// counted from the right edge of the paper (position 1 ends 5/16 in from it).
void print_micr(Paper& paper, std::string_view line, int first_position);

/// The position of the transit symbol that opens the routing number.
inline constexpr int transit_position = 43;

}  // namespace lockbox::samples
