// SPDX-License-Identifier: Apache-2.0
// Entering an act, and where items stand since.
#include "batches/store/acts.h"

#include <fmt/format.h>

#include "batches/acts/rules.h"
#include "batches/content_hash.h"
#include "batches/store/acts_sql.h"
#include "batches/store/database.h"
#include "batches/store/record_json.h"
#include "batches/store/sql.h"
#include "batches/store/stored_value.h"
#include "lockbox/assertion.h"

namespace lockbox::batches {
namespace {

long long next(soci::session& sql, char const* statement) {
    long long seq = 0;
    sql << statement, soci::into(seq);
    return seq;
}

Book stored_book(std::string const& text) {
    for (Book const book : {Book::medical, Book::dental, Book::undecided})
        if (name(book) == text) return book;
    throw damaged_store("a book");
}
Account stored_account(std::string const& text) {
    for (Account const account : {Account::deposit, Account::receivable, Account::on_account,
                                  Account::held, Account::returned})
        if (name(account) == text) return account;
    throw damaged_store("an account");
}

BusinessDate last_day_of(soci::session& sql, BusinessDate otherwise) {
    std::string day;
    sql << sql::last_business_day, soci::into(day);
    return day.empty() ? otherwise : stored<BusinessDate>(day);
}

std::optional<BooksToAsk::Open> open_invoice_in(soci::session& sql, InvoiceKey const& invoice) {
    std::string const ledger(name(invoice.ledger));
    std::string const number = invoice.number.text();
    std::string member;
    long long balance = 0;
    sql << sql::open_invoice, soci::use(number), soci::use(ledger), soci::into(member),
        soci::into(balance);
    if (!sql.got_data()) return std::nullopt;
    long long paid = 0;
    sql << sql::paid_on_invoice, soci::use(number), soci::use(ledger), soci::into(paid);
    Cents const open = std::max(Cents::of(balance), no_cents) - Cents::of(paid);
    return BooksToAsk::Open{stored<MemberId>(member), std::max(open, no_cents)};
}

BooksToAsk books_in(soci::session& sql, BusinessDate otherwise) {
    return {[&sql](InvoiceKey const& invoice) { return open_invoice_in(sql, invoice); },
            [&sql](MemberId const& member) {
                int known = 0;
                sql << sql::knows_member, soci::use(member.text()), soci::use(member.text()),
                    soci::into(known);
                return known != 0;
            },
            last_day_of(sql, otherwise)};
}

void add_line(soci::session& sql, long long entry, int number, JournalLine const& line) {
    std::string const book(name(line.book));
    std::string const account(name(line.account));
    long long const debit = line.debit.count();
    long long const credit = line.credit.count();
    sql << sql::add_line, soci::use(entry), soci::use(number), soci::use(book), soci::use(account),
        soci::use(line.subject), soci::use(line.member_id), soci::use(debit), soci::use(credit);
    if (line.credit == no_cents) return;
    if (line.account == Account::receivable)
        sql << sql::add_invoice_facts, soci::use(entry), soci::use(number), soci::use(book),
            soci::use(line.subject);
    if (line.account == Account::on_account)
        sql << sql::add_member_facts, soci::use(entry), soci::use(number), soci::use(book),
            soci::use(line.member_id);
}

void enter(soci::session& sql, ItemPlace place, Act const& act,
           std::vector<JournalLine> const& lines) {
    long long const seq = next(sql, sql::next_act);
    std::string const kind(name(act.kind));
    std::string const date = act.date.text();
    std::string const content = resolution_text(act.resolution);
    sql << sql::add_act, soci::use(seq), soci::use(act.id), soci::use(place.item),
        soci::use(act.number), soci::use(kind), soci::use(date), soci::use(act.who),
        soci::use(act.note), soci::use(content);
    if (!lines.empty()) {
        long long const entry = next(sql, sql::next_entry);
        sql << sql::add_act_entry, soci::use(entry), soci::use(seq), soci::use(place.item),
            soci::use(place.batch), soci::use(date);
        int number = 0;
        for (JournalLine const& line : lines)
            add_line(sql, entry, ++number, line);
    }
    append_audit(sql, audit_of(act));
}

}  // namespace

std::vector<Act> acts_of(soci::session& sql, ItemId const& item) {
    std::string id, kind, date, who, note, content;
    int number = 0;
    soci::statement rows = (sql.prepare << sql::acts_of_item, soci::use(item.text()),
                            soci::into(id), soci::into(number), soci::into(kind), soci::into(date),
                            soci::into(who), soci::into(note), soci::into(content));
    std::vector<Act> acts;
    rows.execute();
    while (rows.fetch())
        acts.push_back({id, item, number, present(parse_act_kind(kind)), parse_resolution(content),
                        stored<BusinessDate>(date), who, note});
    return acts;
}

Position position_in_journal(soci::session& sql, long long item_seq) {
    std::string book, account, subject, member;
    long long sum = 0;
    soci::statement rows =
        (sql.prepare << sql::position_of_item, soci::use(item_seq), soci::into(book),
         soci::into(account), soci::into(subject), soci::into(member), soci::into(sum));
    Position position;
    rows.execute();
    while (rows.fetch())
        position.emplace(PositionKey{stored_book(book), stored_account(account), subject, member},
                         Cents::of(sum));
    return position;
}

AuditEntry audit_of(Act const& act) {
    constexpr std::size_t digits = 32;
    std::string const content = ContentHash()
                                    .part(act.id)
                                    .part(std::to_string(act.number))
                                    .part(act.date.text())
                                    .part(act.who)
                                    .part(act.note)
                                    .part(resolution_text(act.resolution))
                                    .hex(digits);
    return {act.who, std::string(name(act.kind)), act.item.text(),
            fmt::format("act {}, dated {}, content {}", act.id, act.date.text(), content)};
}

std::optional<ItemBefore> item_before(soci::session& sql, ItemId const& id) {
    ItemPlace place;
    std::string const text = id.text();
    sql << sql::item_and_batch, soci::use(text), soci::into(place.item), soci::into(place.batch);
    bool const is_known = sql.got_data();
    auto const item = is_known ? decided_in_night(sql, id) : std::nullopt;
    if (!item) return std::nullopt;
    std::vector<Act> acts = acts_of(sql, id);
    ItemState state = state_after(*item, acts);
    return ItemBefore{place, *item, std::move(acts), std::move(state)};
}

Refusal unknown_item() {
    return {Refused::unknown_item, "nothing was decided about such an item",
            "See lockbox held list."};
}

std::optional<Refusal> refusal_in(soci::session& sql, ActRequest const& request,
                                  ItemBefore const& before) {
    return refusal_of(request, before.state, before.acts, books_in(sql, before.item.received));
}

DoneAct done_in(soci::session& sql, ActRequest const& request, ItemBefore const& before) {
    Act const act{act_id(request.item, request.kind, request.resolution, before.state.key),
                  request.item,
                  static_cast<int>(before.acts.size()) + 1,
                  request.kind,
                  request.resolution,
                  request.date,
                  request.who,
                  request.note};
    Position const after = position_of(request.item, state_after(before.state, before.item, act));
    enter(sql, before.place, act, lines_between(position_of(request.item, before.state), after));
    // What was written is read again: the books must say what the act meant.
    if (position_in_journal(sql, before.place.item) != after)
        throw StoreFailure("the journal as written differs from the act",
                           "Check the disk, then act again: nothing was done.");
    return {act, false};
}

Store::ActOutcome Store::act(ActRequest const& request) {
    return guarded("enter an act", [&]() -> ActOutcome {
        soci::session& sql = state_->sql;
        Work work(sql, Work::Kind::writing);
        auto const before = item_before(sql, request.item);
        if (!before) return unknown_item();
        if (Act const* const same = same_act(request, before->acts)) return DoneAct{*same, true};
        if (auto refused = refusal_in(sql, request, *before)) return std::move(*refused);
        DoneAct done = done_in(sql, request, *before);
        work.commit();
        return done;
    });
}

std::vector<Act> Store::acts(ItemId const& item) {
    return guarded("read an item's acts", [&] { return acts_of(state_->sql, item); });
}

std::optional<ItemState> Store::state(ItemId const& item) {
    return guarded("read where an item stands", [&]() -> std::optional<ItemState> {
        Work work(state_->sql, Work::Kind::reading);
        auto const decided = decided_in_night(state_->sql, item);
        if (!decided) return std::nullopt;
        return state_after(*decided, acts_of(state_->sql, item));
    });
}

long long Store::last_act() {
    return guarded("count the acts", [&] { return next(state_->sql, sql::last_act); });
}

std::optional<BooksToAsk::Open> Store::open_invoice(InvoiceKey const& invoice) {
    return guarded("read an open invoice", [&] { return open_invoice_in(state_->sql, invoice); });
}

}  // namespace lockbox::batches
