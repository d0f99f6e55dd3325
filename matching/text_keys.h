// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "matching/flat_table.h"

namespace lockbox::matching {

/// The keys under which names and places are entered into the index and looked up: of the numbers
/// that the list's own words have (`ListedForms::Keys`). A word that the list does not have leads
/// nowhere.
inline std::uint64_t house_key(std::uint32_t zip, std::uint32_t house) {
    return key_of(std::uint64_t{zip} << 32 | house, 1);
}
/// A street by its first letters.
inline std::uint64_t street_house_key(std::uint32_t street, std::uint32_t house) {
    return key_of(std::uint64_t{street} << 32 | house, 2);
}
inline std::uint64_t street_zip_key(std::uint32_t street, std::uint32_t zip) {
    return key_of(std::uint64_t{street} << 32 | zip, 3);
}
inline std::uint64_t street_city_key(std::uint32_t street, std::uint32_t city) {
    return key_of(std::uint64_t{street} << 32 | city, 4);
}
inline std::uint64_t full_name_key(std::uint32_t surname, std::uint32_t given) {
    return key_of(std::uint64_t{surname} << 32 | given, 5);
}
inline std::uint64_t initial_key(std::uint32_t surname, char initial) {
    return key_of(std::uint64_t{surname} << 32 | static_cast<unsigned char>(initial), 6);
}
inline std::uint64_t surname_place_key(std::uint32_t surname, std::uint32_t area) {
    return key_of(std::uint64_t{surname} << 32 | area, 7);
}
inline std::uint64_t given_place_key(std::uint32_t given, std::uint32_t zip) {
    return key_of(std::uint64_t{given} << 32 | zip, 8);
}
/// The characters of a ZIP, or of its beginning, as a number.
constexpr std::uint32_t zip_area(std::string_view zip) {
    std::uint32_t area = 0;
    for (char const c : zip)
        area = area * 41 + static_cast<unsigned char>(c);
    return area;
}

}  // namespace lockbox::matching
