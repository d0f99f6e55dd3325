// SPDX-License-Identifier: Apache-2.0
#include "matching/flat_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace lockbox::matching {
namespace {

TEST(FlatTable, empty_finds_nothing) {
    FlatTable const table;
    EXPECT_TRUE(table.find(0).empty());
    EXPECT_TRUE(table.find(UINT64_MAX).empty());
}

using Expected = std::map<std::uint64_t, std::set<std::uint32_t>>;

using Entries = std::vector<std::pair<std::uint64_t, std::uint32_t>>;

FlatTable table_of(Entries entries, std::size_t most = SIZE_MAX) {
    std::sort(entries.begin(), entries.end());
    return FlatTable(
        entries.size(),
        [&](FlatTable::Add const& add) {
            for (auto const& [key, value] : entries)
                add(key, value);
        },
        most);
}

Entries random_entries(std::size_t size, Expected& expected) {
    std::mt19937_64 random(7);
    Entries entries;
    for (std::size_t i = 0; i < size; ++i) {
        std::uint64_t const key = key_of(random() % (size / 2 + 1), 0);
        auto const value = static_cast<std::uint32_t>(random() % 50);
        entries.push_back({key, value});
        expected[key].insert(value);
    }
    return entries;
}

TEST(FlatTable, finds_all_that_a_map_of_sets_has_and_little_else) {
    for (std::size_t const size : {1u, 2u, 3u, 7u, 100u, 5000u, 50'000u}) {
        Expected expected;
        FlatTable const table = table_of(random_entries(size, expected));
        std::size_t others = 0;
        for (auto const& [key, values] : expected) {
            auto const found = table.find(key);
            for (std::uint32_t const value : values)
                ASSERT_NE(std::find(found.begin(), found.end(), value), found.end());
            others += found.size() - values.size();
        }
        EXPECT_LE(others, expected.size() / 10) << size;
    }
}

TEST(FlatTable, keys_with_too_many_values_lead_nowhere) {
    Entries entries;
    for (std::uint32_t i = 0; i < 11; ++i)
        entries.push_back({key_of(1, 1), i});
    for (std::uint32_t i = 0; i < 10; ++i)
        entries.push_back({key_of(2, 2), i});
    FlatTable const table = table_of(std::move(entries), 10);
    EXPECT_TRUE(table.find(key_of(1, 1)).empty());
    EXPECT_EQ(table.find(key_of(2, 2)).size(), 10u);
}

}  // namespace
}  // namespace lockbox::matching
