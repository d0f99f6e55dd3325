// SPDX-License-Identifier: Apache-2.0
// Pictures and readings of days long past go; what is owed, paid and released stays and proves.
#include "batches/export/purge.h"

#include <gmock/gmock.h>

#include "batches/export/outgoing.h"
#include "tests/batches/export/archived_scan.h"
#include "tests/batches/scratch_folder.h"
#include "tests/batches/store/sample_records.h"

namespace lockbox::batches {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using namespace lockbox::literals;

constexpr int days = 400;

class Purge : public ::testing::Test {
protected:
    Purge() {
        enter(1, "2025-01-10", {test::transaction(1, 11, paid(1)), test::without_payment(2, 12)});
        enter(2, "2025-01-11", {test::transaction(1, 21, waits())});
        enter(3, "2026-11-20", {test::transaction(1, 31, paid(2))});
        // The letter of the first day was looked at on the same day.
        decide(12, Outcome::not_a_payment, "2026-11-20");
    }
    void enter(std::uint64_t seed, char const* received, std::vector<TransactionRecord> papers) {
        BatchRecord record = test::batch(seed, std::move(papers));
        record.received = test::day(received);
        store_.commit(record, test::entry("batch"));
        test::archive_scan(site_, record.id, "0001-1f.tif");
    }
    Decision paid(int invoice) {
        return test::posted(Ledger::medical, {10'000_cents}, no_cents, invoice);
    }
    Decision waits() { return test::held(HoldReason::member_unknown, 5'000_cents); }
    void decide(std::uint64_t seed, Outcome outcome, char const* date) {
        auto const done = store_.act({test::item(seed), ActKind::resolve, Resolution{outcome}, "",
                                      test::day(date), "Clerk", "note"});
        EXPECT_TRUE(std::holds_alternative<DoneAct>(done));
    }
    void export_all() {
        for (BusinessDate const day : store_.business_dates())
            write_outgoing(site_, store_, day);
    }
    std::string proof() {
        std::string found;
        for (std::string const& wrong : store_.verify())
            found += wrong + " ";
        for (BusinessDate const day : store_.business_dates())
            for (std::string const& file : released_differences(site_, store_, day))
                found += day.text() + "/" + file + " ";
        return found;
    }
    std::string plan() {
        std::string text;
        for (PurgeDay const& day : days_to_purge(store_, days))
            text += day.kept.day.text() + ":" + day.stays + " ";
        return text;
    }
    bool has(std::filesystem::path const& path) { return std::filesystem::exists(path); }

    ScratchFolder folder_;
    Site site_ = *create_site(folder_.path() / "site");
    Store store_ = Store::open(site_.database());
    BusinessDate first_ = test::day("2025-01-10");
};

TEST_F(Purge, a_day_stays_while_it_is_open_or_was_touched_lately) {
    EXPECT_EQ(plan(), "2025-01-10:touched on 2026-11-20 2025-01-11:1 of its items held ");
    enter(4, "2028-01-01", {test::without_payment(1, 41)});
    EXPECT_EQ(plan(), "2025-01-10: 2025-01-11:1 of its items held 2026-11-20: ");
}

TEST_F(Purge, takes_pictures_and_readings_and_leaves_the_books_proven) {
    export_all();
    EXPECT_EQ(proof(), "");
    std::string const before = test::books(site_.database());
    auto const archived = site_.archive() / test::batch_id(1).text();
    auto const out = site_.outbox() / first_.text();
    ASSERT_TRUE(has(archived) && has(out / "deposit-medical.x937"));
    purge_day(site_, store_, first_, "a test");
    EXPECT_FALSE(has(archived) || has(out / "deposit-medical.x937") || has(out / "report.html"));
    EXPECT_TRUE(has(out / "posted.csv") && has(out / "report.pdf"));
    EXPECT_TRUE(has(site_.archive() / test::batch_id(2).text()));
    EXPECT_EQ(proof(), "");
    EXPECT_TRUE(is_purged(store_, first_));
    EXPECT_EQ(store_.pages_of(test::item(11)).front().readings.fields.size(), 0u);
    EXPECT_NE(store_.pages_of(test::item(21)).front().readings.fields.size(), 0u);
    // Journal, decisions and acts are what they were.
    auto const part = [](std::string const& books, char const* from, char const* to) {
        std::size_t const at = books.find(from);
        return books.substr(at, books.find(to) - at);
    };
    std::string const after = test::books(site_.database());
    EXPECT_EQ(part(after, "== decisions", "== presentments"),
              part(before, "== decisions", "== presentments"));
    EXPECT_NE(part(after, "== pages", "== decisions"), part(before, "== pages", "== decisions"));
}

TEST_F(Purge, stopped_after_the_books_is_finished_by_the_next_one) {
    export_all();
    store_.purge(first_, "a test");
    EXPECT_TRUE(has(site_.archive() / test::batch_id(1).text()));
    EXPECT_EQ(proof(), "");
    finish_purges(site_, store_);
    EXPECT_FALSE(has(site_.archive() / test::batch_id(1).text()));
    EXPECT_THROW(store_.purge(first_, "twice"), StoreFailure);
    EXPECT_EQ(proof(), "");
}

TEST_F(Purge, what_is_lost_besides_is_still_named) {
    export_all();
    purge_day(site_, store_, first_, "a test");
    std::filesystem::remove(site_.outbox() / first_.text() / "posted.csv");
    EXPECT_EQ(proof(), "2025-01-10/posted.csv ");
    EXPECT_EQ(test::tamper(site_.database(), "DELETE FROM purges"), "a purge is never deleted");
}

TEST_F(Purge, a_release_that_was_changed_is_named) {
    export_all();
    EXPECT_THAT(test::tamper(site_.database(), "UPDATE released_files SET hash = ''"),
                HasSubstr("never changed"));
    EXPECT_EQ(test::tamper(site_.database(),
                           "DROP TRIGGER released_files_keep; UPDATE released_files SET hash = "
                           "'00' WHERE name = 'posted.csv' AND release_seq = 1"),
              "");
    EXPECT_THAT(store_.verify(),
                ElementsAre("Release 1 of 2025-01-10 is not what the audit log says was "
                            "released."));
    EXPECT_EQ(test::tamper(site_.database(),
                           "DROP TRIGGER releases_stay; PRAGMA foreign_keys = "
                           "OFF; DELETE FROM releases WHERE seq = 1"),
              "");
    EXPECT_THAT(store_.verify(), ElementsAre(HasSubstr("of the audit log is missing")));
}

TEST_F(Purge, what_is_held_at_a_days_end_is_the_journals) {
    auto const text = [&](char const* day) {
        std::string found;
        for (HeldSums const& sums : store_.held_at_end_of(test::day(day)))
            found += std::string(name(sums.reason)) + "/" + sums.received.text() + "=" +
                     std::to_string(sums.items) + "," + sums.amount.text() + " ";
        return found;
    };
    std::string const then = "not_a_payment/2025-01-10=1,0.00 ";
    EXPECT_EQ(text("2025-01-10"), then);
    EXPECT_EQ(text("2025-01-11"), then + "member_unknown/2025-01-11=1,50.00 ");
    EXPECT_EQ(text("2026-11-20"), "member_unknown/2025-01-11=1,50.00 ") << "the letter is done";
    auto const reversed = store_.act({test::item(31), ActKind::reverse, std::nullopt, "",
                                      test::day("2026-11-21"), "Clerk", "wrong member"});
    ASSERT_TRUE(std::holds_alternative<DoneAct>(reversed));
    EXPECT_EQ(text("2026-11-21"),
              "member_unknown/2025-01-11=1,50.00 posting_reversed/2026-11-20=1,100.00 ");
    EXPECT_EQ(text("2025-01-10"), then) << "an act of a later day changes no earlier day";
    enter(9, "2025-01-10", {test::transaction(1, 91, waits())});
    EXPECT_EQ(text("2025-01-11"), then + "member_unknown/2025-01-11=1,50.00 ")
        << "nor does a batch that came late";
}

}  // namespace
}  // namespace lockbox::batches
