// SPDX-License-Identifier: Apache-2.0
// Acts on a real store: what they do to the books, that they are done once, and that nothing is
// lost or doubled however many act at once and whenever one is stopped.
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <thread>

#include "tests/batches/acts/random_acts.h"
#include "tests/batches/store/sample_records.h"

namespace lockbox::batches::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using namespace lockbox::literals;

struct Desk : testing::Test {
    TemporaryFolder folder;
    std::filesystem::path file = folder / "lockbox.db";
    Store store = Store::create(file);
    std::vector<OpenInvoice> invoices = forty_invoices();

    Desk() {
        auto replacement = store.replace_invoices();
        for (OpenInvoice const& one : invoices)
            replacement.add(one);
        replacement.commit({"hash", "invoices.csv", invoices.size()}, entry("import"));
        Posted night = posted(Ledger::medical, {1'000_cents}, 50_cents, 100);
        night.allocations[0].member_id = member(0);
        store.commit(
            batch(1, {transaction(1, 11, held(HoldReason::member_unknown, 5'000_cents)),
                      transaction(2, 12, night),
                      transaction(3, 13, held(HoldReason::amount_unreadable, std::nullopt)),
                      without_payment(4, 14)}),
            entry("batch"));
    }

    ActRequest request(std::uint64_t seed, ActKind kind,
                       std::optional<Resolution> resolution = std::nullopt) const {
        return {item(seed), kind, std::move(resolution), "", day("2026-11-21"), "Clerk", "note"};
    }
    ActRequest post(std::uint64_t seed, std::vector<Allocation> allocations,
                    std::vector<OnAccount> on_account = {}) const {
        return request(seed, ActKind::resolve,
                       Resolution{Outcome::posted, std::move(allocations), std::move(on_account)});
    }
    Allocation pays(Ledger ledger, int number, Cents amount) const {
        return {invoice(ledger, number), member((number - 100) % 10), amount};
    }
    DoneAct done(ActRequest const& wanted) {
        auto const outcome = store.act(wanted);
        auto const* refusal = std::get_if<Refusal>(&outcome);
        EXPECT_EQ(refusal ? refusal->text : "", "");
        return std::get<DoneAct>(outcome);
    }
    std::string refused(ActRequest const& wanted) {
        std::string const before = dump(file);
        auto const outcome = store.act(wanted);
        EXPECT_EQ(dump(file), before) << "a refused act leaves nothing";
        auto const* refusal = std::get_if<Refusal>(&outcome);
        return refusal ? std::string(name(refusal->why)) : "done";
    }
    Cents open(Ledger ledger, int number) {
        return store.open_invoice(invoice(ledger, number))->open;
    }
    std::size_t held_now() {
        std::size_t count = 0;
        store.for_each_held_now([&](DecidedItem const&) { ++count; });
        return count;
    }
};

TEST_F(Desk, a_held_check_is_split_over_both_ledgers_and_an_account) {
    EXPECT_EQ(held_now(), 3u);
    done(post(11, {pays(Ledger::medical, 103, 3'000_cents), pays(Ledger::dental, 104, 1'500_cents)},
              {{Ledger::dental, member(4), 500_cents}}));
    EXPECT_EQ(held_now(), 2u);
    EXPECT_EQ(open(Ledger::medical, 103), 81'000_cents);
    EXPECT_EQ(open(Ledger::dental, 104), 80'500_cents);
    BookTotals const sums = store.totals_now();
    EXPECT_TRUE(sums.balances());
    EXPECT_EQ(sums.captured, 6'050_cents);
    EXPECT_EQ(sums.posted_medical, 4'000_cents);
    EXPECT_EQ(sums.posted_dental, 1'500_cents);
    EXPECT_EQ(sums.on_account, 550_cents);
    EXPECT_EQ(sums.held, no_cents);
    EXPECT_EQ(store.state(item(11))->standing, ItemState::Standing::posted);
    EXPECT_THAT(store.verify(), IsEmpty());
    EXPECT_EQ(store.batch(batch_id(1))->totals.held, 5'000_cents) << "the night is what it was";
    EXPECT_EQ(store.posted_total(Ledger::dental, day("2026-11-21")), 2'000_cents);
    EXPECT_EQ(store.posted_total(Ledger::dental, day("2026-11-20")), no_cents);
}

TEST_F(Desk, the_same_act_again_changes_nothing_and_another_is_refused) {
    ActRequest const act = post(11, {pays(Ledger::medical, 103, 5'000_cents)});
    EXPECT_FALSE(done(act).again);
    std::string const after = dump(file);
    ActRequest again = act;
    again.who = "Another clerk";
    again.note = "another note";
    EXPECT_TRUE(done(again).again);
    EXPECT_EQ(dump(file), after);
    EXPECT_EQ(refused(post(11, {pays(Ledger::medical, 104, 5'000_cents)})), "decided_otherwise");
    ActRequest seen = request(11, ActKind::reverse);
    seen.applies_to = item(11).text();
    EXPECT_EQ(refused(seen), "decided_otherwise") << "the clerk saw it held";
}

TEST_F(Desk, a_reversal_restores_and_leaves_its_trail) {
    Cents const before = open(Ledger::medical, 103);
    std::string const first = done(post(11, {pays(Ledger::medical, 103, 5'000_cents)})).act.id;
    EXPECT_NE(open(Ledger::medical, 103), before);
    done(request(11, ActKind::reverse));
    EXPECT_EQ(open(Ledger::medical, 103), before);
    EXPECT_EQ(store.state(item(11))->standing, ItemState::Standing::held);
    EXPECT_EQ(store.state(item(11))->held->reason, HoldReason::member_unknown);
    EXPECT_NE(done(post(11, {pays(Ledger::medical, 103, 5'000_cents)})).act.id, first)
        << "of another state it is another act";
    EXPECT_THAT(store.acts(item(11)), SizeIs(3));
    EXPECT_THAT(store.verify(), IsEmpty());
    done(request(12, ActKind::reverse));
    EXPECT_EQ(open(Ledger::medical, 100), 90'000_cents);
    EXPECT_EQ(store.state(item(12))->held->reason, HoldReason::posting_reversed);
    EXPECT_EQ(store.state(item(12))->amount, 1'050_cents);
    EXPECT_EQ(store.totals_now().held, 1'050_cents);
    EXPECT_THAT(store.verify(), IsEmpty());
}

TEST_F(Desk, a_returned_check_reopens_what_it_paid_and_may_be_presented_again) {
    EXPECT_EQ(open(Ledger::medical, 100), 89'000_cents);
    done(request(12, ActKind::returned));
    EXPECT_EQ(open(Ledger::medical, 100), 90'000_cents);
    EXPECT_EQ(store.totals_now().returned, 1'050_cents);
    EXPECT_EQ(store.totals_now().on_account, no_cents);
    EXPECT_TRUE(store.totals_now().balances());
    bool found = false;
    store.for_each_presentment(day("2026-01-01"), [&](Presentment const& one) {
        EXPECT_EQ(one.returned, one.item == item(12));
        if (one.item != item(12)) return;
        found = true;
        for (Presentment const& same : store.presented_with(one))
            EXPECT_TRUE(same.returned);
    });
    EXPECT_TRUE(found);
    EXPECT_EQ(refused(request(11, ActKind::returned)), "not_posted");
    EXPECT_THAT(store.verify(), IsEmpty());
    done(request(12, ActKind::reverse));
    EXPECT_EQ(store.totals_now().held, 6'050_cents);
    EXPECT_EQ(store.totals_now().returned, no_cents);
    EXPECT_THAT(store.verify(), IsEmpty());
}

TEST_F(Desk, an_item_goes_back_or_is_no_money) {
    done(request(11, ActKind::resolve, Resolution{Outcome::sent_back}));
    EXPECT_EQ(store.totals_now().returned, 5'000_cents);
    done(request(14, ActKind::resolve, Resolution{Outcome::not_a_payment}));
    Resolution duplicate{Outcome::duplicate};
    duplicate.keyed_amount = 300_cents;
    done(request(13, ActKind::resolve, duplicate));
    EXPECT_EQ(store.totals_now().returned, 5'300_cents);
    EXPECT_TRUE(store.totals_now().balances());
    EXPECT_EQ(held_now(), 0u);
    EXPECT_THAT(store.verify(), IsEmpty());
}

TEST_F(Desk, refusals_are_named_and_leave_nothing) {
    EXPECT_EQ(refused(post(99, {pays(Ledger::medical, 103, 1_cents)})), "unknown_item");
    EXPECT_EQ(refused(request(11, ActKind::resolve)), "malformed");
    EXPECT_EQ(refused(post(11, {})), "malformed");
    ActRequest nobody = request(11, ActKind::resolve, Resolution{Outcome::sent_back});
    nobody.who = "";
    EXPECT_EQ(refused(nobody), "no_name");
    nobody.who = "Clerk";
    nobody.note = "";
    EXPECT_EQ(refused(nobody), "no_note");
    nobody.note = "note";
    nobody.date = day("2026-11-19");
    EXPECT_EQ(refused(nobody), "date_before_books");
    EXPECT_EQ(refused(post(12, {pays(Ledger::medical, 103, 1'050_cents)})), "not_held");
    EXPECT_EQ(refused(request(11, ActKind::reverse)), "nothing_to_reverse");
    EXPECT_EQ(refused(post(13, {pays(Ledger::medical, 103, 1_cents)})), "amount_unknown");
    EXPECT_EQ(refused(post(14, {pays(Ledger::medical, 103, 1_cents)})), "no_payment");
    EXPECT_EQ(refused(post(11, {pays(Ledger::medical, 103, 4'999_cents)})), "amounts_differ");
    EXPECT_EQ(refused(post(11, {pays(Ledger::medical, 103, 5'001_cents),
                                pays(Ledger::medical, 104, Cents::of(-1))})),
              "amount_not_positive");
    EXPECT_EQ(refused(post(11, {pays(Ledger::medical, 999, 5'000_cents)})), "invoice_unknown");
    EXPECT_EQ(refused(post(11, {pays(Ledger::medical, 103, 2'000_cents),
                                pays(Ledger::medical, 103, 3'000_cents)})),
              "invoice_twice");
    Allocation other = pays(Ledger::medical, 103, 5'000_cents);
    other.member_id = member(7);
    EXPECT_EQ(refused(post(11, {other})), "invoice_of_other_member");
    ActRequest large = post(11, {pays(Ledger::medical, 103, 84'001_cents)});
    large.resolution->keyed_amount = 84'001_cents;
    EXPECT_EQ(refused(large), "invoice_overpaid");
    EXPECT_EQ(refused(post(11, {}, {{Ledger::dental, member(777), 5'000_cents}})),
              "member_unknown");
}

TEST_F(Desk, a_later_day_closes_the_earlier_one) {
    ActRequest act = request(11, ActKind::resolve, Resolution{Outcome::sent_back});
    act.date = day("2026-11-25");
    done(act);
    EXPECT_EQ(refused(request(12, ActKind::reverse)), "date_before_books");
}

TEST_F(Desk, a_batch_decided_before_an_act_on_its_invoice_is_not_entered) {
    long long const seen = store.last_act();
    done(post(11, {pays(Ledger::medical, 103, 5'000_cents)}));
    Posted same = posted(Ledger::medical, {900_cents}, no_cents, 103);
    Posted other = posted(Ledger::dental, {900_cents}, no_cents, 103);
    std::string const before = dump(file);
    EXPECT_FALSE(store.commit(batch(2, {transaction(1, 21, same)}), entry("batch"), seen));
    EXPECT_EQ(dump(file), before);
    EXPECT_TRUE(store.commit(batch(3, {transaction(1, 31, other)}), entry("batch"), seen))
        << "the other ledger's invoice of that number is another";
    EXPECT_TRUE(
        store.commit(batch(2, {transaction(1, 21, same)}), entry("batch"), store.last_act()));
    EXPECT_THAT(store.verify(), IsEmpty());
}

TEST_F(Desk, a_statement_lists_what_was_posted_and_taken_back) {
    done(request(12, ActKind::returned));
    auto const lines = store.statement(member(0));
    ASSERT_THAT(lines, SizeIs(4));
    Cents sum = no_cents;
    for (StatementLine const& line : lines)
        sum += line.amount;
    EXPECT_EQ(sum, no_cents);
    EXPECT_FALSE(lines[0].act);
    EXPECT_EQ(lines[3].act, ActKind::returned);
    EXPECT_EQ(lines[3].who, "Clerk");
}

TEST_F(Desk, tampering_with_an_act_is_seen) {
    done(post(11, {pays(Ledger::medical, 103, 5'000_cents)}));
    for (std::string const table : {"acts", "invoice_facts"}) {
        std::string const column = table == "acts" ? "seq" : "line";
        EXPECT_THAT(tamper(file, "DELETE FROM " + table), HasSubstr("never deleted"));
        EXPECT_THAT(tamper(file, "UPDATE " + table + " SET " + column + " = 99"),
                    HasSubstr("never changed"));
    }
    ASSERT_EQ(tamper(file, "DROP TRIGGER acts_keep; UPDATE acts SET note = 'another'"), "");
    EXPECT_THAT(store.verify(), testing::Contains(HasSubstr("not in the audit log as it stands")));
    ASSERT_EQ(tamper(file, "UPDATE acts SET note = 'note'"), "");
    EXPECT_THAT(store.verify(), IsEmpty());
    ASSERT_EQ(tamper(file, "UPDATE acts SET act = replace(act, '0000000103', '0000000104')"), "");
    EXPECT_THAT(store.verify(), testing::Contains(HasSubstr("is not what it was")));
    ASSERT_EQ(tamper(file,
                     "UPDATE acts SET act = replace(act, '0000000104', '0000000103');"
                     "DROP TRIGGER journal_lines_keep;"
                     "UPDATE journal_lines SET subject = '0000000104' WHERE subject ="
                     " '0000000103'"),
              "");
    EXPECT_THAT(store.verify(), testing::Contains(HasSubstr("is not what the journal says")));
}

/// Each table in turn refuses its nth row: nothing of the act is there, and the next try succeeds.
TEST_F(Desk, an_act_that_fails_anywhere_leaves_nothing) {
    int failures = 0;
    for (std::string const table : {"acts", "journal_entries", "journal_lines", "audit"}) {
        std::string const refuse = "CREATE TRIGGER refuse AFTER INSERT ON " + table +
                                   " WHEN (SELECT COUNT(*) FROM " + table + ") > ";
        bool entered = false;
        for (int rows = 0; !entered; ++rows) {
            std::string const before = dump(file);
            tamper(file, refuse + std::to_string(rows) + " BEGIN SELECT RAISE(ABORT, 'full'); END");
            try {
                done(post(11, {pays(Ledger::medical, 103, 4'000_cents)},
                          {{Ledger::dental, member(3), 1'000_cents}}));
                entered = true;
            } catch (StoreFailure const& failure) {
                EXPECT_THAT(failure.what(), HasSubstr("full"));
                EXPECT_EQ(dump(file), before) << table << ", row " << rows;
                ++failures;
            }
            tamper(file, "DROP TRIGGER refuse");
        }
        done(request(11, ActKind::reverse));
    }
    EXPECT_GT(failures, 20);
    EXPECT_THAT(store.verify(), IsEmpty());
}

/// Four clerks, each with the store opened for themselves, decide the same items: each item is
/// decided once, and each clerk is told whether by them.
TEST_F(Desk, clerks_at_once_decide_each_item_once) {
    constexpr int items = 60;
    std::vector<TransactionRecord> held_items;
    for (int i = 0; i < items; ++i)
        held_items.push_back(transaction(i + 1, 1'000 + static_cast<std::uint64_t>(i),
                                         held(HoldReason::member_unknown, 1'000_cents)));
    store.commit(batch(2, held_items), entry("batch"));
    std::atomic<int> decided = 0;
    std::atomic<int> otherwise = 0;
    std::vector<std::thread> clerks;
    for (int clerk = 0; clerk < 4; ++clerk)
        clerks.emplace_back([&, clerk] {
            Store own = Store::open(file);
            for (int i = 0; i < items; ++i) {
                ActRequest act = post(1'000 + static_cast<std::uint64_t>(i),
                                      {pays(Ledger::medical, 100 + (i + clerk) % 20, 1'000_cents)});
                act.applies_to = act.item.text();
                auto const outcome = own.act(act);
                if (auto const* one = std::get_if<DoneAct>(&outcome))
                    decided += one->again ? 0 : 1;
                else
                    otherwise +=
                        std::get<Refusal>(outcome).why == Refused::decided_otherwise ? 1 : 0;
            }
        });
    for (std::thread& clerk : clerks)
        clerk.join();
    EXPECT_EQ(decided, items);
    EXPECT_EQ(otherwise, 3 * items);
    EXPECT_EQ(store.last_act(), items);
    EXPECT_THAT(store.verify(), IsEmpty());
}

/// A clerk's program is killed at random moments and run again until all is decided: the books are
/// those of a program that nobody killed.
TEST_F(Desk, a_program_killed_at_any_moment_does_each_act_once) {
    constexpr int items = 40;
    std::vector<TransactionRecord> held_items;
    for (int i = 0; i < items; ++i)
        held_items.push_back(transaction(i + 1, 2'000 + static_cast<std::uint64_t>(i),
                                         held(HoldReason::member_unknown, 1'000_cents)));
    store.commit(batch(2, held_items), entry("batch"));
    auto const decide_all = [&](std::filesystem::path const& books) {
        Store own = Store::open(books);
        for (int i = 0; i < items; ++i)
            own.act(post(2'000 + static_cast<std::uint64_t>(i),
                         {pays(Ledger::medical, 100 + i % 20, 1'000_cents)}));
    };
    std::filesystem::path const undisturbed = folder / "undisturbed.db";
    ASSERT_EQ(tamper(file, "VACUUM INTO '" + undisturbed.string() + "'"), "");
    decide_all(undisturbed);
    std::mt19937_64 random(20261126);
    int kills = 0;
    for (int run = 0; run < 25; ++run) {
        pid_t const child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            decide_all(file);
            _exit(0);
        }
        ::usleep(static_cast<useconds_t>(random() % 40'000));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        kills += WIFSIGNALED(status) ? 1 : 0;
        EXPECT_THAT(Store::open(file).verify(), IsEmpty());
    }
    decide_all(file);
    EXPECT_GT(kills, 0);
    EXPECT_EQ(dump(file), dump(undisturbed));
}

/// Histories in a real store: audit chain, journal and acts prove whole, and so do two stores with
/// the same history.
TEST_F(Desk, random_histories_prove_whole) {
    std::mt19937_64 random(20261127);
    std::vector<TransactionRecord> more;
    for (int i = 0; i < 60; ++i)
        more.push_back(transaction(i + 1, 3'000 + static_cast<std::uint64_t>(i),
                                   held(HoldReason::member_unknown, Cents::of(1'000 + 100 * i))));
    store.commit(batch(2, more), entry("batch"));
    int acts = 0;
    for (int i = 0; i < 600; ++i) {
        ItemId const one = item(3'000 + random() % 60);
        ActRequest const wanted =
            random_request(random, one, *store.state(one), invoices, day("2026-11-21"));
        auto const outcome = store.act(wanted);
        acts += std::holds_alternative<DoneAct>(outcome) ? 1 : 0;
        EXPECT_TRUE(i % 100 != 0 || store.totals_now().balances()) << "act " << i;
    }
    EXPECT_GT(acts, 200);
    EXPECT_TRUE(store.totals_now().balances());
    EXPECT_THAT(store.verify(), IsEmpty());
    for (OpenInvoice const& invoice : invoices) {
        EXPECT_GE(store.open_invoice(invoice.key)->open, no_cents);
        EXPECT_LE(store.open_invoice(invoice.key)->open, invoice.balance);
    }
}

}  // namespace
}  // namespace lockbox::batches::test
