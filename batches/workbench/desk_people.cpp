// SPDX-License-Identifier: Apache-2.0
// People and their roles: an administrator's work.
#include <ctime>

#include "batches/workbench/desk.h"
#include "batches/workbench/secrets.h"

namespace lockbox::batches::workbench {
namespace {

Json person_json(Person const& person) {
    return {{"name", person.name},
            {"role", name(person.role)},
            {"active", person.active},
            {"locked", person.locked_until > std::time(nullptr)}};
}

Reply bad_password() {
    return refused(422, "password", "a password has 12 to 256 signs", "Choose another.");
}

}  // namespace

Reply Desk::people(Asking const& asking) {
    Json json = Json::array();
    for (Person const& person : asking.store.people())
        json.push_back(person_json(person));
    return answered({{"people", json}});
}

Reply Desk::add_person(Asking const& asking) {
    std::string const name = asking.text("name");
    auto const role = parse_role(asking.text("role"));
    std::string const password = asking.text("password");
    if (!is_person_name(name) || !role)
        return refused(422, "name", "a name is 1 to 32 letters, digits, dots and dashes",
                       "Choose another.");
    if (password.size() < shortest_password || password.size() > longest_password)
        return bad_password();
    if (!asking.store.add_person(name, *role, password_hash(password), asking.person.name))
        return refused(409, "name_taken", "there is somebody of that name", "Choose another.");
    return answered(person_json(*asking.store.person(name)));
}

Reply Desk::change_person(Asking const& asking) {
    auto person = asking.store.person(asking.words.at(0));
    if (!person) return refused(404, "no_person", "there is nobody of that name", "See the list.");
    if (person->name == asking.person.name)
        return refused(422, "yourself", "nobody changes their own role", "Ask another.");
    std::string const act = asking.text("act");
    std::string const who = asking.person.name;
    std::lock_guard const lock(logins_);
    if (act == "role") {
        auto const role = parse_role(asking.text("role"));
        if (!role) throw BadRequest{"that is no role"};
        person->role = *role;
        asking.store.change_person(*person, who, "change-role");
    } else if (act == "disable" || act == "enable") {
        person->active = act == "enable";
        asking.store.change_person(*person, who, act + "-person");
    } else if (act == "unlock") {
        person->failures = 0;
        person->locked_until = 0;
        asking.store.change_person(*person, who, "unlock-person");
    } else if (act == "password") {
        std::string const password = asking.text("password");
        if (password.size() < shortest_password || password.size() > longest_password)
            return bad_password();
        asking.store.change_password(person->name, password_hash(password), who);
    } else {
        throw BadRequest{"that is no change"};
    }
    // Whoever they were until now, they log in anew.
    sessions_.end_all_of(person->name);
    reservations_.give_back_all(person->name);
    return answered(person_json(*asking.store.person(person->name)));
}

}  // namespace lockbox::batches::workbench
