// SPDX-License-Identifier: Apache-2.0
// Who may log in to the desk. No audit row and no message bears a password or its hash.
#include <fmt/format.h>

#include "batches/store/database.h"
#include "batches/store/desk_sql.h"
#include "batches/store/stored_value.h"

namespace lockbox::batches {
namespace {

struct PersonRow {
    std::string name, role;
    int active = 0, failures = 0;
    long long locked_until = 0;

    Person person() const {
        return {name, present(parse_role(role)), active != 0, failures, locked_until};
    }
};

}  // namespace

bool Store::add_person(std::string const& name, Role role, std::string const& password_hash,
                       std::string const& who) {
    return guarded("add a person", [&] {
        if (!is_person_name(name)) return false;
        soci::session& sql = state_->sql;
        Work work(sql, Work::Kind::writing);
        std::string there;
        sql << sql::password_of, soci::use(name), soci::into(there);
        if (sql.got_data()) return false;
        std::string const role_name(batches::name(role));
        sql << sql::add_person, soci::use(name), soci::use(role_name), soci::use(password_hash);
        append_audit(sql, {who, "add-person", name, fmt::format("role {}", role_name)});
        work.commit();
        return true;
    });
}

std::vector<Person> Store::people() {
    return guarded("list people", [&] {
        PersonRow row;
        soci::statement rows =
            (state_->sql.prepare << sql::people, soci::into(row.name), soci::into(row.role),
             soci::into(row.active), soci::into(row.failures), soci::into(row.locked_until));
        std::vector<Person> all;
        rows.execute();
        while (rows.fetch())
            all.push_back(row.person());
        return all;
    });
}

std::optional<Person> Store::person(std::string const& name) {
    return guarded("look a person up", [&]() -> std::optional<Person> {
        PersonRow row;
        state_->sql << sql::person, soci::use(name), soci::into(row.name), soci::into(row.role),
            soci::into(row.active), soci::into(row.failures), soci::into(row.locked_until);
        if (!state_->sql.got_data()) return std::nullopt;
        return row.person();
    });
}

std::string Store::password_of(std::string const& name) {
    return guarded("look a person up", [&] {
        std::string hash;
        state_->sql << sql::password_of, soci::use(name), soci::into(hash);
        return hash;
    });
}

void Store::change_person(Person const& person, std::string const& who, std::string const& act) {
    guarded("change a person", [&] {
        soci::session& sql = state_->sql;
        Work work(sql, Work::Kind::writing);
        std::string const role(name(person.role));
        int const active = person.active ? 1 : 0;
        sql << sql::set_person, soci::use(role), soci::use(active), soci::use(person.failures),
            soci::use(person.locked_until), soci::use(person.name);
        if (!act.empty())
            append_audit(sql, {who, act, person.name,
                               fmt::format("role {}, {}", role,
                                           person.active ? "may log in" : "may not log in")});
        work.commit();
    });
}

void Store::change_password(std::string const& name, std::string const& hash,
                            std::string const& who) {
    guarded("change a password", [&] {
        soci::session& sql = state_->sql;
        Work work(sql, Work::Kind::writing);
        sql << sql::set_password, soci::use(hash), soci::use(name);
        append_audit(sql, {who, "change-password", name, ""});
        work.commit();
    });
}

}  // namespace lockbox::batches
