// SPDX-License-Identifier: Apache-2.0
#include "ocr/secret/ssn_key.h"

#include <gtest/gtest.h>

namespace lockbox::ocr {
namespace {

constexpr char const* counting = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

// By Python's hashlib.blake2b(b"123456789", key=bytes(range(32)), digest_size=32).
TEST(SsnKey, HashesAsBlake2bWithAKeyDoes) {
    EXPECT_EQ(SsnKey::parse(counting)->hash("123456789").text(),
              "ca60cbaf20d1102febe4f9e2bf495fc7f228d440ab0e647ee267d33368487c8c");
}

TEST(SsnKey, AnotherKeyOrAnotherNumberGivesAnotherHash) {
    SsnKey const one = SsnKey::random();
    SsnKey const two = SsnKey::random();
    EXPECT_EQ(one.hash("123456789"), one.hash("123456789"));
    EXPECT_NE(one.hash("123456789"), one.hash("123456788"));
    EXPECT_NE(one.hash("123456789"), two.hash("123456789"));
}

TEST(SsnKey, ComesBackFromItsText) {
    SsnKey const key = SsnKey::random();
    EXPECT_EQ(key.text().size(), 64U);
    auto const again = SsnKey::parse(key.text());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->hash("987654321"), key.hash("987654321"));
}

TEST(SsnKey, IsSixtyFourHexadecimalDigitsAndNothingElse) {
    std::string const text = counting;
    for (std::string const& other : {std::string(), text.substr(1), text.substr(2), text + "00",
                                     text + "\n", "g" + text.substr(1)})
        EXPECT_FALSE(SsnKey::parse(other)) << other.size();
}

}  // namespace
}  // namespace lockbox::ocr
