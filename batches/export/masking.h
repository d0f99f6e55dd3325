// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace lockbox::batches {

/// Dots for all but the last four characters of an account number.
std::string masked_account(std::string_view account);

/// Dots for all but the last four digits of every run of exactly nine digits (single blanks and
/// dashes within it allowed) that does not begin with 7, the first digit of a billing account: it
/// may be a Social Security number.
std::string masked_free_text(std::string_view text);

}  // namespace lockbox::batches
