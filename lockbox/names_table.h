// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace lockbox {

/// The names of an enumeration whose values count up from 0, in their order.
template <class Enum, std::size_t count>
struct NamesTable {
    std::array<std::string_view, count> names;

    constexpr std::string_view of(Enum value) const {
        return names[static_cast<std::size_t>(value)];
    }
    constexpr std::optional<Enum> parse(std::string_view name) const {
        for (std::size_t i = 0; i < count; ++i)
            if (names[i] == name) return static_cast<Enum>(i);
        return std::nullopt;
    }
};

}  // namespace lockbox
