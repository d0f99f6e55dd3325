// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lockbox/carrier.h"

namespace lockbox::ocr {

/// The values of a coupon's fields as printed, in the form in which `lockbox read` gives them;
/// nothing where the print has not the form of the field.

std::optional<std::string> member_id_in(std::string_view figures);        ///< Twelve digits.
std::optional<std::string> billing_account_in(std::string_view figures);  ///< Nine, a 7 first.
/// At least five digits and nothing else: a shorter string is a stray number.
std::optional<std::string> invoice_number_in(std::string_view figures);
std::optional<std::string> amount_in(std::string_view figures);  ///< `$1,249.26` to `1249.26`.
/// `December 2026`, `Dec. 2026`, `12/2026`, `12/01/2026` to `2026-12`.
std::optional<std::string> coverage_month_in(std::string_view words);

/// The carrier whose name or alias stands in `words`, or from which a line of print differs in at
/// most a seventh of its letters while every other carrier is further off.
Carrier const* carrier_in(std::string_view words, CarrierTable const& carriers);

/// Whether a line ends as the last line of a US address does: state, ZIP code, perhaps four more.
bool ends_address(std::string_view line);

}  // namespace lockbox::ocr
