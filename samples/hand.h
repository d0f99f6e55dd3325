// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "samples/dice.h"
#include "samples/paper.h"

namespace lockbox::samples {

/// One person with one pen: the same on every line that this person writes on a paper.
struct Hand {
    std::size_t fount;  ///< Index into the shelf's handwriting founts.
    double size_pt;     ///< Nominal height of the writing.
    double slant;       ///< Horizontal shift per height; 0 is upright.
    double stroke_in;   ///< Ink added around the fount's own strokes.
    double wobble;      ///< Jitter of baseline, angle and size of each glyph; 1 is usual.
    Colour ink;
};

Hand random_hand(Dice& dice, FontShelf const& fonts);

/// Writes on the baseline, shrunk to `room_in` if need be; returns the width used in inches.
double write_by_hand(Paper& paper, Dice& dice, Hand const& hand, Spot baseline, double room_in,
                     std::string_view text);

/// A signature: the name dashed off, or loops that only its owner can read.
void sign(Paper& paper, Dice& dice, Hand const& hand, Spot baseline, double room_in,
          std::string_view name);

/// Strokes that make what they cover unreadable.
void scribble(Paper& paper, Dice& dice, Hand const& hand, Spot corner, double width_in,
              double height_in);

}  // namespace lockbox::samples
