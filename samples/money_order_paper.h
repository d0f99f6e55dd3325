// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "samples/fills.h"
#include "samples/hand.h"

namespace lockbox::samples {

enum class Issuer { postal, agent_wide, agent_tall };
std::string name(Issuer issuer);

/// What is printed and written on a money order. The issuer prints serial and amount; the purchaser
/// writes payee, name and address, and for agents' orders signs.
struct MoneyOrderContent {
    Issuer issuer = Issuer::postal;
    std::string serial;
    std::string micr;
    int micr_position = 43;
    std::string date;
    std::string amount;  ///< `$345.67`, as the issuer's machine prints it.
    std::string words;
    std::string payee;
    std::vector<std::string> purchaser;  ///< Name, street, town.
    std::string memo;                    ///< Member ID, carrier.
    std::vector<std::string> further;
    bool signature = true;
};

Paper draw_money_order(FontShelf const& fonts, Laying const& laying,
                       MoneyOrderContent const& content, Dice& dice);

}  // namespace lockbox::samples
