// SPDX-License-Identifier: Apache-2.0
#include "tests/end_to_end/night_score.h"

#include <gtest/gtest.h>

namespace lockbox::end_to_end {
namespace {

Outcome posted(std::string allocation, Cents on_account = no_cents) {
    return {{std::move(allocation)}, on_account, ""};
}
Outcome held(std::string reason) {
    return {{}, no_cents, std::move(reason)};
}

Score score_one(std::vector<Outcome> expected, std::vector<Outcome> actual) {
    NightOutcomes truth{{{"0001", 1}, {"single", "plain", true, std::move(expected)}}};
    NightOutcomes night{{{"0001", 1}, {"", "", false, std::move(actual)}}};
    return score(truth, night).whole;
}

TEST(NightScore, right_posting_and_right_hold) {
    Score const s = score_one({posted("medical 1 10.00"), held("short_payment")},
                              {held("short_payment"), posted("medical 1 10.00")});
    EXPECT_EQ(s.posted_rightly, 1);
    EXPECT_EQ(s.held_rightly, 1);
    EXPECT_EQ(s.posted_wrongly + s.missing + s.held_needlessly + s.held_with_other_reason, 0);
}

TEST(NightScore, any_difference_makes_a_posting_wrong) {
    for (Outcome const& wrong :
         {posted("dental 1 10.00"), posted("medical 2 10.00"), posted("medical 1 10.01"),
          posted("medical 1 10.00", Cents::of(1))})
        EXPECT_EQ(score_one({posted("medical 1 10.00")}, {wrong}).posted_wrongly, 1);
    EXPECT_EQ(score_one({held("member_unknown")}, {posted("medical 1 10.00")}).posted_wrongly, 1);
}

TEST(NightScore, a_second_posting_of_one_payment_is_wrong) {
    EXPECT_EQ(score_one({posted("medical 1 10.00")},
                        {posted("medical 1 10.00"), posted("medical 1 10.00")})
                  .posted_wrongly,
              1);
}

TEST(NightScore, what_is_neither_posted_nor_held_is_missing) {
    EXPECT_EQ(score_one({posted("medical 1 10.00")}, {}).missing, 1);
    EXPECT_EQ(score_one({held("cash"), posted("medical 1 10.00")}, {held("cash")}).missing, 1);
}

TEST(NightScore, needless_and_otherwise_reasoned_holds_are_told_apart) {
    Score const s = score_one({posted("medical 1 10.00"), held("date_stale")},
                              {held("amount_unreadable"), held("member_unknown")});
    EXPECT_EQ(s.held_needlessly, 1);
    EXPECT_EQ(s.held_with_other_reason, 1);
    EXPECT_EQ(s.posted_wrongly, 0);
}

}  // namespace
}  // namespace lockbox::end_to_end
