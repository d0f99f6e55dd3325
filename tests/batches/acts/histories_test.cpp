// SPDX-License-Identifier: Apache-2.0
// Random histories of acts on random items, without a store: rules, states and journal lines alone.
// LOCKBOX_HISTORIES says how many; the seed is printed.
#include <gtest/gtest.h>

#include <cstdlib>

#include "batches/acts/rules.h"
#include "tests/batches/acts/random_acts.h"
#include "tests/batches/store/sample_records.h"

namespace lockbox::batches {
namespace {

constexpr std::uint64_t seed = 20261125;
constexpr long histories_by_default = 10'000;
constexpr int acts_most = 12;

long histories() {
    char const* const asked = std::getenv("LOCKBOX_HISTORIES");
    return asked ? std::atol(asked) : histories_by_default;
}

/// A journal in memory that only grows.
struct Journal {
    std::vector<JournalEntry> entries;
    std::map<InvoiceKey, Cents> paid;

    void enter(ItemId const& item, BusinessDate date, std::vector<JournalLine> lines) {
        for (JournalLine const& line : lines)
            if (line.account == Account::receivable)
                paid.try_emplace({line.book == Book::medical ? Ledger::medical : Ledger::dental,
                                  *InvoiceNumber::parse(line.subject)},
                                 no_cents)
                    .first->second += line.credit - line.debit;
        entries.push_back({item, date, std::move(lines)});
    }
    Position position() const {
        Position sum;
        for (JournalEntry const& entry : entries)
            for (JournalLine const& line : entry.lines)
                sum.try_emplace({line.book, line.account, line.subject, line.member_id}, no_cents)
                    .first->second += line.debit - line.credit;
        std::erase_if(sum, [](auto const& one) { return one.second == no_cents; });
        return sum;
    }
};

/// Debits are credits in each book, no ledger's book bears the other's invoices, captured is
/// posted, on account, held and returned.
void expect_sound(Journal const& journal, std::vector<OpenInvoice> const& invoices) {
    std::map<Account, Cents> accounts;
    for (JournalEntry const& entry : journal.entries) {
        std::map<Book, Cents> books;
        for (JournalLine const& line : entry.lines) {
            books.try_emplace(line.book, no_cents).first->second += line.debit - line.credit;
            accounts.try_emplace(line.account, no_cents).first->second += line.debit - line.credit;
            EXPECT_NE(line.debit == no_cents, line.credit == no_cents);
            if (line.book == Book::undecided) {
                EXPECT_TRUE(line.account != Account::receivable &&
                            line.account != Account::on_account);
                EXPECT_EQ(line.member_id, "");
            } else {
                EXPECT_NE(line.account, Account::held);
            }
        }
        for (auto const& [book, sum] : books)
            EXPECT_EQ(sum, no_cents) << name(book);
    }
    Cents others = no_cents;
    for (auto const& [account, sum] : accounts)
        if (account != Account::deposit) others -= sum;
    EXPECT_EQ(accounts.try_emplace(Account::deposit, no_cents).first->second, others);
    for (OpenInvoice const& invoice : invoices) {
        auto const paid = journal.paid.find(invoice.key);
        if (paid == journal.paid.end()) continue;
        EXPECT_GE(paid->second, no_cents);
        EXPECT_LE(paid->second, invoice.balance);
    }
}

/// One item, a night's decision, and what people do to it.
class History {
public:
    History(std::mt19937_64& random, std::vector<OpenInvoice> const& invoices)
        : random_(random),
          invoices_(invoices),
          item_{test::item(random()),
                test::batch_id(1),
                "0001",
                1,
                test::day("2026-11-20"),
                true,
                test::random_decision(random, invoices)} {
        journal_.enter(item_.item, item_.received,
                       journal_entry(item_.item, item_.received, item_.decision).lines);
        EXPECT_EQ(journal_.position(), position_of(item_.item, state_of_night(item_)));
    }

    void act() {
        ItemState const before = state_after(item_, acts_);
        ActRequest const request =
            test::random_request(random_, item_.item, before, invoices_, day_);
        if (same_act(request, acts_)) return;
        if (auto const refused = refusal_of(request, before, acts_, books())) {
            EXPECT_FALSE(refused->text.empty() || refused->remedy.empty());
            ++refusals[refused->why];
            return;
        }
        Act const act{act_id(item_.item, request.kind, request.resolution, before.key),
                      item_.item,
                      static_cast<int>(acts_.size()) + 1,
                      request.kind,
                      request.resolution,
                      request.date,
                      request.who,
                      request.note};
        ItemState const after = state_after(before, item_, act);
        journal_.enter(
            item_.item, act.date,
            lines_between(position_of(item_.item, before), position_of(item_.item, after)));
        acts_.push_back(act);
        expect_act(request, before, after);
    }

    static std::map<Refused, int> refusals;
    static std::map<ActKind, int> done;

private:
    BooksToAsk books() const {
        return {[this](InvoiceKey const& key) -> std::optional<BooksToAsk::Open> {
                    for (OpenInvoice const& invoice : invoices_)
                        if (invoice.key == key) {
                            auto const paid = journal_.paid.find(key);
                            return BooksToAsk::Open{
                                invoice.member_id,
                                invoice.balance -
                                    (paid == journal_.paid.end() ? no_cents : paid->second)};
                        }
                    return std::nullopt;
                },
                [](MemberId const& member) { return member != test::member(999); }, day_};
    }

    void expect_act(ActRequest const& request, ItemState const& before, ItemState const& after) {
        ++done[request.kind];
        EXPECT_EQ(journal_.position(), position_of(item_.item, after));
        EXPECT_TRUE(same_act(request, acts_)) << "the same act again is known again";
        // Replayed from the beginning it is the same state.
        ItemState const replayed = state_after(item_, acts_);
        EXPECT_EQ(replayed.key, after.key);
        EXPECT_EQ(replayed.standing, after.standing);
        EXPECT_EQ(position_of(item_.item, replayed), position_of(item_.item, after));
        // What was seen before is no longer what stands there.
        ActRequest late = request;
        late.applies_to = before.key;
        late.note = "another note";
        if (request.kind == ActKind::resolve) late.resolution->keyed_amount = Cents::of(987'654'3);
        if (request.kind == ActKind::resolve) {
            auto const refused = refusal_of(late, after, acts_, books());
            ASSERT_TRUE(refused);
            EXPECT_EQ(refused->why, Refused::decided_otherwise);
        }
        if (request.kind == ActKind::reverse) expect_held_again(after);
        expect_sound(journal_, invoices_);
        day_ = day_.plus_days(static_cast<int>(random_() % 2));
    }

    void expect_held_again(ItemState const& state) {
        ASSERT_TRUE(state.held);
        auto const* posted = std::get_if<Posted>(&item_.decision);
        Cents const amount = state.amount.value_or(no_cents);
        Position held;
        if (amount > no_cents) {
            held.emplace(PositionKey{Book::undecided, Account::deposit, "", ""}, amount);
            held.emplace(PositionKey{Book::undecided, Account::held, item_.item.text(), ""},
                         -amount);
        }
        EXPECT_EQ(journal_.position(), held);
        EXPECT_EQ(state.amount,
                  posted ? std::optional(posted->amount) : std::get<Held>(item_.decision).amount);
        EXPECT_EQ(state.held->reason,
                  posted ? HoldReason::posting_reversed : std::get<Held>(item_.decision).reason);
    }

    std::mt19937_64& random_;
    std::vector<OpenInvoice> const& invoices_;
    DecidedItem item_;
    std::vector<Act> acts_;
    Journal journal_;
    BusinessDate day_ = test::day("2026-11-21");
};
std::map<Refused, int> History::refusals;
std::map<ActKind, int> History::done;

TEST(ActHistories, keep_every_property_of_the_books) {
    std::mt19937_64 random(seed);
    auto const invoices = test::forty_invoices();
    long const count = histories();
    for (long i = 0; i < count && !::testing::Test::HasFailure(); ++i) {
        SCOPED_TRACE("history " + std::to_string(i));
        History history(random, invoices);
        for (int act = 0; act < acts_most; ++act)
            history.act();
    }
    int done = 0;
    for (auto const& [kind, times] : History::done) {
        EXPECT_GT(times, count / 10) << name(kind);
        done += times;
    }
    int refused = 0;
    for (auto const& [why, times] : History::refusals)
        refused += times;
    std::printf("seed %llu: %ld histories, %d acts done, %d refused\n",
                static_cast<unsigned long long>(seed), count, done, refused);
    for (Refused const why :
         {Refused::no_note, Refused::date_before_books, Refused::decided_otherwise,
          Refused::nothing_to_reverse, Refused::not_posted, Refused::amount_unknown,
          Refused::amounts_differ, Refused::invoice_unknown, Refused::invoice_of_other_member,
          Refused::invoice_twice, Refused::invoice_overpaid})
        EXPECT_GT(History::refusals[why], 0) << name(why);
}

}  // namespace
}  // namespace lockbox::batches
