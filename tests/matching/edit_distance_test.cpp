// SPDX-License-Identifier: Apache-2.0
#include "matching/edit_distance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace lockbox::matching {
namespace {

/// The definition, without any limit: a full table.
int plain_distance(std::string const& a, std::string const& b) {
    std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1, 0));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = static_cast<int>(i + j);
                continue;
            }
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1,
                                d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

TEST(EditDistance, agrees_with_the_definition) {
    std::mt19937 random(20261123);
    for (int i = 0; i < 20'000; ++i) {
        std::string a;
        std::string b;
        for (std::string* word : {&a, &b})
            for (auto n = random() % 9; n > 0; --n)
                *word += static_cast<char>('A' + random() % 3);
        for (int const limit : {0, 1, 2, 5}) {
            int const plain = plain_distance(a, b);
            ASSERT_EQ(edit_distance(a, b, limit), std::min(plain, limit + 1))
                << a << " " << b << " limit " << limit;
        }
    }
}

TEST(EditDistance, counts_exchanged_neighbours_once) {
    EXPECT_EQ(edit_distance("SMITH", "SMIHT", 2), 1);
    EXPECT_EQ(edit_distance("SMITH", "SMYTHE", 2), 2);
}

}  // namespace
}  // namespace lockbox::matching
