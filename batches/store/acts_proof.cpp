// SPDX-License-Identifier: Apache-2.0
// The proof that acts are whole: replayed, they say what the journal and the audit chain say.
#include <fmt/format.h>

#include <map>
#include <set>

#include "batches/store/acts.h"
#include "batches/store/acts_sql.h"
#include "batches/store/database.h"
#include "batches/store/sql.h"
#include "batches/store/stored_value.h"

namespace lockbox::batches {
namespace {

std::string audit_key(AuditEntry const& entry) {
    return fmt::format("{}\n{}\n{}\n{}", entry.who, entry.act, entry.what, entry.detail);
}

struct ActInBooks {
    long long seq = 0;
    long long entry = 0;
    std::string entry_date;
    Act act;
};

std::vector<ActInBooks> all_acts(soci::session& sql) {
    long long seq = 0, entry = 0;
    int number = 0;
    std::string id, item, kind, date, who, note, content, entry_date;
    soci::statement rows =
        (sql.prepare << sql::acts_with_entries, soci::into(seq), soci::into(id), soci::into(item),
         soci::into(number), soci::into(kind), soci::into(date), soci::into(who), soci::into(note),
         soci::into(content), soci::into(entry), soci::into(entry_date));
    std::vector<ActInBooks> acts;
    rows.execute();
    while (rows.fetch())
        acts.push_back({seq, entry, entry_date,
                        Act{id, stored<ItemId>(item), number, present(parse_act_kind(kind)),
                            parse_resolution(content), stored<BusinessDate>(date), who, note}});
    return acts;
}

Position change_in_entry(soci::session& sql, long long entry) {
    std::string book, account, subject, member;
    long long debit = 0, credit = 0;
    soci::statement rows = (sql.prepare << sql::lines_of_entry, soci::use(entry), soci::into(book),
                            soci::into(account), soci::into(subject), soci::into(member),
                            soci::into(debit), soci::into(credit));
    Position change;
    rows.execute();
    while (rows.fetch())
        for (Book const b : {Book::medical, Book::dental, Book::undecided})
            for (Account const a : {Account::deposit, Account::receivable, Account::on_account,
                                    Account::held, Account::returned})
                if (name(b) == book && name(a) == account)
                    change.try_emplace({b, a, subject, member}, no_cents).first->second +=
                        Cents::of(debit - credit);
    return change;
}

/// One item's acts, replayed.
void verify_item(soci::session& sql, DecidedItem const& item,
                 std::vector<ActInBooks const*> const& acts, std::vector<std::string>& wrong) {
    ItemState state = state_of_night(item);
    int number = 0;
    for (ActInBooks const* const one : acts) {
        Act const& act = one->act;
        bool const is_its_own = act.number == ++number && one->entry_date == act.date.text() &&
                                act.id == act_id(act.item, act.kind, act.resolution, state.key) &&
                                (act.kind == ActKind::resolve) == act.resolution.has_value();
        if (!is_its_own) {
            wrong.push_back(
                fmt::format("Act {} on item {} is not what it was.", one->seq, act.item.text()));
            return;
        }
        ItemState const after = state_after(state, item, act);
        Position meant;
        for (JournalLine const& line :
             lines_between(position_of(act.item, state), position_of(act.item, after)))
            meant.emplace(PositionKey{line.book, line.account, line.subject, line.member_id},
                          line.debit - line.credit);
        if (change_in_entry(sql, one->entry) != meant)
            wrong.push_back(fmt::format("Act {} on item {} is not what the journal says.", one->seq,
                                        act.item.text()));
        state = after;
    }
}

void verify_audit_rows(soci::session& sql, std::vector<ActInBooks> const& acts,
                       std::vector<std::string>& wrong) {
    AuditEntry row;
    soci::statement rows = (sql.prepare << sql::audit_of_acts, soci::into(row.who),
                            soci::into(row.act), soci::into(row.what), soci::into(row.detail));
    std::multiset<std::string> told;
    rows.execute();
    while (rows.fetch())
        told.insert(audit_key(row));
    for (ActInBooks const& one : acts) {
        auto const found = told.find(audit_key(audit_of(one.act)));
        if (found == told.end())
            wrong.push_back(fmt::format("Act {} on item {} is not in the audit log as it stands.",
                                        one.seq, one.act.item.text()));
        else
            told.erase(found);
    }
    if (!told.empty())
        wrong.push_back(fmt::format("{} acts of the audit log are missing.", told.size()));
}

}  // namespace

void verify_acts(soci::session& sql, std::vector<std::string>& wrong) {
    std::vector<ActInBooks> const acts = all_acts(sql);
    std::map<ItemId, std::vector<ActInBooks const*>> by_item;
    for (ActInBooks const& one : acts)
        by_item[one.act.item].push_back(&one);
    for (auto const& [item, of_item] : by_item)
        verify_item(sql, present(decided_in_night(sql, item)), of_item, wrong);
    verify_audit_rows(sql, acts, wrong);
    int strays = 0;
    sql << sql::entries_of_neither, soci::into(strays);
    if (strays != 0)
        wrong.push_back(fmt::format("{} journal entries are no decision's and no act's.", strays));
}

}  // namespace lockbox::batches
