// SPDX-License-Identifier: Apache-2.0
#include "batches/x9/character_code.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/batches/x9/sample_letter.h"

namespace lockbox::x9 {
namespace {

TEST(CharacterCode, every_printable_character_comes_back) {
    std::string all;
    for (char c = ' '; c <= '~'; ++c)
        all += c;
    for (CharacterCode const code : {CharacterCode::ascii, CharacterCode::ebcdic}) {
        std::string const there = encoded(all, code);
        EXPECT_EQ(text_of(test::bytes_of(there), code), all);
        EXPECT_EQ(std::set<char>(there.begin(), there.end()).size(), all.size());
    }
}

/// Code points as IBM's table of code page 0037 has them.
TEST(CharacterCode, ebcdic_is_code_page_0037) {
    EXPECT_EQ(encoded("AJSZ09 *-/#@", CharacterCode::ebcdic),
              "\xC1\xD1\xE2\xE9\xF0\xF9\x40\x5C\x60\x61\x7B\x7C");
    EXPECT_EQ(encoded("[]^\\{}~|!", CharacterCode::ebcdic), "\xBA\xBB\xB0\xE0\xC0\xD0\xA1\x4F\x5A");
}

TEST(CharacterCode, a_byte_that_is_no_ascii_character_is_marked) {
    EXPECT_EQ(text_of(test::bytes_of(std::string("\x00\x4A\xF1", 3)), CharacterCode::ebcdic),
              std::string{no_character} + no_character + "1");
}

}  // namespace
}  // namespace lockbox::x9
