// SPDX-License-Identifier: Apache-2.0
#include "lockbox/check_digits.h"

#include <algorithm>

#include "lockbox/assertion.h"

namespace lockbox {

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool routing_check_digit_holds(std::string_view nine_digits) {
    if (nine_digits.size() != 9 || !all_digits(nine_digits)) return false;
    if (nine_digits == "000000000") return false;
    constexpr int weights[3] = {3, 7, 1};
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i)
        sum += weights[i % 3] * (nine_digits[i] - '0');
    return sum % 10 == 0;
}

char scanline_check_digit(std::string_view digits) {
    LOCKBOX_ASSERT(all_digits(digits));
    int sum = 0;
    int weight = 2;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        int const product = weight * (*digit - '0');
        sum += product / 10 + product % 10;
        weight = 3 - weight;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool postal_serial_check_digit_holds(std::string_view eleven_digits) {
    if (eleven_digits.size() != 11 || !all_digits(eleven_digits)) return false;
    int sum = 0;
    for (char digit : eleven_digits.substr(0, 10))
        sum += digit - '0';
    return sum % 9 == eleven_digits[10] - '0';
}

}  // namespace lockbox
