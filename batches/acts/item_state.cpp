// SPDX-License-Identifier: Apache-2.0
#include "batches/acts/item_state.h"

#include <fmt/format.h>

#include "lockbox/assertion.h"

namespace lockbox::batches {
namespace {

using Standing = ItemState::Standing;

Book book_of(Ledger ledger) {
    return ledger == Ledger::medical ? Book::medical : Book::dental;
}

Standing standing_after(Outcome outcome) {
    switch (outcome) {
        case Outcome::posted:
            return Standing::posted;
        case Outcome::sent_back:
            return Standing::sent_back;
        case Outcome::not_a_payment:
            return Standing::not_a_payment;
        case Outcome::duplicate:
            return Standing::duplicate;
    }
    assertion_failed("an outcome of the enumeration", __FILE__, __LINE__);
}

/// A posting of the night that was taken back, for whoever decides it now.
Held held_again(Posted const& posted, Act const& act) {
    return {.reason = HoldReason::posting_reversed,
            .further_reasons = {},
            .detail = fmt::format("Its posting was taken back on {} by {}: {}", act.date.text(),
                                  act.who, act.note),
            .amount = posted.amount,
            .candidates = posted.candidates,
            .proposed = {}};
}

void add(Position& position, Book book, Account account, std::string const& subject,
         std::string const& member, Cents amount) {
    auto const entry = position.try_emplace({book, account, subject, member}, no_cents).first;
    entry->second += amount;
    if (entry->second == no_cents) position.erase(entry);
}

}  // namespace

std::string_view name(Standing standing) {
    switch (standing) {
        case Standing::held:
            return "held";
        case Standing::posted:
            return "posted";
        case Standing::sent_back:
            return "sent_back";
        case Standing::not_a_payment:
            return "not_a_payment";
        case Standing::duplicate:
            return "duplicate";
        case Standing::returned:
            return "returned";
    }
    assertion_failed("a standing of the enumeration", __FILE__, __LINE__);
}

ItemState state_of_night(DecidedItem const& item) {
    ItemState state{Standing::held, item.item.text(), item.is_payment, std::nullopt, {}, {}, {}};
    if (auto const* posted = std::get_if<Posted>(&item.decision)) {
        state.standing = Standing::posted;
        state.amount = posted->amount;
        state.allocations = posted->allocations;
        if (posted->on_account > no_cents)
            state.on_account.push_back(
                {posted->ledger(), posted->allocations.front().member_id, posted->on_account});
        return state;
    }
    state.held = std::get<Held>(item.decision);
    if (item.is_payment) state.amount = state.held->amount;
    return state;
}

ItemState state_after(ItemState const& before, DecidedItem const& item, Act const& act) {
    ItemState after = before;
    after.key = act.id;
    switch (act.kind) {
        case ActKind::resolve:
            LOCKBOX_ASSERT(act.resolution.has_value());
            after.standing = standing_after(act.resolution->outcome);
            after.held.reset();
            if (act.resolution->keyed_amount) after.amount = act.resolution->keyed_amount;
            after.allocations = act.resolution->allocations;
            after.on_account = act.resolution->on_account;
            return after;
        case ActKind::returned:
            after.standing = Standing::returned;
            return after;
        case ActKind::reverse: {
            ItemState const night = state_of_night(item);
            after.standing = Standing::held;
            after.amount = night.amount;
            after.allocations.clear();
            after.on_account.clear();
            auto const* posted = std::get_if<Posted>(&item.decision);
            after.held = posted ? held_again(*posted, act) : std::get<Held>(item.decision);
            return after;
        }
    }
    assertion_failed("a kind of the enumeration", __FILE__, __LINE__);
}

ItemState state_after(DecidedItem const& item, std::span<Act const> acts) {
    ItemState state = state_of_night(item);
    for (Act const& act : acts)
        state = state_after(state, item, act);
    return state;
}

bool DayChange::posts() const {
    return after.standing == Standing::posted && acts.back().kind == ActKind::resolve;
}

bool DayChange::takes_back() const {
    // An act on what is posted can only take it back, so a day with acts does.
    return before && before->standing == Standing::posted;
}

Position position_of(ItemId const& item, ItemState const& state) {
    Position position;
    auto const both = [&](Book book, Account account, std::string const& subject,
                          std::string const& member, Cents amount) {
        add(position, book, Account::deposit, "", "", amount);
        add(position, book, account, subject, member, -amount);
    };
    Cents const amount = state.amount.value_or(no_cents);
    bool const went_back = state.standing == Standing::returned;
    switch (state.standing) {
        case Standing::held:
            both(Book::undecided, Account::held, item.text(), "", amount);
            break;
        case Standing::sent_back:
        case Standing::not_a_payment:
        case Standing::duplicate:
            both(Book::undecided, Account::returned, item.text(), "", amount);
            break;
        case Standing::posted:
        case Standing::returned:
            for (Allocation const& part : state.allocations)
                both(book_of(part.invoice.ledger),
                     went_back ? Account::returned : Account::receivable,
                     went_back ? item.text() : part.invoice.number.text(),
                     went_back ? "" : part.member_id.text(), part.amount);
            for (OnAccount const& part : state.on_account)
                both(book_of(part.ledger), went_back ? Account::returned : Account::on_account,
                     went_back ? item.text() : part.member_id.text(),
                     went_back ? "" : part.member_id.text(), part.amount);
    }
    return position;
}

std::vector<JournalLine> lines_between(Position const& from, Position const& to) {
    Position change = to;
    for (auto const& [key, amount] : from) {
        auto const& [book, account, subject, member] = key;
        add(change, book, account, subject, member, -amount);
    }
    std::vector<JournalLine> lines;
    for (auto const& [key, amount] : change) {
        auto const& [book, account, subject, member] = key;
        bool const debit = amount > no_cents;
        lines.push_back({book, account, subject, debit ? amount : no_cents,
                         debit ? no_cents : -amount, member});
    }
    return lines;
}

}  // namespace lockbox::batches
