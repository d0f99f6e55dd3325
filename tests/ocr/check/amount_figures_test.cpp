// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/amount_figures.h"

#include <gtest/gtest.h>

#include <string>

namespace lockbox::ocr {
namespace {

TEST(AmountFigures, RaisedCentsReadApart) {
    auto const guesses = amounts_in_parts({{"$1,045.", 0.9}, {"1046", 0.05}, {"x", 0.01}},
                                          {{"98/100", 0.8}, {"98/", 0.1}, {"198/100", 0.05}});
    ASSERT_EQ(guesses.size(), 2U);
    EXPECT_EQ(guesses[0].amount.text(), "1045.98");
    EXPECT_NEAR(guesses[0].probability, 0.81, 1e-9);
}

}  // namespace
}  // namespace lockbox::ocr
