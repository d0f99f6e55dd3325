// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace lockbox::matching {

/// The Postal Service's standard abbreviation (Publication 28, appendix C1) of a street suffix or
/// direction: AVENUE and AV are AVE, NORTH is N. Any other word is returned as it is.
std::string_view standard_street_word(std::string_view word);
bool is_street_suffix(std::string_view standard_word);
bool is_direction(std::string_view standard_word);
/// APT, UNIT, STE, FL, RM and their like (appendix C2): the word after it names the unit.
bool is_unit_word(std::string_view word);

}  // namespace lockbox::matching
