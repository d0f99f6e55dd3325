// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "samples/check_design.h"
#include "samples/fills.h"
#include "samples/hand.h"

namespace lockbox::samples {

enum class Signing { by_hand, missing, printed };

/// What is printed and written on a check, ready for the pen: all text, no meaning.
struct CheckContent {
    CheckForm form = CheckForm::personal;
    std::size_t design = 0;
    Fill fill = Fill::handwriting;
    std::vector<std::string> payer;  ///< Name or names, street, town.
    std::vector<std::string> bank;   ///< Name, town.
    std::string number;
    std::string fraction;  ///< Fractional routing number, such as 5-39/110.
    std::string micr;
    int micr_position = 43;  ///< Of the first character, from the right edge.
    std::string date;
    std::string payee;
    Figures figures;
    std::string words;
    std::string memo;
    std::vector<std::string> further;             ///< Lines written where there is room.
    std::vector<std::string> subscriber_address;  ///< Written if it is not the payer's.
    std::string note;                             ///< A restrictive note across the free area.
    std::string currency;                         ///< `CANADIAN FUNDS` on a foreign check.
    Signing signing = Signing::by_hand;
    std::string signer;
    bool amount_scribbled = false;  ///< Both amounts are struck over until nobody can read them.
};

/// Prints the form and fills it in. The same content and dice give the same check.
Paper draw_check(FontShelf const& fonts, Laying const& laying, CheckContent const& content,
                 Dice& dice);

/// Lines, waves or dots that most bitonal scanners lose, because they are lighter than ink.
void print_background(Paper& paper, Dice& dice, Background background, Colour tint);

/// Text that may hold line breaks, `leading_in` apart; the last line stands on the baseline.
void print_lines(Paper& paper, Spot baseline, Type const& type, double leading_in,
                 std::string_view text);

/// Figures on the amount line, with raised cents where the style has them.
void write_figures(Paper& paper, Dice& dice, Hand const& hand, Spot at, double room_in,
                   Figures const& figures);

}  // namespace lockbox::samples
