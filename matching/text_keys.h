// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "matching/address_text.h"

namespace lockbox::matching {

/// The keys under which names and places are entered into the index and looked up.
std::uint64_t house_key(std::string_view zip, std::string_view house);
/// The first letters of a street together with what stands beside it: a house number, a ZIP, or
/// the first letters of a city. Misread endings and words run together do not matter.
std::uint64_t street_key(std::string_view street, std::string_view beside);
std::uint64_t street_city_key(std::string_view street, std::string_view city);
std::uint64_t full_name_key(std::string_view surname, std::string_view given);
/// `initial` is a single letter.
std::uint64_t initial_key(std::string_view surname, char initial);
std::uint64_t surname_place_key(std::string_view surname, std::string_view zip);
std::uint64_t given_place_key(std::string_view given, std::string_view zip);

}  // namespace lockbox::matching
