// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "samples/barcode.h"
#include "samples/fills.h"
#include "samples/hand.h"

namespace lockbox::samples {

/// What stands on a payment slip. All text, no meaning.
struct CouponContent {
    std::size_t design = 0;
    std::string digits;    ///< Of scanline and barcode.
    std::string scanline;  ///< The same, in groups.
    bool dental = false;
    std::string member_id;
    std::string billing_account;  ///< May be empty.
    std::string invoice_number;
    std::string coverage_month;  ///< `December 2026`.
    std::string due_date;
    std::string amount_due;  ///< `$345.67`.
    std::string carrier;
    std::string plan;
    std::vector<std::string> subscriber;   ///< Name and address.
    std::optional<Figures> enclosed;       ///< Written into the blank for the amount enclosed.
    std::vector<std::string> new_address;  ///< Written into the change-of-address box, if any.
    std::string intelligent_mail;          ///< Digits over the remit-to address; may be empty.
};

std::size_t coupon_design_count();
std::string coupon_design_name(std::size_t design);
Symbology coupon_symbology(std::size_t design);
/// Whether the design has room for an Intelligent Mail barcode over the remit-to address.
bool coupon_bears_intelligent_mail(std::size_t design);

Paper draw_coupon(FontShelf const& fonts, Laying const& laying, CouponContent const& content,
                  Dice& dice);

/// The back of a slip: conditions in small print, mostly empty, perhaps a change of address.
Paper draw_coupon_rear(FontShelf const& fonts, Laying const& laying, Dice& dice);

}  // namespace lockbox::samples
