// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lockbox/reading.h"
#include "lockbox/text_span.h"
#include "ocr/check/written_line.h"

namespace lockbox::ocr {

/// Numbers that name a member, wherever one stands on a line: the text network finds the run of
/// figures, the digits network reads it again. Gaps and dashes within the number are dropped. What
/// may be a Social Security number is none.
struct MemberNumbers {
    std::optional<Read<std::string>> member_id;        ///< Twelve digits.
    std::optional<Read<std::string>> billing_account;  ///< Nine digits, the first a 7.
};

MemberNumbers find_member_numbers(CheckPicture const& check, WrittenLine const& line,
                                  LineNetwork& digits);

/// Where in `text` characters look like one number of at least eight digits,
/// letters that resemble figures counted among them; nothing if there is none.
/// The end of a label that reads as one or two digits before a member's number is left out.
std::optional<TextSpan> longest_number(std::string const& text);

/// Whether a line is the paper's own serial number once more: money orders print it at their top.
bool is_serial(std::string const& text, std::string const& serial);

}  // namespace lockbox::ocr
