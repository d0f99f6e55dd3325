// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace lockbox::x9 {

/// How the characters of a file are written. Banks take EBCDIC (code page 0037) unless they agree
/// on ASCII.
enum class CharacterCode { ascii, ebcdic };

/// What `text_of` gives for an EBCDIC byte that is no ASCII character.
inline constexpr char no_character = '\x1A';

/// Bytes of a file as ASCII. Bytes of an ASCII file are given as they are.
std::string text_of(std::span<std::byte const> bytes, CharacterCode code);
/// The other way. Precondition: printable ASCII and blanks only.
std::string encoded(std::string_view text, CharacterCode code);

}  // namespace lockbox::x9
