// SPDX-License-Identifier: Apache-2.0
// What others ask about acts: what is held now, what changed on a day, a member's statement.
#include "batches/store/acts.h"
#include "batches/store/acts_sql.h"
#include "batches/store/database.h"
#include "batches/store/retention_sql.h"
#include "batches/store/sql.h"
#include "batches/store/stored_value.h"

namespace lockbox::batches {
namespace {

std::vector<std::string> texts(soci::session& sql, char const* statement) {
    std::string text;
    soci::statement rows = (sql.prepare << statement, soci::into(text));
    std::vector<std::string> all;
    rows.execute();
    while (rows.fetch())
        all.push_back(text);
    return all;
}

std::vector<ItemId> items_acted_on(soci::session& sql, BusinessDate day) {
    std::string const date = day.text();
    std::string id;
    soci::statement rows = (sql.prepare << sql::items_acted_on, soci::use(date), soci::into(id));
    std::vector<ItemId> items;
    rows.execute();
    while (rows.fetch())
        items.push_back(stored<ItemId>(id));
    return items;
}

DayChange change_of(soci::session& sql, ItemId const& id, BusinessDate day) {
    DecidedItem const item = present(decided_in_night(sql, id));
    std::vector<Act> until;
    std::vector<Act> before;
    for (Act& act : acts_of(sql, id)) {
        if (act.date < day) before.push_back(act);
        if (act.date <= day) until.push_back(std::move(act));
    }
    bool const was_there = item.received < day;
    return {item,
            was_there ? std::optional(state_after(item, before)) : std::nullopt,
            state_after(item, until),
            {until.begin() + static_cast<std::ptrdiff_t>(before.size()), until.end()}};
}

}  // namespace

std::vector<DayChange> Store::changes_on(BusinessDate day) {
    return guarded("read the acts of a day", [&] {
        Work work(state_->sql, Work::Kind::reading);
        std::vector<DayChange> changes;
        for (ItemId const& item : items_acted_on(state_->sql, day))
            changes.push_back(change_of(state_->sql, item, day));
        return changes;
    });
}

void Store::for_each_held_now(std::function<void(DecidedItem const&)> const& visit) {
    guarded("list what is held", [&] {
        Work work(state_->sql, Work::Kind::reading);
        for (std::string const& id : texts(state_->sql, sql::held_now)) {
            DecidedItem item = present(decided_in_night(state_->sql, stored<ItemId>(id)));
            ItemState const state = state_after(item, acts_of(state_->sql, item.item));
            item.decision = present(state.held);
            visit(item);
        }
    });
}

std::vector<BusinessDate> Store::business_dates() {
    return guarded("list the days", [&] {
        std::vector<BusinessDate> days;
        for (std::string const& day : texts(state_->sql, sql::business_dates))
            days.push_back(stored<BusinessDate>(day));
        return days;
    });
}

void add_accounts(soci::session& sql, char const* statement, BookTotals& sums) {
    std::string book, account;
    long long debit = 0;
    long long credit = 0;
    soci::statement rows = (sql.prepare << statement, soci::into(book), soci::into(account),
                            soci::into(debit), soci::into(credit));
    rows.execute();
    while (rows.fetch()) {
        bool const medical = book == name(Book::medical);
        Cents const credited = Cents::of(credit - debit);
        if (account == name(Account::deposit)) sums.captured -= credited;
        if (account == name(Account::held)) sums.held += credited;
        if (account == name(Account::returned)) sums.returned += credited;
        if (account == name(Account::receivable))
            (medical ? sums.posted_medical : sums.posted_dental) += credited;
        if (account == name(Account::on_account)) sums.on_account += credited;
    }
}

BookTotals totals_now(soci::session& sql) {
    long long sums[5] = {};
    sql << sql::totals_of_batches, soci::into(sums[0]), soci::into(sums[1]), soci::into(sums[2]),
        soci::into(sums[3]), soci::into(sums[4]);
    BookTotals totals;
    totals.captured = Cents::of(sums[0]);
    totals.posted_medical = Cents::of(sums[1]);
    totals.posted_dental = Cents::of(sums[2]);
    totals.on_account = Cents::of(sums[3]);
    totals.held = Cents::of(sums[4]);
    add_accounts(sql, sql::accounts_of_acts, totals);
    return totals;
}

void verify_totals(soci::session& sql, std::vector<std::string>& wrong) {
    BookTotals journal;
    add_accounts(sql, sql::accounts_of_all, journal);
    if (journal.line() != totals_now(sql).line())
        wrong.push_back("The journal as a whole is not what its batches and acts add up to: " +
                        journal.line());
}

BookTotals Store::totals_now() {
    return guarded("add up the books", [&] {
        Work work(state_->sql, Work::Kind::reading);
        return batches::totals_now(state_->sql);
    });
}

std::vector<InvoiceKey> Store::invoices_of(MemberId const& member) {
    return guarded("read a member's invoices", [&] {
        std::string ledger, number;
        soci::statement rows = (state_->sql.prepare << sql::invoices_of_member,
                                soci::use(member.text()), soci::into(ledger), soci::into(number));
        std::vector<InvoiceKey> invoices;
        rows.execute();
        while (rows.fetch())
            invoices.push_back({present(parse_ledger(ledger)), stored<InvoiceNumber>(number)});
        return invoices;
    });
}

std::vector<std::pair<InvoiceKey, MemberId>> Store::invoices_with(InvoiceNumber const& number) {
    return guarded("look an invoice up", [&] {
        std::string ledger, member;
        soci::statement rows = (state_->sql.prepare << sql::invoices_with_number,
                                soci::use(number.text()), soci::into(ledger), soci::into(member));
        std::vector<std::pair<InvoiceKey, MemberId>> invoices;
        rows.execute();
        while (rows.fetch())
            invoices.emplace_back(InvoiceKey{present(parse_ledger(ledger)), number},
                                  stored<MemberId>(member));
        return invoices;
    });
}

std::vector<StatementLine> Store::statement(MemberId const& member) {
    return guarded("read a member's postings", [&] {
        std::string date, book, account, subject, item, kind, who;
        long long amount = 0;
        soci::statement rows =
            (state_->sql.prepare << sql::statement_of_member, soci::use(member.text()),
             soci::into(date), soci::into(book), soci::into(account), soci::into(subject),
             soci::into(amount), soci::into(item), soci::into(kind), soci::into(who));
        std::vector<StatementLine> lines;
        rows.execute();
        while (rows.fetch())
            lines.push_back({stored<BusinessDate>(date), present(parse_ledger(book)),
                             account == name(Account::receivable)
                                 ? std::optional(stored<InvoiceNumber>(subject))
                                 : std::nullopt,
                             Cents::of(amount), stored<ItemId>(item), parse_act_kind(kind), who});
        return lines;
    });
}

}  // namespace lockbox::batches
