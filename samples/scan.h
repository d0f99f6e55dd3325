// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "samples/dice.h"
#include "samples/hand.h"
#include "samples/paper.h"

namespace lockbox::samples {

/// How a page is kept: bitonal Group 4 at 200 dpi is the industry's norm.
enum class PictureForm { g4, gray_tiff, gray_jpeg, gray_png, colour_jpeg, colour_png };
std::string name(PictureForm form);

/// `small` is nearly all Group 4 and no lossless gray, for a night that is kept in a repository.
enum class Pictures { usual, small };

enum class Stamp { none, paid, received };

/// How one page went through the scanner, and what had happened to the paper before.
struct Scan {
    Laying laying;
    PictureForm form;
    int turned_deg;  ///< Clockwise, by which the page lies wrong: 0, 90, 180 or 270.
    double blur_px;  ///< Radius; 0 is sharp.
    double noise;    ///< Deviation of the gray level, 0 to 255.
    double fade;     ///< Share of the ink that is gone, 0 to 1.
    int specks;      ///< Dark dots per page.
    int threshold;   ///< Gray level below which a bitonal scanner sees ink.
    bool folded;     ///< One or two fold lines.
    bool stained;    ///< A ring or a blot, away from no field in particular.
    Stamp stamp;
    /// What is remarkable, for the truth file: `noise`, `skew`, `fold`, ….
    std::vector<std::string> remarks() const;
};

/// Noise cannot be compressed: where no loss is allowed it stays below this deviation, in gray
/// levels.
inline constexpr double lossless_noise = 1.5;

/// The usual mix: most pages clean Group 4 at 200 dpi, few gray or colour, about 3 % turned.
Scan random_scan(Dice& dice, Pictures pictures);

/// Folds, stains and stamps: what happens to the paper itself.
void wear(Paper& paper, Dice& dice, Scan const& scan);

/// What the sensor delivers for a form.
Channels channels_of(PictureForm form);

/// What the scanner's optics and sensor do; `g4` ends with two levels, 0 and 255.
Picture scanned(Picture picture, Dice& dice, Scan const& scan);

}  // namespace lockbox::samples
