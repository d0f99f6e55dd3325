// SPDX-License-Identifier: Apache-2.0
#include "lockbox/hold_reason.h"

#include <gtest/gtest.h>

#include <set>

namespace lockbox {
namespace {

TEST(HoldReason, names_and_clerk_texts_are_complete_and_distinct) {
    std::set<std::string_view> names;
    std::set<std::string_view> texts;
    for (std::size_t i = 0; i < hold_reason_count; ++i) {
        auto const reason = static_cast<HoldReason>(i);
        EXPECT_EQ(parse_hold_reason(name(reason)), reason) << name(reason);
        names.insert(name(reason));
        texts.insert(clerk_text(reason));
        EXPECT_TRUE(clerk_text(reason).ends_with('.')) << clerk_text(reason);
    }
    EXPECT_EQ(names.size(), hold_reason_count);
    EXPECT_EQ(texts.size(), hold_reason_count);
    EXPECT_EQ(name(HoldReason::unsigned_check), "unsigned");
    EXPECT_FALSE(parse_hold_reason("unsigned_check"));
}

TEST(HoldReason, order_is_the_precedence_of_the_trade) {
    EXPECT_LT(HoldReason::payee_not_accepted, HoldReason::date_stale);
    EXPECT_LT(HoldReason::amount_unreadable, HoldReason::member_unknown);
    EXPECT_LT(HoldReason::combined_health_dental, HoldReason::short_payment);
}

}  // namespace
}  // namespace lockbox
