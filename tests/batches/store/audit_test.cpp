// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/batches/store/sample_records.h"

namespace lockbox::batches::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace lockbox::literals;

/// Histories as long as a small night, every one of which must prove whole.
TEST(Audit, random_histories_verify) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        TemporaryFolder folder;
        Store store = Store::create(folder / "lockbox.db");
        std::mt19937_64 random(seed);
        for (int i = 0; i < 5; ++i)
            store.commit(random_batch(random), entry("batch"));
        EXPECT_THAT(store.verify(), IsEmpty()) << "seed " << seed;
        for (BatchSummary const& batch : store.batches())
            EXPECT_TRUE(batch.totals.balances()) << "seed " << seed;
    }
}

struct AuditTest : testing::Test {
    TemporaryFolder folder;
    std::filesystem::path file = folder / "lockbox.db";
    Store store = Store::create(file);

    AuditTest() {
        store.record(entry("one"));
        store.commit(batch(1, {transaction(1, 10, posted(Ledger::medical, {5_cents}, 2_cents, 1)),
                               transaction(2, 11, held(HoldReason::cash, 3_cents))}),
                     entry("two"));
        store.record(entry("three"));
    }
    /// What `verify` says after someone has removed a trigger and changed a row.
    std::vector<std::string> verified_after(std::string const& statements) {
        EXPECT_EQ(tamper(file, statements), "");
        return store.verify();
    }
};

TEST_F(AuditTest, rows_are_in_order_and_chained) {
    std::vector<std::string> acts;
    store.for_each_audit_row([&](AuditRow const& row) {
        acts.push_back(std::to_string(row.sequence) + " " + row.entry.what);
        EXPECT_EQ(row.hash.size(), 64u);
        EXPECT_EQ(row.when.size(), 20u) << row.when;
    });
    EXPECT_THAT(acts, ElementsAre("1 one", "2 two", "3 three"));
    EXPECT_THAT(store.verify(), IsEmpty());
}

TEST_F(AuditTest, a_changed_row_is_the_first_broken_link) {
    EXPECT_THAT(verified_after("DROP TRIGGER audit_keep;"
                               "UPDATE audit SET what = 'TWO' WHERE seq = 2"),
                ElementsAre(HasSubstr("row 2")));
}

TEST_F(AuditTest, a_removed_row_is_a_broken_link) {
    EXPECT_THAT(verified_after("DROP TRIGGER audit_stay; DELETE FROM audit WHERE seq = 1"),
                ElementsAre(HasSubstr("row 1")));
}

TEST_F(AuditTest, a_changed_amount_is_seen_in_entry_decision_and_batch) {
    EXPECT_THAT(verified_after("DROP TRIGGER journal_lines_keep;"
                               "UPDATE journal_lines SET credit = 6 WHERE credit = 5"),
                ElementsAre(HasSubstr("debits that are not its credits"),
                            HasSubstr("not what the journal says"), HasSubstr("does not balance"),
                            HasSubstr("The journal as a whole")));
}

TEST_F(AuditTest, money_moved_to_the_other_ledger_is_seen) {
    EXPECT_THAT(verified_after("DROP TRIGGER journal_lines_keep;"
                               "UPDATE journal_lines SET book = 'dental' WHERE book = 'medical'"),
                ElementsAre(HasSubstr("not what the journal says"), HasSubstr("does not balance"),
                            HasSubstr("The journal as a whole"),
                            HasSubstr("another number of posted payments")));
}

TEST_F(AuditTest, a_removed_decision_is_seen) {
    EXPECT_THAT(verified_after("DROP TRIGGER decisions_stay;"
                               "DELETE FROM decisions WHERE outcome = 'held'"),
                testing::Contains(HasSubstr("Transaction 2")));
}

char const* const without_desk =
    "DROP TABLE people; DROP TABLE marks; DROP TABLE keyings; DROP TABLE "
    "lesson_decisions; DROP TABLE lessons; DROP INDEX audit_by_what;";
char const* const without_releases =
    "DROP TABLE released_files; DROP TABLE releases; DROP TABLE purges; DROP INDEX decisions_held;"
    "DROP INDEX acts_reversing; DROP INDEX decisions_held_for; DROP TABLE posted_payments;";

/// Version 4 has no desk; version 3 has neither releases nor purges.
TEST_F(AuditTest, a_store_of_a_version_before_is_brought_up_once) {
    int expected = 0;
    for (int const version : {4, 3}) {
        SCOPED_TRACE(version);
        std::string const removed = version == 3 ? without_releases : "";
        EXPECT_EQ(tamper(file, without_desk + removed + "UPDATE schema_version SET version = " +
                                   std::to_string(version)),
                  "");
        std::string const before = books(file);
        for (int time = 0; time < 2; ++time) {
            Store again = Store::open(file);
            EXPECT_THAT(again.verify(), IsEmpty());
            EXPECT_TRUE(again.people().empty());
        }
        EXPECT_EQ(books(file).substr(0, before.size() - 1), before.substr(0, before.size() - 1));
        int upgrades = 0;
        store.for_each_audit_row(
            [&](AuditRow const& row) { upgrades += row.entry.act == "upgrade" ? 1 : 0; });
        EXPECT_EQ(upgrades, ++expected);
    }
    Store again = Store::open(file);
    again.record_release({day("2026-11-20"), {{"posted.csv", std::string(64, '0')}}}, "a test");
    EXPECT_EQ(again.released(day("2026-11-20"))->files.size(), 1u);
}

}  // namespace
}  // namespace lockbox::batches::test
