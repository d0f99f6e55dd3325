// SPDX-License-Identifier: Apache-2.0
#include "matching/vocabulary.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "matching/common_names.h"

namespace lockbox::matching {
namespace {

Vocabulary names() {
    return Vocabulary({"SMITH", "SMITH", "SMYTHE", "WOJCIECHOWSKI", "ONEIL", "LEE", "DOE"},
                      common_surname_share);
}

bool near(Vocabulary const& vocabulary, std::string_view read, std::string_view listed) {
    auto const found = vocabulary.near(read);
    return std::any_of(found.begin(), found.end(),
                       [&](std::uint32_t id) { return vocabulary.word(id) == listed; });
}

TEST(Vocabulary, finds_what_a_damaged_reading_may_mean) {
    Vocabulary const vocabulary = names();
    EXPECT_TRUE(near(vocabulary, "SMITH", "SMITH"));
    EXPECT_TRUE(near(vocabulary, "SMTH", "SMITH"));
    EXPECT_TRUE(near(vocabulary, "SMIHT", "SMITH"));
    EXPECT_TRUE(near(vocabulary, "SNITH", "SMITH"));
    EXPECT_TRUE(near(vocabulary, "SMITH", "SMYTHE")) << "they sound alike";
    EXPECT_TRUE(near(vocabulary, "WOJCIECHOWSKY", "WOJCIECHOWSKI"));
    EXPECT_FALSE(near(vocabulary, "SMITH", "LEE"));
    EXPECT_FALSE(near(vocabulary, "DOE", "LEE"));
}

TEST(Vocabulary, the_word_itself_comes_first) {
    Vocabulary const vocabulary = names();
    EXPECT_EQ(vocabulary.word(vocabulary.near("SMYTHE").front()), "SMYTHE");
}

TEST(Vocabulary, rare_words_have_small_shares_but_never_none) {
    std::vector<std::string> many(100'000, "SMITH");
    many.push_back("WOJCIECHOWSKI");
    Vocabulary const vocabulary(many, common_surname_share);
    EXPECT_GT(vocabulary.share("SMITH"), 0.9);
    EXPECT_LT(vocabulary.share("WOJCIECHOWSKI"), 2e-5);
    EXPECT_GE(vocabulary.share("NOBODY"), 1e-5);
    EXPECT_GT(names().share("SMITH"), 0.009) << "a short list does not make a common name rare";
}

}  // namespace
}  // namespace lockbox::matching
