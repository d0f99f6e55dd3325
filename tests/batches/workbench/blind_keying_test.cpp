// SPDX-License-Identifier: Apache-2.0
// Amounts that people key, and large items, are decided by two who agree without seeing each other.
#include <gmock/gmock.h>

#include "tests/batches/workbench/opened_desk.h"

namespace lockbox::batches::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Json keyed(std::string const& amount, int number = 103) {
    Json act = OpenedDesk::paying(item(11).text(), number, amount);
    act["amount"] = amount;
    return act;
}
std::string const resolve = OpenedDesk::path(11, "resolve");

TEST(BlindKeying, two_who_key_the_same_post_it_and_one_alone_does_not) {
    OpenedDesk desk(1, HoldReason::amount_unreadable);
    AtDesk const anna = desk.log_in("anna");
    AtDesk const ben = desk.log_in("ben");
    Json const first = desk.json(desk.post(anna, resolve, keyed("61.00")));
    EXPECT_EQ(first["keyed"], 1);
    EXPECT_EQ(desk.json(desk.post(anna, resolve, keyed("61.00")))["keyed"], 1) << "sent again";
    EXPECT_EQ(desk.json(desk.post(anna, resolve, keyed("62.00")))["why"], "same_person");
    EXPECT_TRUE(desk.json(desk.post(anna, "/api/1/next"))["item"].is_null());
    EXPECT_EQ(desk.store.totals_now().held, Cents::of(50'00)) << "nothing is posted yet";

    Reply const shown = desk.post(ben, "/api/1/next");
    EXPECT_EQ(desk.json(shown)["stage"], "second");
    EXPECT_THAT(shown.body, Not(HasSubstr("61.00"))) << "what the first keyed is not shown";
    Json const second = desk.json(desk.post(ben, resolve, keyed("61.00")));
    EXPECT_EQ(second["state"]["standing"], "posted") << second.dump();
    EXPECT_EQ(desk.store.totals_now().posted_medical, Cents::of(61'00));
    EXPECT_THAT(desk.store.verify(), IsEmpty());
    for (KeyingFigures const& one : desk.store.keying_figures())
        EXPECT_EQ(one.miskeyed, 0) << one.who;
}

TEST(BlindKeying, where_two_differ_a_third_decides_and_the_miskeyed_is_counted) {
    OpenedDesk desk(1, HoldReason::amount_unreadable);
    AtDesk const anna = desk.log_in("anna");
    AtDesk const ben = desk.log_in("ben");
    AtDesk const carl = desk.log_in("carl");
    desk.post(anna, resolve, keyed("61.00"));
    EXPECT_EQ(desk.json(desk.post(ben, resolve, keyed("67.00")))["keyed"], 2);
    EXPECT_EQ(desk.store.totals_now().held, Cents::of(50'00));
    EXPECT_TRUE(desk.json(desk.post(ben, "/api/1/next"))["item"].is_null());
    Reply const shown = desk.post(carl, "/api/1/next");
    EXPECT_EQ(desk.json(shown)["stage"], "third");
    EXPECT_THAT(shown.body, testing::AllOf(HasSubstr("61.00"), HasSubstr("67.00")));
    EXPECT_EQ(desk.json(desk.post(carl, resolve, keyed("67.00")))["state"]["amount"], "67.00");
    auto const figures = desk.store.keying_figures();
    ASSERT_EQ(figures.size(), 3u);
    EXPECT_EQ(figures[0].who + std::to_string(figures[0].miskeyed), "anna1");
    EXPECT_EQ(figures[1].who + std::to_string(figures[1].miskeyed), "ben0");
    EXPECT_EQ(figures[2].who + std::to_string(figures[2].miskeyed), "carl0");
    EXPECT_THAT(desk.store.verify(), IsEmpty());
}

TEST(BlindKeying, whoever_follows_a_keying_is_its_second_whatever_they_do) {
    OpenedDesk desk(1, HoldReason::amount_unreadable);
    AtDesk const anna = desk.log_in("anna");
    AtDesk const ben = desk.log_in("ben");
    desk.post(anna, resolve, keyed("61.00"));
    Json const other{{"key", item(11).text()}, {"note", "no"}, {"outcome", "sent_back"}};
    EXPECT_EQ(desk.json(desk.post(ben, resolve, other))["keyed"], 2);
    EXPECT_EQ(desk.store.totals_now().returned, no_cents);
}

TEST(BlindKeying, large_items_need_two_whatever_is_done_with_them) {
    OpenedDesk desk(1, HoldReason::member_unknown,
                    {.rules = {.second_person_from = Cents::of(50'00), .key_money_twice = true}});
    AtDesk const anna = desk.log_in("anna");
    AtDesk const ben = desk.log_in("ben");
    Json const back{{"key", item(11).text()}, {"note", "no"}, {"outcome", "sent_back"}};
    EXPECT_EQ(desk.json(desk.post(anna, resolve, back))["keyed"], 1);
    EXPECT_EQ(desk.json(desk.post(ben, resolve, back))["state"]["standing"], "sent_back");
}

TEST(BlindKeying, parts_in_another_order_are_the_same_keying) {
    OpenedDesk desk(1, HoldReason::amount_unreadable);
    AtDesk const anna = desk.log_in("anna");
    AtDesk const ben = desk.log_in("ben");
    Json act = keyed("30.00", 103);
    act["parts"].push_back(keyed("31.00", 104)["parts"][0]);
    act["amount"] = "61.00";
    EXPECT_EQ(desk.json(desk.post(anna, resolve, act))["keyed"], 1);
    std::swap(act["parts"][0], act["parts"][1]);
    EXPECT_EQ(desk.json(desk.post(ben, resolve, act))["state"]["standing"], "posted");
}

TEST(BlindKeying, a_tampered_keying_is_seen_by_the_audit) {
    OpenedDesk desk(1, HoldReason::amount_unreadable);
    desk.post(desk.log_in("anna"), resolve, keyed("61.00"));
    EXPECT_THAT(desk.store.verify(), IsEmpty());
    EXPECT_NE(tamper(desk.site.database(), "UPDATE keyings SET who = 'ben'"), "");
    EXPECT_EQ(tamper(desk.site.database(),
                     "DROP TRIGGER keyings_keep; UPDATE keyings SET act = replace(act, '6100', "
                     "'6900')"),
              "");
    EXPECT_THAT(desk.store.verify(), testing::Contains(HasSubstr("key on item")));
}

}  // namespace
}  // namespace lockbox::batches::test
