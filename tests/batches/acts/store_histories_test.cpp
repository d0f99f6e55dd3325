// SPDX-License-Identifier: Apache-2.0
// Random histories of a store: batches and what people do to their items, held after every step
// against a plain model of the books that knows nothing of states, positions or SQL.
// LOCKBOX_STORE_HISTORIES says how many (60); LOCKBOX_HISTORY_SEED which; both are printed.
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstdlib>

#include "tests/batches/acts/random_acts.h"
#include "tests/batches/store/sample_records.h"

namespace lockbox::batches::test {
namespace {

namespace fs = std::filesystem;

constexpr int acts_most = 8;
constexpr std::uint64_t every_replayed = 8;

std::uint64_t number_in(char const* variable, std::uint64_t otherwise) {
    char const* const asked = std::getenv(variable);
    return asked ? std::strtoull(asked, nullptr, 10) : otherwise;
}

/// Of a journal line, as the database has it.
struct Line {
    long long entry;
    std::string book, account, subject, member;
    long long debit, credit;
    friend bool operator==(Line const&, Line const&) = default;
};

/// The database itself, read behind the store's back.
class Journal {
public:
    explicit Journal(fs::path const& file) {
        EXPECT_EQ(sqlite3_open(file.c_str(), &database_), SQLITE_OK);
        EXPECT_EQ(sqlite3_prepare_v2(database_,
                                     "SELECT entry_seq, book, account, subject, member_id, debit,"
                                     " credit FROM journal_lines ORDER BY entry_seq, line",
                                     -1, &all_, nullptr),
                  SQLITE_OK);
    }
    ~Journal() {
        sqlite3_finalize(all_);
        sqlite3_close(database_);
    }
    Journal(Journal const&) = delete;
    Journal& operator=(Journal const&) = delete;

    std::vector<Line> lines() {
        auto const text = [&](int column) {
            // The library's text is of unsigned characters.
            return std::string(reinterpret_cast<char const*>(sqlite3_column_text(all_, column)));
        };
        std::vector<Line> lines;
        while (sqlite3_step(all_) == SQLITE_ROW)
            lines.push_back({sqlite3_column_int64(all_, 0), text(1), text(2), text(3), text(4),
                             sqlite3_column_int64(all_, 5), sqlite3_column_int64(all_, 6)});
        sqlite3_reset(all_);
        return lines;
    }

private:
    sqlite3* database_ = nullptr;
    sqlite3_stmt* all_ = nullptr;
};

/// Book, account, subject, member.
using Key = std::tuple<std::string, std::string, std::string, std::string>;
using Sums = std::map<Key, long long>;

/// Where the money of one item is, in the simplest words.
struct Money {
    enum class Place { held, posted, sent_away, returned } place = Place::held;
    long long cents = 0;
    std::vector<Allocation> invoices;
    std::vector<OnAccount> accounts;
    long long as_read = 0;

    void post(std::vector<Allocation> const& to, std::vector<OnAccount> const& beside) {
        place = Place::posted;
        invoices = to;
        accounts = beside;
    }
    void add_to(Sums& sums, std::string const& item) const {
        if (cents == 0) return;
        auto const book = [](Ledger ledger) { return std::string(name(ledger)); };
        auto const put = [&](std::string const& where, Key const& credit, long long amount) {
            sums[{where, "deposit", "", ""}] += amount;
            sums[credit] -= amount;
        };
        if (place == Place::held) put("undecided", {"undecided", "held", item, ""}, cents);
        if (place == Place::sent_away) put("undecided", {"undecided", "returned", item, ""}, cents);
        for (Allocation const& part : invoices) {
            std::string const ledger = book(part.invoice.ledger);
            if (place == Place::posted)
                put(ledger,
                    {ledger, "receivable", part.invoice.number.text(), part.member_id.text()},
                    part.amount.count());
            if (place == Place::returned)
                put(ledger, {ledger, "returned", item, ""}, part.amount.count());
        }
        for (OnAccount const& part : accounts) {
            std::string const ledger = book(part.ledger);
            if (place == Place::posted)
                put(ledger, {ledger, "on_account", part.member_id.text(), part.member_id.text()},
                    part.amount.count());
            if (place == Place::returned)
                put(ledger, {ledger, "returned", item, ""}, part.amount.count());
        }
    }
};

Money money_of(Decision const& decision) {
    Money money;
    if (auto const* posted = std::get_if<Posted>(&decision)) {
        money.as_read = money.cents = posted->amount.count();
        std::vector<OnAccount> beside;
        if (posted->on_account > no_cents)
            beside.push_back(
                {posted->ledger(), posted->allocations.front().member_id, posted->on_account});
        money.post(posted->allocations, beside);
    } else {
        money.as_read = money.cents = std::get<Held>(decision).amount.value_or(no_cents).count();
    }
    return money;
}

/// A store, its journal as it was seen last, and what ought to stand in it.
class History {
public:
    History(fs::path const& file, std::vector<OpenInvoice> const& invoices)
        : store_(Store::open(file)), journal_(file), invoices_(invoices) {}

    void enter(BatchRecord const& batch) {
        ASSERT_TRUE(store_.commit(batch, entry("batch")));
        for (TransactionRecord const& transaction : batch.transactions)
            for (PaymentDecision const& payment : transaction.decision.payments) {
                money_[payment.item] = money_of(payment.decision);
                items_.push_back(payment.item);
            }
        check();
    }
    /// True if it was done.
    bool act(std::mt19937_64& random, BusinessDate day) {
        ItemId const item = items_[random() % items_.size()];
        ActRequest const request =
            random_request(random, item, *store_.state(item), invoices_, day);
        auto const outcome = store_.act(request);
        if (auto const* done = std::get_if<DoneAct>(&outcome)) follow(request, done->again);
        check();
        return std::holds_alternative<DoneAct>(outcome);
    }
    void check_at_end() {
        EXPECT_EQ(store_.verify(), std::vector<std::string>());
        for (OpenInvoice const& invoice : invoices_) {
            Cents const open = store_.open_invoice(invoice.key)->open;
            long long paid = 0;
            for (auto const& [item, money] : money_)
                if (money.place == Money::Place::posted)
                    for (Allocation const& part : money.invoices)
                        if (part.invoice == invoice.key) paid += part.amount.count();
            EXPECT_EQ(open.count(), invoice.balance.count() - paid);
            EXPECT_GE(open, no_cents);
        }
    }

private:
    void follow(ActRequest const& request, bool again) {
        if (again) return;
        Money& money = money_[request.item];
        if (request.kind == ActKind::returned) money.place = Money::Place::returned;
        if (request.kind == ActKind::reverse) {
            money.place = Money::Place::held;
            money.invoices.clear();
            money.accounts.clear();
            money.cents = money.as_read;
        }
        if (request.kind != ActKind::resolve) return;
        Resolution const& wanted = *request.resolution;
        if (wanted.keyed_amount) money.cents = wanted.keyed_amount->count();
        if (wanted.outcome == Outcome::posted)
            money.post(wanted.allocations, wanted.on_account);
        else
            money.place = Money::Place::sent_away;
    }

    void check() {
        std::vector<Line> const now = journal_.lines();
        // Nothing that was posted has changed.
        ASSERT_GE(now.size(), seen_.size());
        EXPECT_TRUE(std::equal(seen_.begin(), seen_.end(), now.begin()));
        Sums found, wanted;
        std::map<std::pair<long long, std::string>, long long> uneven;
        for (Line const& line : now) {
            found[{line.book, line.account, line.subject, line.member}] += line.debit - line.credit;
            uneven[{line.entry, line.book}] += line.debit - line.credit;
        }
        for (auto const& [entry_and_book, sum] : uneven)
            EXPECT_EQ(sum, 0) << entry_and_book.first << " " << entry_and_book.second;
        for (auto const& [item, money] : money_)
            money.add_to(wanted, item.text());
        for (Sums* sums : {&found, &wanted})
            std::erase_if(*sums, [](auto const& one) { return one.second == 0; });
        EXPECT_EQ(found, wanted);
        BookTotals const totals = store_.totals_now();
        EXPECT_TRUE(totals.balances()) << totals.line();
        long long captured = 0;
        for (auto const& [item, money] : money_)
            captured += money.cents;
        EXPECT_EQ(totals.captured.count(), captured);
        seen_ = now;
    }

    Store store_;
    Journal journal_;
    std::vector<OpenInvoice> const& invoices_;
    std::map<ItemId, Money> money_;
    std::vector<ItemId> items_;
    std::vector<Line> seen_;
};

class StoreHistories : public ::testing::Test {
protected:
    StoreHistories() {
        Store store = Store::create(fresh_);
        auto replacement = store.replace_invoices();
        for (OpenInvoice const& one : invoices_)
            replacement.add(one);
        replacement.commit({"hash", "invoices.csv", invoices_.size()}, entry("import"));
    }
    /// Lives through the history that `seed` decides. The number of acts done.
    int live(fs::path const& file, std::uint64_t seed) {
        fs::copy_file(fresh_, file, fs::copy_options::overwrite_existing);
        std::mt19937_64 random(seed);
        History history(file, invoices_);
        int done = 0;
        BusinessDate now = day("2026-11-20");
        for (std::uint64_t i = 1 + random() % 2; i > 0; --i) {
            history.enter(random_night(random, now));
            for (std::uint64_t acts = random() % acts_most; acts > 0; --acts) {
                done += history.act(random, now) ? 1 : 0;
                now = now.plus_days(static_cast<int>(random() % 4 == 0));
            }
        }
        history.check_at_end();
        return done;
    }
    BatchRecord random_night(std::mt19937_64& random, BusinessDate received) {
        std::vector<TransactionRecord> transactions;
        int const count = 1 + static_cast<int>(random() % 4);
        for (int i = 1; i <= count; ++i)
            transactions.push_back(transaction(i, random(), random_decision(random, invoices_)));
        if (random() % 4 == 0) transactions.push_back(without_payment(count + 1, random()));
        BatchRecord record = batch(random(), std::move(transactions));
        record.received = received;
        return record;
    }

    /// In memory where the system has such a folder: a commit is synced all the same.
    struct InMemory {
        InMemory() {
            if (fs::is_directory("/dev/shm")) ::setenv("TMPDIR", "/dev/shm", 1);
        }
    } in_memory_;
    TemporaryFolder folder_;
    fs::path fresh_ = folder_ / "fresh.db";
    std::vector<OpenInvoice> invoices_ = forty_invoices();
};

TEST_F(StoreHistories, keep_every_property_of_the_books) {
    std::uint64_t const seed = number_in("LOCKBOX_HISTORY_SEED", 20261130);
    std::uint64_t const count = number_in("LOCKBOX_STORE_HISTORIES", 60);
    long acts = 0;
    for (std::uint64_t i = 0; i < count && !HasFailure(); ++i) {
        SCOPED_TRACE("seed " + std::to_string(seed) + ", history " + std::to_string(i));
        std::uint64_t const own = seed * 1'000'003 + i;
        acts += live(folder_ / "one.db", own);
        if (i % every_replayed != 0) continue;
        // Lived through once more, it leaves the same, row for row.
        live(folder_ / "again.db", own);
        EXPECT_EQ(dump(folder_ / "one.db"), dump(folder_ / "again.db"));
    }
    std::printf("seed %llu: %llu histories, one in 8 of them twice, %ld acts done\n",
                static_cast<unsigned long long>(seed), static_cast<unsigned long long>(count),
                acts);
    EXPECT_GT(acts, static_cast<long>(count));
}

}  // namespace
}  // namespace lockbox::batches::test
