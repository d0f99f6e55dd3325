// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

#include "samples/paper.h"

namespace lockbox::samples {

enum class CheckForm { personal, business, bill_pay };
enum class Background { plain, fine_lines, waves, dots, tint, landscape };

/// A ruled line to write on, with what is printed before (or, for some, below or after) it.
struct Rule {
    double left_in;
    double right_in;
    double y_in;
    char const* label;
};

/// Where everything stands on one printer's checks. All positions in inches from the top left.
struct CheckDesign {
    char const* name;
    CheckForm form;
    double width_in;
    double height_in;
    Fount fount;
    Background background;
    Colour tint;
    bool framed;
    Spot payer;
    double number_x_in;  ///< Right end of the check number, whose baseline is at 0.3 in.
    Spot fraction;
    Rule date;
    bool date_label_below;
    Rule payee;   ///< The label may hold a line break.
    Spot dollar;  ///< The `$` sign.
    double amount_width_in;
    bool amount_boxed;
    Rule words;  ///< The label stands after the line.
    Spot bank;
    Rule memo;
    Rule signature;
    Spot room;        ///< Where people write what the memo line cannot hold: two or three lines.
    double room_in;   ///< Width of that room.
    Spot upper_room;  ///< Room for an address near the top, two lines of 1.5 in.
};

/// Every design, by form; the ids in the truth file are their names.
std::size_t design_count(CheckForm form);
CheckDesign const& design(CheckForm form, std::size_t index);

}  // namespace lockbox::samples
