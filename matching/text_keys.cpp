// SPDX-License-Identifier: Apache-2.0
#include "matching/text_keys.h"

#include <string>

#include "matching/flat_table.h"

namespace lockbox::matching {
namespace {

constexpr std::size_t zip_area_digits = 3;
constexpr std::size_t letters_of_a_street = 4;

std::string first_letters(std::string_view text) {
    std::string letters;
    for (char c : text)
        if (c != ' ' && letters.size() < letters_of_a_street) letters += c;
    return letters;
}

}  // namespace

std::uint64_t house_key(std::string_view zip, std::string_view house) {
    return key_of(key_of(zip), key_of(house));
}
std::uint64_t street_key(std::string_view street, std::string_view beside) {
    return key_of(key_of(first_letters(street)), key_of(beside));
}
std::uint64_t street_city_key(std::string_view street, std::string_view city) {
    return key_of(key_of(first_letters(street)), key_of(4, key_of(first_letters(city))));
}
std::uint64_t full_name_key(std::string_view surname, std::string_view given) {
    return key_of(key_of(surname), key_of(given));
}
std::uint64_t initial_key(std::string_view surname, char initial) {
    return key_of(key_of(surname), static_cast<unsigned char>(initial));
}
std::uint64_t surname_place_key(std::string_view surname, std::string_view zip) {
    return key_of(key_of(surname), key_of(zip.substr(0, zip_area_digits)));
}
std::uint64_t given_place_key(std::string_view given, std::string_view zip) {
    return key_of(key_of(given), key_of(zip));
}

}  // namespace lockbox::matching
