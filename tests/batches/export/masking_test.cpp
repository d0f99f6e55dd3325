// SPDX-License-Identifier: Apache-2.0
#include "batches/export/masking.h"

#include <gtest/gtest.h>

namespace lockbox::batches {
namespace {

struct Case {
    std::string text;
    std::string shown;
};

class FreeText : public ::testing::TestWithParam<Case> {};
TEST_P(FreeText, hides_what_may_be_a_social_security_number) {
    EXPECT_EQ(masked_free_text(GetParam().text), GetParam().shown);
}
INSTANTIATE_TEST_SUITE_P(
    Table, FreeText,
    ::testing::Values(Case{"ssn 123-45-6789", "ssn •••-••-6789"}, Case{"123456789", "•••••6789"},
                      Case{"123 45 6789.", "••• •• 6789."},
                      Case{"acct 712345678", "acct 712345678"},  // A billing account.
                      Case{"310000000012", "310000000012"},      // A Member ID.
                      Case{"12345678", "12345678"}, Case{"", ""},
                      Case{"Dec premium", "Dec premium"},
                      Case{"123456789 and 987654321", "•••••6789 and •••••4321"},
                      Case{"id 123-45-6789-", "id •••-••-6789-"}));

TEST(Account, keeps_its_last_four_digits) {
    EXPECT_EQ(masked_account("123456789012"), "••••••••9012");
    EXPECT_EQ(masked_account("12345"), "•2345");
    EXPECT_EQ(masked_account("1234"), "1234");
}

}  // namespace
}  // namespace lockbox::batches
