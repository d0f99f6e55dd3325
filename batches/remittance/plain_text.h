// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace lockbox::batches {

/// Text as BAI and X12 files may bear it: capital letters, digits, blanks and `& ' , - . / ( )`.
/// Letters of Western European languages lose their accents (UTF-8: É becomes E, ß SS); every other
/// character becomes a blank. Blanks are single, none at the ends. No separator of X12 is left.
std::string plain_text(std::string_view utf8);

/// The digits of a text, without zeros before them; empty where there is none but zero.
std::string significant_digits(std::string_view text);

}  // namespace lockbox::batches
