// SPDX-License-Identifier: Apache-2.0
#include "batches/night/earlier_presentments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/batches/store/sample_records.h"

namespace lockbox::batches::test {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

struct EarlierTest : testing::Test {
    TemporaryFolder folder;
    Store store = Store::create(folder / "lockbox.db");
    Policy policy;
    EarlierPresentments earlier{store, policy};

    static Payment check(std::uint64_t id, std::string const& serial, std::uint64_t fingerprint) {
        Payment payment =
            *transaction(1, id, held(HoldReason::cash, std::nullopt)).papers[0].payment;
        payment.serial = Read<std::string>{serial, Probability::of(1), How::micr, {}};
        payment.fingerprint = fingerprint;
        return payment;
    }
    static Payment unread(std::uint64_t id, std::uint64_t fingerprint) {
        Payment payment = check(id, "1", fingerprint);
        payment.serial = Unread{UnreadWhy::illegible};
        return payment;
    }
    void commit(std::uint64_t id, Payment const& payment, BusinessDate received) {
        BatchRecord record = batch(id, {transaction(1, id, held(HoldReason::cash, std::nullopt))});
        record.received = received;
        record.transactions[0].papers[0].payment = payment;
        store.commit(record, entry("batch"));
    }
};

TEST_F(EarlierTest, the_same_numbers_in_the_same_batch) {
    earlier.begin_batch(day("2026-11-20"));
    earlier.add(check(1, "101", 0xffff));
    auto const found = earlier.find(check(2, "101", 0xff00ff00ff00ff00));
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].item, item(1));
    EXPECT_TRUE(found[0].same_micr);
}

TEST_F(EarlierTest, the_same_numbers_of_an_earlier_night_are_found_once) {
    commit(1, check(1, "101", 0xabcdef), day("2026-11-19"));
    earlier.begin_batch(day("2026-11-20"));
    auto const found = earlier.find(check(2, "101", 0xabcdef));
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_TRUE(found[0].same_micr);
    EXPECT_EQ(found[0].fingerprint_distance, 0);
}

TEST_F(EarlierTest, numbers_are_found_however_old_and_pictures_within_the_window) {
    commit(1, check(1, "101", 0xabcdef), day("2026-01-02"));
    earlier.begin_batch(day("2026-11-20"));
    EXPECT_THAT(earlier.find(check(2, "101", 0x1)), SizeIs(1));
    EXPECT_THAT(earlier.find(unread(3, 0xabcdef)), IsEmpty());
    earlier.begin_batch(day("2026-01-03"));
    EXPECT_THAT(earlier.find(unread(3, 0xabcdef)), SizeIs(1));
}

TEST_F(EarlierTest, like_pictures_of_other_numbers_are_other_checks) {
    earlier.begin_batch(day("2026-11-20"));
    earlier.add(check(1, "101", 0xabcdef));
    EXPECT_THAT(earlier.find(check(2, "102", 0xabcdef)), IsEmpty());
    auto const found = earlier.find(unread(3, 0xabcdef ^ 0b101));
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_FALSE(found[0].same_micr);
    EXPECT_EQ(found[0].fingerprint_distance, 2);
}

TEST_F(EarlierTest, money_orders_have_no_account) {
    Payment order = check(1, "12345678901", 0xf0f0);
    order.kind = PaymentKind::money_order;
    order.account = Unread{UnreadWhy::absent};
    earlier.begin_batch(day("2026-11-20"));
    earlier.add(order);
    order.item = item(2);
    auto const found = earlier.find(order);
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_TRUE(found[0].same_money_order_serial);
    EXPECT_FALSE(found[0].same_micr);
}

TEST_F(EarlierTest, a_page_without_fingerprint_is_like_nothing) {
    earlier.begin_batch(day("2026-11-20"));
    earlier.add(unread(1, 0));
    EXPECT_THAT(earlier.find(unread(2, 0)), IsEmpty());
}

TEST_F(EarlierTest, a_check_that_came_back_unpaid_says_so) {
    BatchRecord record =
        batch(1, {transaction(1, 1, posted(Ledger::medical, {Cents::of(500)}, no_cents, 1))});
    record.received = day("2026-11-19");
    record.transactions[0].papers[0].payment = check(1, "101", 0xabcdef);
    store.commit(record, entry("batch"));
    auto const returned = [&] {
        EarlierPresentments now(store, policy);
        now.begin_batch(day("2026-11-21"));
        auto const found = now.find(check(2, "101", 0xabcdef));
        EXPECT_THAT(found, SizeIs(1));
        return !found.empty() && found[0].returned;
    };
    EXPECT_FALSE(returned());
    store.act({item(1), ActKind::returned, std::nullopt, "", day("2026-11-20"), "Clerk", "NSF"});
    EXPECT_TRUE(returned());
    store.act({item(1), ActKind::reverse, std::nullopt, "", day("2026-11-20"), "Clerk", "paid"});
    EXPECT_FALSE(returned());
}

TEST_F(EarlierTest, a_batch_that_was_not_entered_was_not_presented) {
    earlier.begin_batch(day("2026-11-20"));
    earlier.add(check(1, "101", 0xffff));
    earlier.forget_batch();
    EXPECT_THAT(earlier.find(check(2, "101", 0xffff)), IsEmpty());
}

}  // namespace
}  // namespace lockbox::batches::test
