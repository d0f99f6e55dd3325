// SPDX-License-Identifier: Apache-2.0
// Entering what people do at the desk: acts that two must agree on, and marks.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "batches/content_hash.h"
#include "batches/store/acts.h"
#include "batches/store/database.h"
#include "batches/store/desk_sql.h"
#include "batches/store/stored_value.h"

namespace lockbox::batches {
namespace {

constexpr std::size_t hash_digits = 32;

std::string utc_now(soci::session& sql) {
    std::string now;
    sql << sql::utc_now, soci::into(now);
    return now;
}

std::vector<Mark> marks_of(soci::session& sql, ItemId const& item) {
    std::string kind, key, when, who, note;
    int number = 0;
    soci::statement rows =
        (sql.prepare << sql::marks_of_item, soci::use(item.text()), soci::into(number),
         soci::into(kind), soci::into(key), soci::into(when), soci::into(who), soci::into(note));
    std::vector<Mark> marks;
    rows.execute();
    while (rows.fetch())
        marks.push_back({item, number, present(parse_mark_kind(kind)), key, when, who, note});
    return marks;
}

std::vector<Keying> keyings_of(soci::session& sql, ItemId const& item) {
    std::string key, when, who, act;
    int turn = 0;
    soci::statement rows =
        (sql.prepare << sql::keyings_of_item, soci::use(item.text()), soci::into(key),
         soci::into(turn), soci::into(when), soci::into(who), soci::into(act));
    std::vector<Keying> keyings;
    rows.execute();
    while (rows.fetch())
        keyings.push_back({item, key, turn, when, who, present(parse_resolution(act))});
    return keyings;
}

std::vector<Keying> keyings_of_state(soci::session& sql, ItemId const& item,
                                     std::string const& key) {
    std::vector<Keying> keyings = keyings_of(sql, item);
    std::erase_if(keyings, [&](Keying const& one) { return one.applies_to != key; });
    return keyings;
}

/// The chain covers what was keyed and noted without bearing it.
AuditEntry audit_of(Keying const& keying) {
    return {keying.who, "key", keying.item.text(),
            fmt::format("turn {}, content {}", keying.turn,
                        ContentHash()
                            .part(keying.applies_to)
                            .part(keying.when)
                            .part(resolution_text(keying.resolution))
                            .hex(hash_digits))};
}
AuditEntry audit_of(Mark const& mark) {
    return {
        mark.who, "mark", mark.item.text(),
        fmt::format(
            "{}, number {}, content {}", name(mark.kind), mark.number,
            ContentHash().part(mark.applies_to).part(mark.when).part(mark.note).hex(hash_digits))};
}

void add(soci::session& sql, long long item_seq, Keying const& keying) {
    std::string const act = resolution_text(keying.resolution);
    sql << sql::add_keying, soci::use(item_seq), soci::use(keying.applies_to),
        soci::use(keying.turn), soci::use(keying.when), soci::use(keying.who), soci::use(act);
    append_audit(sql, audit_of(keying));
}

Refusal same_person() {
    return {Refused::same_person, "you have keyed this item already",
            "Another person must key it without seeing what you did."};
}

/// What becomes of a resolution where `kept` were keyed before it; part of the caller's
/// transaction.
Store::DeskOutcome keyed_in(soci::session& sql, ActRequest const& request, ItemBefore const& before,
                            std::vector<Keying> const& kept) {
    std::string const content = resolution_text(request.resolution);
    for (Keying const& one : kept)
        if (one.who == request.who)
            return resolution_text(one.resolution) == content
                       ? Store::DeskOutcome(KeptKeying{one.turn})
                       : Store::DeskOutcome(same_person());
    Keying const keying{request.item, before.state.key, static_cast<int>(kept.size()) + 1,
                        utc_now(sql), request.who,      *request.resolution};
    add(sql, before.place.item, keying);
    bool const agreed = std::any_of(kept.begin(), kept.end(), [&](Keying const& one) {
        return resolution_text(one.resolution) == content;
    });
    bool const decided = agreed || kept.size() >= 2;
    if (!decided) return KeptKeying{keying.turn};
    return done_in(sql, request, before);
}

}  // namespace

Store::DeskOutcome Store::act_at_desk(ActRequest const& request, DeskRules const& rules) {
    LOCKBOX_ASSERT(!request.applies_to.empty());
    return guarded("enter an act", [&]() -> DeskOutcome {
        soci::session& sql = state_->sql;
        Work work(sql, Work::Kind::writing);
        auto const before = item_before(sql, request.item);
        if (!before) return unknown_item();
        if (Act const* const same = same_act(request, before->acts)) return DoneAct{*same, true};
        if (auto refused = refusal_in(sql, request, *before)) return std::move(*refused);
        DeskOutcome outcome = unknown_item();
        if (request.kind != ActKind::resolve) {
            outcome = done_in(sql, request, *before);
        } else {
            if (auto refused = unstated_amount(*request.resolution, before->state))
                return std::move(*refused);
            auto const kept = keyings_of_state(sql, request.item, before->state.key);
            bool const second = rules.needs_second(*request.resolution, before->state.amount);
            if (kept.empty() && !second)
                outcome = done_in(sql, request, *before);
            else
                outcome = keyed_in(sql, request, *before, kept);
        }
        if (!std::holds_alternative<Refusal>(outcome)) work.commit();
        return outcome;
    });
}

std::optional<Refusal> Store::mark(Mark const& given) {
    return guarded("enter a mark", [&]() -> std::optional<Refusal> {
        soci::session& sql = state_->sql;
        Work work(sql, Work::Kind::writing);
        auto const before = item_before(sql, given.item);
        if (!before) return unknown_item();
        if (given.note.empty())
            return Refusal{Refused::no_note, "nobody says why", "Add a note of a few words."};
        auto const marks = marks_of(sql, given.item);
        auto const same = [&](Mark const& one) {
            return one.number == given.number && one.kind == given.kind && one.who == given.who &&
                   one.note == given.note;
        };
        if (std::any_of(marks.begin(), marks.end(), same)) return std::nullopt;
        bool const as_seen = before->state.standing == ItemState::Standing::held &&
                             before->state.key == given.applies_to &&
                             given.number == static_cast<int>(marks.size()) + 1;
        if (!as_seen)
            return Refusal{Refused::decided_otherwise, "somebody else touched it meanwhile",
                           "Look at the item again."};
        Mark mark = given;
        mark.when = utc_now(sql);
        std::string const kind(name(mark.kind));
        sql << sql::add_mark, soci::use(before->place.item), soci::use(mark.number),
            soci::use(kind), soci::use(mark.applies_to), soci::use(mark.when), soci::use(mark.who),
            soci::use(mark.note);
        append_audit(sql, audit_of(mark));
        work.commit();
        return std::nullopt;
    });
}

std::vector<Mark> Store::marks(ItemId const& item) {
    return guarded("read an item's marks", [&] { return marks_of(state_->sql, item); });
}

std::vector<Keying> Store::keyings(ItemId const& item) {
    return guarded("read an item's keyings", [&] { return keyings_of(state_->sql, item); });
}

std::optional<Store::HeldNow> Store::held_now(ItemId const& item) {
    return guarded("read a held item", [&]() -> std::optional<HeldNow> {
        Work work(state_->sql, Work::Kind::reading);
        auto before = item_before(state_->sql, item);
        if (!before || !before->state.held) return std::nullopt;
        before->item.decision = *before->state.held;
        return HeldNow{std::move(before->item), before->state.key, std::move(before->acts),
                       marks_of(state_->sql, item),
                       keyings_of_state(state_->sql, item, before->state.key)};
    });
}

namespace {

std::string line_of(AuditEntry const& entry) {
    return fmt::format("{}\n{}\n{}\n{}", entry.who, entry.act, entry.what, entry.detail);
}

std::vector<AuditEntry> meant_rows(soci::session& sql) {
    std::vector<AuditEntry> meant;
    std::string item, kind, key, when, who, note;
    int number = 0;
    soci::statement marks =
        (sql.prepare << sql::all_marks, soci::into(item), soci::into(number), soci::into(kind),
         soci::into(key), soci::into(when), soci::into(who), soci::into(note));
    marks.execute();
    while (marks.fetch())
        meant.push_back(audit_of(Mark{stored<ItemId>(item), number, present(parse_mark_kind(kind)),
                                      key, when, who, note}));
    std::string act;
    soci::statement keyings =
        (sql.prepare << sql::all_keyings, soci::into(item), soci::into(key), soci::into(number),
         soci::into(when), soci::into(who), soci::into(act));
    keyings.execute();
    while (keyings.fetch())
        meant.push_back(audit_of(
            Keying{stored<ItemId>(item), key, number, when, who, present(parse_resolution(act))}));
    return meant;
}

}  // namespace

void verify_desk(soci::session& sql, std::vector<std::string>& wrong) {
    AuditEntry row;
    soci::statement rows = (sql.prepare << sql::audit_of_desk, soci::into(row.who),
                            soci::into(row.act), soci::into(row.what), soci::into(row.detail));
    std::multiset<std::string> told;
    rows.execute();
    while (rows.fetch())
        told.insert(line_of(row));
    for (AuditEntry const& meant : meant_rows(sql)) {
        auto const found = told.find(line_of(meant));
        if (found == told.end())
            wrong.push_back(fmt::format("A {} on item {} is not in the audit log as it stands.",
                                        meant.act, meant.what));
        else
            told.erase(found);
    }
    if (!told.empty())
        wrong.push_back(
            fmt::format("{} marks and keyings of the audit log are missing.", told.size()));
}

}  // namespace lockbox::batches
