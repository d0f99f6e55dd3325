// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

#include "tests/batches/store/sample_records.h"

namespace lockbox::batches::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using namespace lockbox::literals;

struct StoreTest : testing::Test {
    TemporaryFolder folder;
    std::filesystem::path file = folder / "lockbox.db";
    Store store = Store::create(file);
};

TEST_F(StoreTest, is_private) {
    store.commit(batch(1, {without_payment(1, 2)}), entry("batch"));
    for (auto const& each : std::filesystem::directory_iterator(folder.path())) {
        struct stat status {};
        ASSERT_EQ(::stat(each.path().c_str(), &status), 0);
        EXPECT_EQ(status.st_mode & 0777U, 0600U) << each.path();
    }
}

TEST_F(StoreTest, is_made_once) {
    EXPECT_THROW(Store::create(file), StoreFailure);
    EXPECT_THROW(Store::open(folder / "none.db"), StoreFailure);
}

TEST_F(StoreTest, a_batch_is_entered_with_its_totals) {
    store.commit(batch(1, {transaction(1, 10, posted(Ledger::medical, {500_cents}, 20_cents, 1)),
                           transaction(2, 11, posted(Ledger::dental, {30_cents}, no_cents, 9)),
                           transaction(3, 12, held(HoldReason::unsigned_check, 7_cents)),
                           transaction(4, 13, held(HoldReason::amount_unreadable, std::nullopt)),
                           without_payment(5, 14)}),
                 entry("batch"));
    auto const found = store.batch(batch_id(1));
    ASSERT_TRUE(found);
    Totals const& totals = found->totals;
    EXPECT_EQ(totals.transactions, 5);
    EXPECT_EQ(totals.payments, 4);
    EXPECT_EQ(totals.posted_payments, 2);
    EXPECT_EQ(totals.held_payments, 2);
    EXPECT_EQ(totals.held_without_payment, 1);
    EXPECT_EQ(totals.amount_unknown, 1);
    EXPECT_EQ(totals.captured, 557_cents);
    EXPECT_EQ(totals.posted_medical, 500_cents);
    EXPECT_EQ(totals.posted_dental, 30_cents);
    EXPECT_EQ(totals.on_account_medical, 20_cents);
    EXPECT_EQ(totals.on_account_dental, no_cents);
    EXPECT_EQ(totals.held, 7_cents);
    EXPECT_TRUE(totals.balances());
    EXPECT_TRUE(store.has_batch(batch_id(1)));
    EXPECT_FALSE(store.has_batch(batch_id(2)));
    EXPECT_THAT(store.verify(), IsEmpty());
}

TEST_F(StoreTest, an_item_is_entered_once) {
    store.commit(batch(1, {transaction(1, 10, held(HoldReason::cash, 1_cents))}), entry("one"));
    std::string const before = dump(file);
    // Another batch that holds the same item: the whole of it is refused.
    EXPECT_THROW(
        store.commit(batch(2, {transaction(1, 11, posted(Ledger::dental, {3_cents}, no_cents, 1)),
                               transaction(2, 10, held(HoldReason::cash, 1_cents))}),
                     entry("two")),
        StoreFailure);
    EXPECT_EQ(dump(file), before);
}

TEST_F(StoreTest, nothing_that_was_entered_is_changed_or_deleted) {
    store.commit(batch(1, {transaction(1, 10, posted(Ledger::medical, {5_cents}, no_cents, 1))}),
                 entry("batch"));
    for (std::string const table :
         {"journal_entries", "journal_lines", "decisions", "batches", "items", "audit"}) {
        EXPECT_THAT(tamper(file, "DELETE FROM " + table), HasSubstr("never deleted")) << table;
        std::string const column = table == "journal_lines" ? "debit" : "seq";
        EXPECT_THAT(tamper(file, "UPDATE " + table + " SET " + column + " = 99"),
                    HasSubstr("never changed"))
            << table;
    }
}

/// Each table in turn refuses its nth row, as a failing disk might: nothing of the batch is there.
TEST_F(StoreTest, a_commit_that_fails_anywhere_leaves_nothing) {
    std::mt19937_64 random(20261120);
    store.commit(random_batch(random), entry("before"));
    int failures = 0;
    for (std::string const table : {"batches", "items", "pages", "decisions", "journal_entries",
                                    "journal_lines", "presentments", "audit"}) {
        std::string const before = dump(file);
        BatchRecord next = random_batch(random);
        next.transactions.push_back(
            transaction(99, random(), posted(Ledger::dental, {5_cents}, 1_cents, 4)));
        std::string const refuse = "CREATE TRIGGER refuse AFTER INSERT ON " + table +
                                   " WHEN (SELECT COUNT(*) FROM " + table + ") > ";
        for (int rows = 0; !store.has_batch(next.id); ++rows) {
            tamper(file, refuse + std::to_string(rows) + " BEGIN SELECT RAISE(ABORT, 'full'); END");
            try {
                store.commit(next, entry("next"));
            } catch (StoreFailure const& failure) {
                EXPECT_THAT(failure.what(), HasSubstr("full"));
                EXPECT_EQ(dump(file), before) << table << ", row " << rows;
                ++failures;
            }
            tamper(file, "DROP TRIGGER refuse");
        }
    }
    EXPECT_THAT(store.verify(), IsEmpty());
    EXPECT_GT(failures, 40) << "of them some before the first row";
}

/// A limit on the size of files stands in for a full disk.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        getrlimit(RLIMIT_FSIZE, &before_);
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
        rlimit const small{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~FileSizeLimit() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FileSizeLimit(FileSizeLimit const&) = delete;
    FileSizeLimit& operator=(FileSizeLimit const&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int) = nullptr;
};

TEST_F(StoreTest, a_disk_that_takes_no_more_is_a_failure_and_the_next_try_succeeds) {
    BatchRecord large = batch(2, {});
    for (int i = 1; i <= 400; ++i)
        large.transactions.push_back(
            transaction(i, 100 + static_cast<std::uint64_t>(i), held(HoldReason::cash, 1_cents)));
    store.commit(batch(1, {without_payment(1, 10)}), entry("one"));
    std::string const before = dump(file);
    {
        FileSizeLimit const limit(200'000);
        EXPECT_THROW(store.commit(large, entry("large")), StoreFailure);
    }
    EXPECT_EQ(dump(file), before);
    store.commit(large, entry("large"));
    EXPECT_EQ(store.batch(large.id)->totals.payments, 400);
    EXPECT_THAT(store.verify(), IsEmpty());
}

}  // namespace
}  // namespace lockbox::batches::test
