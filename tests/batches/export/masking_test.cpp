// SPDX-License-Identifier: Apache-2.0
#include "batches/export/masking.h"

#include <gtest/gtest.h>

namespace lockbox::batches {
namespace {

TEST(Account, keeps_its_last_four_digits) {
    EXPECT_EQ(masked_account("123456789012"), "••••••••9012");
    EXPECT_EQ(masked_account("12345"), "•2345");
    EXPECT_EQ(masked_account("1234"), "1234");
}

}  // namespace
}  // namespace lockbox::batches
