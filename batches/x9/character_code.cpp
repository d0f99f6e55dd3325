// SPDX-License-Identifier: Apache-2.0
#include "batches/x9/character_code.h"

#include <array>

#include "lockbox/assertion.h"

namespace lockbox::x9 {
namespace {

/// EBCDIC code page 0037 from 0x40 on, as far as it is in ASCII; `\x01` is anything else.
constexpr unsigned first_code = 0x40;
constexpr std::string_view ascii_from_40 =
    " \1\1\1\1\1\1\1\1\1\1.<(+|&\1\1\1\1\1\1\1\1\1!$*);\1"
    "-/\1\1\1\1\1\1\1\1\1,%_>?\1\1\1\1\1\1\1\1\1`:#@'=\""
    "\1abcdefghi\1\1\1\1\1\1\1jklmnopqr\1\1\1\1\1\1"
    "\1~stuvwxyz\1\1\1\1\1\1^\1\1\1\1\1\1\1\1\1[]\1\1\1\1"
    "{ABCDEFGHI\1\1\1\1\1\1}JKLMNOPQR\1\1\1\1\1\1"
    "\\\1STUVWXYZ\1\1\1\1\1\1"
    "0123456789\1\1\1\1\1\1";
static_assert(ascii_from_40.size() == 0x100 - first_code);
static_assert(ascii_from_40[0x7B - first_code] == '#' && ascii_from_40[0x61 - first_code] == '/' &&
              ascii_from_40[0xC1 - first_code] == 'A' && ascii_from_40[0xF0 - first_code] == '0');

constexpr char first_printable = ' ';
constexpr char last_printable = '~';

constexpr std::array<char, 128> ebcdic_codes() {
    std::array<char, 128> codes{};
    for (std::size_t i = 0; i < ascii_from_40.size(); ++i)
        if (ascii_from_40[i] != '\1')
            codes[static_cast<std::size_t>(ascii_from_40[i])] = static_cast<char>(i + first_code);
    return codes;
}
constexpr std::array<char, 128> ebcdic_of_ascii = ebcdic_codes();

constexpr bool every_printable_character_has_a_code() {
    for (char c = first_printable; c <= last_printable; ++c)
        if (ebcdic_of_ascii[static_cast<std::size_t>(c)] == 0) return false;
    return true;
}
static_assert(every_printable_character_has_a_code());

}  // namespace

std::string text_of(std::span<std::byte const> bytes, CharacterCode code) {
    std::string text;
    text.reserve(bytes.size());
    for (std::byte const byte : bytes) {
        auto const value = std::to_integer<unsigned>(byte);
        if (code == CharacterCode::ascii) {
            text += static_cast<char>(value);
            continue;
        }
        char const c = value < first_code ? '\1' : ascii_from_40[value - first_code];
        text += c == '\1' ? no_character : c;
    }
    return text;
}

std::string encoded(std::string_view text, CharacterCode code) {
    std::string bytes;
    bytes.reserve(text.size());
    for (char const c : text) {
        LOCKBOX_ASSERT(c >= first_printable && c <= last_printable);
        bytes += code == CharacterCode::ascii ? c : ebcdic_of_ascii[static_cast<std::size_t>(c)];
    }
    return bytes;
}

}  // namespace lockbox::x9
