// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace lockbox::ocr {

/// The 102 bits of an Intelligent Mail barcode as one number.
__extension__ using MailNumber = unsigned __int128;

inline constexpr std::size_t mail_word_count = 10;  ///< Called A to J in the specification.
inline constexpr std::size_t mail_word_bits = 13;

/// A word that may stand in a barcode.
struct MailWord {
    std::uint16_t bits;      ///< 2 or 5 of the 13 set, or, inverted, 11 or 8.
    std::uint16_t codeword;  ///< 0 to 1364: what the bits stand for.
    bool inverted;           ///< One bit of the check.
};

/// The words that may stand in a place: 2730, fewer in the first and the last. USPS-B-3200 makes
/// them by rule: words with 5 bits set, then with 2, counted up, each beside its mirror image, and
/// those that are their own mirror image last and backwards.
std::span<MailWord const> mail_words(std::size_t place);

/// The number that ten words, each of those of its place, make; empty where the check of 11 bits
/// (a cyclic one, generator 0xF35) says that they do not belong together, or where the number is
/// larger than any routing and tracking code gives.
std::optional<MailNumber> mail_number(std::array<MailWord, mail_word_count> const& words);

/// The 20, 25, 29 or 31 digits of a number: tracking, then routing.
std::string mail_digits(MailNumber number);

}  // namespace lockbox::ocr
