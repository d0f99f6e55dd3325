// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lockbox/page.h"
#include "lockbox/site_config.h"
#include "ocr/image/page_image.h"
#include "ocr/network/line_network.h"
#include "ocr/print/print_engine.h"

namespace lockbox::ocr {

/// The printed fields of a coupon: member_id, billing_account, invoice_number, coverage_month,
/// amount_due, carrier, ledger, subscriber_name, subscriber_address. Found by label (the value
/// stands right of it or below it), never by place, so that a redesigned coupon needs no new code.
///
/// `codes` is what `read_coupon_codes` gave: a field that the codes state as well becomes likelier
/// where the print agrees, and `conflicting` where both are likely and differ. The result holds
/// only the fields that print adds to or changes. Costs a network or Tesseract run per line: only
/// for Effort::everything, or where the codes gave nothing.
std::vector<Field> read_coupon_print(PageImage const& page, std::vector<Field> const& codes,
                                     SiteConfig const& config, PrintEngine& print);

}  // namespace lockbox::ocr
