// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace lockbox {

/// ABA routing number: weights 3, 7, 1 over nine digits, sum divisible by 10.
/// False for anything but nine digits, and for 000000000, which no bank bears.
bool routing_check_digit_holds(std::string_view nine_digits);

/// Check digit of a remittance scanline: modulus 10, weights 2, 1, 2, 1 from the right of `digits`,
/// the digits of each product added. Precondition: digits only.
char scanline_check_digit(std::string_view digits);

/// US postal money order: the sum of the first ten digits modulo 9 is the eleventh. The check
/// catches most single misreads, but neither 0 read as 9 nor two digits exchanged.
bool postal_serial_check_digit_holds(std::string_view eleven_digits);

bool all_digits(std::string_view text);

}  // namespace lockbox
