// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "batches/store/record_json.h"
#include "tests/batches/store/sample_records.h"

namespace lockbox::batches::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using namespace lockbox::literals;

struct QueriesTest : testing::Test {
    TemporaryFolder folder;
    Store store = Store::create(folder / "lockbox.db");
    BatchRecord first = batch(
        1, {transaction(1, 10, posted(Ledger::medical, {500_cents}, no_cents, 1)),
            transaction(2, 11, held(HoldReason::unsigned_check, 7_cents)), without_payment(3, 12)});
    BatchRecord second = batch(2, {transaction(1, 20, held(HoldReason::cash, 9_cents))});

    QueriesTest() {
        second.received = day("2026-11-21");
        store.commit(first, entry("one"));
        store.commit(second, entry("two"));
    }
    std::vector<std::string> items(Store::Which which, std::optional<BusinessDate> received) {
        std::vector<std::string> found;
        store.for_each_decided(which, received, [&](DecidedItem const& decided) {
            found.push_back(decided.item.text());
        });
        return found;
    }
};

TEST_F(QueriesTest, decisions_come_in_order_of_batches_and_transactions) {
    using Which = Store::Which;
    EXPECT_THAT(items(Which::all, std::nullopt),
                ElementsAre(hex_id(10), hex_id(11), hex_id(12), hex_id(20)));
    EXPECT_THAT(items(Which::posted, std::nullopt), ElementsAre(hex_id(10)));
    EXPECT_THAT(items(Which::held, day("2026-11-20")), ElementsAre(hex_id(11), hex_id(12)));
    EXPECT_THAT(items(Which::all, day("2026-11-22")), IsEmpty());
}

TEST_F(QueriesTest, dates_and_batches) {
    EXPECT_THAT(store.received_dates(), ElementsAre(day("2026-11-20"), day("2026-11-21")));
    EXPECT_THAT(store.batches(), SizeIs(2));
    auto const found = store.batches(day("2026-11-21"));
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].id, second.id);
    EXPECT_EQ(found[0].control.amount, Cents::of(12345));
    EXPECT_EQ(found[0].control.items, std::nullopt);
    EXPECT_FALSE(store.batch(batch_id(9)));
}

TEST_F(QueriesTest, a_decision_by_its_item) {
    auto const decided = store.decided(item(11));
    ASSERT_TRUE(decided);
    EXPECT_EQ(decided->batch, first.id);
    EXPECT_EQ(decided->transaction, 2);
    EXPECT_EQ(std::get<Held>(decided->decision).amount, 7_cents);
    EXPECT_FALSE(store.decided(item(99)));
    EXPECT_FALSE(store.decided(item(12))->is_payment);
}

TEST_F(QueriesTest, items_by_the_beginning_of_their_ids) {
    EXPECT_THAT(store.items_beginning_with(hex_id(20), 5), ElementsAre(item(20)));
    EXPECT_THAT(store.items_beginning_with(hex_id(11).substr(0, 16), 5), ElementsAre(item(11)));
    EXPECT_THAT(store.items_beginning_with("f", 1), testing::SizeIs(testing::Le(1u)));
}

TEST_F(QueriesTest, a_transaction_with_its_papers) {
    auto const found = store.transaction(first.id, 2);
    ASSERT_TRUE(found);
    ASSERT_THAT(found->papers, SizeIs(1));
    EXPECT_EQ(found->papers[0].item, item(11));
    EXPECT_EQ(readings_text(found->papers[0].pages.at(0).readings),
              readings_text(first.transactions[1].papers[0].pages[0].readings));
    EXPECT_THAT(found->decision.payments, SizeIs(1));
    EXPECT_TRUE(store.transaction(first.id, 3)->decision.without_payment);
    EXPECT_FALSE(store.transaction(first.id, 4));
}

TEST_F(QueriesTest, earlier_presentments) {
    auto const same = transaction(1, 10, held(HoldReason::cash, 1_cents));
    Presentment again = presentment_of(*same.papers[0].payment, day("2026-11-22"));
    EXPECT_THAT(store.presented_with(again), SizeIs(1));
    again.account = "5550002";
    EXPECT_THAT(store.presented_with(again), IsEmpty());
    std::vector<std::uint64_t> fingerprints;
    store.for_each_presentment(day("2026-11-21"), [&](Presentment const& presentment) {
        fingerprints.push_back(presentment.fingerprint);
    });
    EXPECT_THAT(fingerprints, ElementsAre(20u));
}

}  // namespace
}  // namespace lockbox::batches::test
