// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "lockbox/page.h"
#include "samples/fills.h"
#include "samples/hand.h"

namespace lockbox::samples {

/// Paper without a form of its own to read: what comes along with the mail.
enum class OtherPaper {
    check_rear,
    leaflet,  ///< The bill's insert with the QR code of a web page: not a coupon's barcode.
    letter,
    envelope,
    cash,
    payer_list,
    blank,   ///< Nothing on it, as when the scanner took two sheets or none.
    ruined,  ///< A check that is too dark to read anything.
};

struct OtherContent {
    OtherPaper paper = OtherPaper::blank;
    Fill fill = Fill::printed;
    std::vector<std::string> lines;  ///< A letter's text, an envelope's sender, a list's rows.
    std::string intelligent_mail;    ///< Digits over an envelope's address.
};

Paper draw_other(FontShelf const& fonts, Laying const& laying, OtherContent const& content,
                 Dice& dice);

std::string name(OtherPaper paper);
PageKind kind_of(OtherPaper paper);

}  // namespace lockbox::samples
