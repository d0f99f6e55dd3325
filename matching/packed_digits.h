// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace lockbox::matching {

/// A Member ID's twelve digits in 48 bits, four a digit, the first digit highest: numbers compare
/// as the texts do, and a digit is had by a shift.
using PackedId = std::uint64_t;

inline constexpr std::size_t id_digits = 12;

constexpr unsigned digit_at(PackedId id, std::size_t position) {
    return static_cast<unsigned>(id >> (4 * (id_digits - 1 - position))) & 15U;
}
constexpr PackedId packed(std::string_view twelve_digits) {
    PackedId id = 0;
    for (char const c : twelve_digits)
        id = id << 4 | static_cast<PackedId>(c - '0');
    return id;
}
inline std::string unpacked(PackedId id) {
    std::string text(id_digits, '0');
    for (std::size_t t = 0; t < id_digits; ++t)
        text[t] = static_cast<char>('0' + digit_at(id, t));
    return text;
}
/// The number that the digits state.
constexpr std::uint64_t number_of(PackedId id) {
    std::uint64_t number = 0;
    for (std::size_t t = 0; t < id_digits; ++t)
        number = number * 10 + digit_at(id, t);
    return number;
}

/// Which six of the twelve positions of a Member ID make the first half; the others the second.
struct HalfSplit {
    std::array<std::size_t, 6> first;
    std::array<std::size_t, 6> second;
};
inline constexpr HalfSplit contiguous_halves{{0, 1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11}};
/// For a consecutive numbering, whose contiguous halves would put the whole list in one bucket.
inline constexpr HalfSplit interleaved_halves{{0, 2, 4, 6, 8, 10}, {1, 3, 5, 7, 9, 11}};
inline constexpr std::uint64_t half_values = 1'000'000;

/// The number that the digits at `positions` make.
constexpr std::uint64_t number_at(PackedId id, std::array<std::size_t, 6> const& positions) {
    std::uint64_t value = 0;
    for (std::size_t const position : positions)
        value = value * 10 + digit_at(id, position);
    return value;
}
/// The twelve digits whose halves, as numbers, these are.
constexpr PackedId joined(HalfSplit const& split, std::uint64_t first, std::uint64_t second) {
    PackedId id = 0;
    for (std::size_t i = split.first.size(); i-- > 0;) {
        id |= first % 10 << (4 * (id_digits - 1 - split.first[i]));
        id |= second % 10 << (4 * (id_digits - 1 - split.second[i]));
        first /= 10;
        second /= 10;
    }
    return id;
}

}  // namespace lockbox::matching
