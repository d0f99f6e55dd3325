// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lockbox/identifiers.h"

namespace lockbox::x9 {

/// Record 25, columns 75 and 79.
enum class MicrValid { good = 1, field_missing = 2, read_error = 3, missing_and_error = 4 };
enum class Correction { none = 0, without_operator = 2 };

/// A check's MICR line as record 25 has it: digits, `*` unreadable, `-` dash symbol, `/` On-Us
/// symbol.
struct MicrLine {
    std::string auxiliary_on_us;  ///< Up to 15 characters; business checks only.
    std::string processing_code;  ///< The digit left of the routing number; mostly empty.
    std::string routing;          ///< Eight characters.
    std::string check_digit;      ///< One character.
    std::string on_us;            ///< Up to 20 characters.
    MicrValid valid = MicrValid::good;
    Correction correction = Correction::none;
};

/// `printed`: the line as it was read from left to right, A transit, B amount, C on-us, D dash, `?`
/// unreadable, wide gaps blank; empty where none was read. `routing`: the routing number as it is
/// believed, which may mend what is printed (correction without an operator); nothing where no
/// reading is sure enough. Then the printed digits stand, unreadable ones as `*`, or nothing but
/// `*` where they are not nine or break their check digit.
///
/// A field that is longer than its columns loses its blanks, then its left end, and the line counts
/// as a read error.
MicrLine micr_line_of(std::string_view printed, std::optional<RoutingNumber> const& routing);

}  // namespace lockbox::x9
