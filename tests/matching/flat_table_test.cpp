// SPDX-License-Identifier: Apache-2.0
#include "matching/flat_table.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

namespace lockbox::matching {
namespace {

TEST(FlatTable, empty_finds_nothing) {
    FlatTable const table;
    EXPECT_TRUE(table.find(0).empty());
    EXPECT_TRUE(table.find(UINT64_MAX).empty());
    EXPECT_EQ(table.longest(), 0u);
}

TEST(FlatTable, agrees_with_a_map_of_sets) {
    std::mt19937_64 random(7);
    for (std::size_t const size : {1u, 2u, 3u, 7u, 100u, 5000u}) {
        std::vector<FlatTable::Entry> entries;
        std::map<std::uint64_t, std::set<std::uint32_t>> expected;
        for (std::size_t i = 0; i < size; ++i) {
            std::uint64_t const key = key_of(random() % (size / 2 + 1), 0);
            auto const value = static_cast<std::uint32_t>(random() % 50);
            entries.push_back({key, value});
            expected[key].insert(value);
        }
        FlatTable const table(entries);
        std::size_t longest = 0;
        for (auto const& [key, values] : expected) {
            auto const found = table.find(key);
            ASSERT_EQ(std::vector<std::uint32_t>(found.begin(), found.end()),
                      std::vector<std::uint32_t>(values.begin(), values.end()));
            longest = std::max(longest, values.size());
        }
        EXPECT_EQ(table.longest(), longest);
        EXPECT_TRUE(table.find(key_of(size * 10, 1)).empty());
    }
}

}  // namespace
}  // namespace lockbox::matching
