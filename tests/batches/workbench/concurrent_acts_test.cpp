// SPDX-License-Identifier: Apache-2.0
// Many people at many desks on the same items: nothing is lost, nothing is done twice.
#include <gmock/gmock.h>

#include <atomic>
#include <cstdlib>
#include <random>
#include <thread>

#include "tests/batches/workbench/opened_desk.h"

namespace lockbox::batches::test {
namespace {

using testing::IsEmpty;

int wanted_acts() {
    char const* const given = std::getenv("LOCKBOX_DESK_ACTS");
    return given ? std::atoi(given) : 240;
}

Json random_act(std::mt19937_64& random, std::string const& key) {
    switch (random() % 5) {
        case 0:
            return {{"key", key}, {"note", "no"}, {"outcome", "sent_back"}};
        case 1:
            return {{"key", key}, {"note", "two"}, {"outcome", "duplicate"}};
        default:
            return OpenedDesk::paying(key, 100 + static_cast<int>(random() % 20), "50.00");
    }
}

/// LOCKBOX_DESK_ACTS=10000 for the long one; LOCKBOX_DESK_SEED repeats a run.
TEST(ConcurrentActs, no_resolution_is_lost_or_doubled) {
    int const acts = wanted_acts();
    int const items = std::max(4, acts / 40);
    char const* const given = std::getenv("LOCKBOX_DESK_SEED");
    unsigned const seed = given ? static_cast<unsigned>(std::atoi(given)) : std::random_device{}();
    SCOPED_TRACE("LOCKBOX_DESK_SEED=" + std::to_string(seed));
    OpenedDesk desk(items);
    std::vector<AtDesk> people;
    for (char const* name : {"anna", "ben", "carl", "sue"})
        people.push_back(desk.log_in(name));
    std::atomic<int> changed{0}, refused{0}, other{0}, asked{0};
    std::vector<std::thread> threads;
    for (unsigned t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            std::mt19937_64 random(seed + t);
            while (asked++ < acts) {
                auto const which = 11 + random() % static_cast<unsigned>(items);
                AtDesk const& who = people[random() % people.size()];
                bool const reverses = random() % 3 == 0;
                auto const state = Store::open(desk.site.database()).state(item(which));
                // Between looking and acting others act: that is what is tried.
                Reply const reply = reverses ? desk.post(who, OpenedDesk::path(which, "reverse"),
                                                         {{"key", state->key}, {"note", "wrong"}})
                                             : desk.post(who, OpenedDesk::path(which, "resolve"),
                                                         random_act(random, state->key));
                if (reply.status == 200)
                    changed += desk.json(reply)["changed"].get<bool>() ? 1 : 0;
                else if (reply.status == 409 || reply.status == 403 || reply.status == 422)
                    ++refused;
                else
                    ++other;
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(other, 0) << "an answer that is neither done nor refused";
    EXPECT_EQ(desk.store.last_act(), changed)
        << "acts in the books are the acts that were answered";
    BookTotals const totals = desk.store.totals_now();
    EXPECT_TRUE(totals.balances());
    EXPECT_EQ(totals.captured, Cents::of(50'00 * items));
    EXPECT_THAT(desk.store.verify(), IsEmpty());
    Json const queue = desk.json(desk.get(people[0], "/api/1/queue"));
    int held = 0;
    desk.store.for_each_held_now([&](DecidedItem const&) { ++held; });
    EXPECT_EQ(queue["total"], held) << "the queue is what the books hold";
    RecordProperty("acts", changed.load());
    RecordProperty("refused", refused.load());
}

TEST(ConcurrentActs, of_many_who_key_at_once_exactly_two_make_the_act) {
    OpenedDesk desk(1, HoldReason::amount_unreadable);
    std::vector<AtDesk> people;
    for (char const* name : {"anna", "ben", "carl", "sue"})
        people.push_back(desk.log_in(name));
    Json act = OpenedDesk::paying(item(11).text(), 103, "61.00");
    act["amount"] = "61.00";
    std::atomic<int> first{0}, changed{0};
    std::vector<std::thread> threads;
    for (AtDesk const& who : people)
        threads.emplace_back([&] {
            Json const reply = desk.json(desk.post(who, OpenedDesk::path(11, "resolve"), act));
            if (reply.contains("keyed")) ++first;
            if (reply.value("changed", false)) ++changed;
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(first, 1);
    EXPECT_EQ(changed, 1);
    EXPECT_EQ(desk.store.totals_now().posted_medical, Cents::of(61'00));
    EXPECT_THAT(desk.store.verify(), IsEmpty());
}

}  // namespace
}  // namespace lockbox::batches::test
