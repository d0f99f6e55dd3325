// SPDX-License-Identifier: Apache-2.0
#include "lockbox/check_digits.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace lockbox {
namespace {

TEST(RoutingCheckDigit, holds_for_routing_numbers_of_public_record) {
    for (char const* good : {"011000015", "021000021", "044000037", "121000248", "000000204",
                             "000008002", "000000518"})
        EXPECT_TRUE(routing_check_digit_holds(good)) << good;
    for (char const* bad : {"011000016", "000000000", "01100001", "0110000155", "01100001A", ""})
        EXPECT_FALSE(routing_check_digit_holds(bad)) << bad;
}

TEST(RoutingCheckDigit, catches_every_single_misread) {
    std::string const routing = "011000015";
    for (std::size_t at = 0; at < routing.size(); ++at)
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string misread = routing;
            misread[at] = digit;
            EXPECT_EQ(routing_check_digit_holds(misread), misread == routing) << misread;
        }
}

TEST(ScanlineCheckDigit, adds_the_digits_of_each_product) {
    EXPECT_EQ(scanline_check_digit("0"), '0');
    EXPECT_EQ(scanline_check_digit("1"), '8');           // 2
    EXPECT_EQ(scanline_check_digit("6"), '7');           // 12 → 1 + 2 = 3
    EXPECT_EQ(scanline_check_digit("7992739871"), '3');  // the sum is 67
}

TEST(ScanlineCheckDigit, catches_every_single_misread_and_nearly_every_exchange) {
    std::mt19937 random(7);
    int exchanges = 0;
    int missed = 0;
    for (int round = 0; round < 500; ++round) {
        std::string digits;
        for (int i = 0; i < 35; ++i)
            digits += static_cast<char>('0' + random() % 10);
        char const check = scanline_check_digit(digits);
        std::size_t const at = random() % 34;
        std::string misread = digits;
        int const step = 1 + static_cast<int>(random() % 9);
        misread[at] = static_cast<char>('0' + (misread[at] - '0' + step) % 10);
        ASSERT_NE(scanline_check_digit(misread), check) << digits << " read as " << misread;
        std::string exchanged = digits;
        std::swap(exchanged[at], exchanged[at + 1]);
        if (exchanged == digits) continue;
        ++exchanges;
        missed += scanline_check_digit(exchanged) == check ? 1 : 0;
    }
    // Only 09 and 90 are not told apart: 2 of 90 pairs of different digits.
    EXPECT_LT(missed * 20, exchanges) << missed << " of " << exchanges << " exchanges missed";
}

TEST(PostalSerial, sum_of_ten_modulo_nine_is_the_eleventh) {
    EXPECT_TRUE(postal_serial_check_digit_holds("10000000001"));
    EXPECT_TRUE(postal_serial_check_digit_holds("12345678900"));
    EXPECT_FALSE(postal_serial_check_digit_holds("12345678901"));
    EXPECT_FALSE(postal_serial_check_digit_holds("1234567890"));
}

}  // namespace
}  // namespace lockbox
