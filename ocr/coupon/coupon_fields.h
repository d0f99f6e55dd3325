// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lockbox/page.h"
#include "lockbox/site_config.h"
#include "ocr/coupon/coupon_lines.h"
#include "ocr/image/page_image.h"
#include "ocr/secret/find_ssn.h"

namespace lockbox::ocr {

/// The printed fields of a coupon: member_id, billing_account, invoice_number, coverage_month,
/// amount_due, carrier, ledger, subscriber_name, subscriber_address. Found by label (the value
/// stands right of it or below it), never by place, so that a redesigned coupon needs no new code.
/// The ledger is that of the carrier. The subscriber is the address block that is not the remit-to
/// address.
///
/// `codes` is what `read_coupon_codes` gave: a field that the codes state as well becomes likelier
/// where the print agrees, and `conflicting` where both are likely and differ. The result holds
/// only the fields that print adds to or changes.
///
/// Generated coupons (60, half of them worn), print alone: each field of figures 95 to 100 % read,
/// carrier 98 %, name 97 %, address 93 %; wrong: one amount at probability 0.80, two names and
/// three addresses below 0.6. 0.24 s a coupon: only for Effort::everything, or where the codes gave
/// nothing.
struct CouponPrintReadings {
    std::vector<Field> fields;
    std::vector<SsnFound> ssns;  ///< Written anywhere on it.
};
CouponPrintReadings read_coupon_print(PageImage const& page, std::vector<Field> const& codes,
                                      SiteConfig const& config, PrintReaders const& readers);

}  // namespace lockbox::ocr
