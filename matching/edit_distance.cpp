// SPDX-License-Identifier: Apache-2.0
#include "matching/edit_distance.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstdlib>

namespace lockbox::matching {
namespace {

/// One bit for each letter or digit that a word has; some characters share a bit.
std::uint32_t characters_of(std::string_view word) {
    std::uint32_t set = 0;
    for (char c : word)
        set |= std::uint32_t{1} << (static_cast<unsigned char>(c) & 31U);
    return set;
}

/// One edit changes which characters a word has by two at most: one goes, one comes.
bool cannot_be_within(std::string_view a, std::string_view b, int limit) {
    return std::popcount(characters_of(a) ^ characters_of(b)) > 2 * limit;
}

}  // namespace

int edit_distance(std::string_view a, std::string_view b, int limit) {
    // Words longer than this are cut: names and streets of more letters differ in the first ones.
    constexpr std::size_t longest = 40;
    a = a.substr(0, longest);
    b = b.substr(0, longest);
    int const difference = static_cast<int>(a.size()) - static_cast<int>(b.size());
    if (std::abs(difference) > limit || cannot_be_within(a, b, limit)) return limit + 1;
    std::array<std::array<int, longest + 1>, 3> rows;
    for (std::size_t j = 0; j <= b.size(); ++j)
        rows[0][j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& row = rows[i % 3];
        auto const& above = rows[(i + 2) % 3];
        auto const& two_above = rows[(i + 1) % 3];
        row[0] = static_cast<int>(i);
        int least = row[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            int const replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({replaced, above[j] + 1, row[j - 1] + 1});
            bool const exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (exchanged) row[j] = std::min(row[j], two_above[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > limit) return limit + 1;
    }
    return std::min(rows[a.size() % 3][b.size()], limit + 1);
}

}  // namespace lockbox::matching
