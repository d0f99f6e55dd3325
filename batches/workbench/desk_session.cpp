// SPDX-License-Identifier: Apache-2.0
// Logging in and out.
#include <fmt/format.h>

#include <algorithm>
#include <ctime>

#include "batches/workbench/desk.h"
#include "batches/workbench/secrets.h"

namespace lockbox::batches::workbench {
namespace {

/// Wrong passwords in a row that lock a person out, and for how long.
constexpr int most_failures = 5;
constexpr long long locked_s = 15 * 60;
/// Wrong passwords from one address within a while after which it is not listened to.
constexpr std::size_t most_from_address = 20;
constexpr std::chrono::minutes watched{10};

/// The same whatever was wrong: nobody learns which names there are, or which are locked.
Reply not_let_in() {
    return refused(401, "not_let_in", "name or password is wrong, or the account is locked",
                   "Try again in fifteen minutes, or ask an administrator.");
}

}  // namespace

std::string Desk::cookie(std::string const& token) const {
    return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict{}{}", cookie_name(), token,
                       options_.tls ? "; Secure" : "", token.empty() ? "; Max-Age=0" : "");
}

bool Desk::too_many_from(std::string const& address, Clock::time_point now) {
    for (auto& [from, failures] : failures_by_address_)
        std::erase_if(failures, [&](Clock::time_point when) { return now - when > watched; });
    std::erase_if(failures_by_address_, [](auto const& entry) { return entry.second.empty(); });
    auto const found = failures_by_address_.find(address);
    return found != failures_by_address_.end() && found->second.size() >= most_from_address;
}

Reply Desk::login(Request const& request) {
    std::string const own = (options_.tls ? "https://" : "http://") + request.host;
    if (!request.content_type.starts_with("application/json") ||
        (!request.origin.empty() && request.origin != own))
        return refused(403, "not_from_here", "the request does not come from this desk's pages",
                       "Load the page again.");
    Json const body = Json::parse(request.body, nullptr, false);
    if (!body.is_object() || !body.contains("name") || !body.contains("password"))
        throw BadRequest{"a name and a password are needed"};
    auto const name = body.at("name").get<std::string>();
    auto const password = body.at("password").get<std::string>();
    std::lock_guard const lock(logins_);
    if (too_many_from(request.address, Clock::now()))
        return refused(429, "too_many", "too many wrong passwords came from here",
                       "Wait ten minutes.");
    auto lease = stores_.borrow();
    return logged_in(lease.store(), request, name, password);
}

Reply Desk::logged_in(Store& store, Request const& request, std::string const& name,
                      std::string const& password) {
    auto person = is_person_name(name) ? store.person(name) : std::nullopt;
    bool const may_try = person && person->active && person->locked_until <= std::time(nullptr) &&
                         password.size() <= longest_password;
    bool right = false;
    if (may_try)
        right = password_is(store.password_of(person->name), password);
    else
        waste_a_password_check(password.substr(0, longest_password));
    if (!right) {
        failures_by_address_[request.address].push_back(Clock::now());
        if (may_try) count_failure(store, person);
        return not_let_in();
    }
    if (person->failures != 0) {
        person->failures = 0;
        store.change_person(*person, person->name, "");
    }
    store.record({person->name, "login", "desk", ""});
    // Whatever token the browser came with is worth nothing from now on.
    sessions_.end(request.token);
    Sessions::Begun const begun = sessions_.begin(person->name, Clock::now());
    Reply reply = answered(
        {{"name", person->name}, {"role", batches::name(person->role)}, {"token", begun.csrf}});
    reply.headers.emplace_back("Set-Cookie", cookie(begun.token));
    return reply;
}

void Desk::count_failure(Store& store, std::optional<Person> person) {
    ++person->failures;
    bool const locks = person->failures >= most_failures;
    if (locks) {
        person->failures = 0;
        person->locked_until = std::time(nullptr) + locked_s;
    }
    store.change_person(*person, person->name, locks ? "lock-person" : "");
}

Reply Desk::me(Asking const& asking) {
    Json carriers = Json::array();
    for (Carrier const& carrier : site_.config.carriers.carriers())
        carriers.push_back(carrier.name);
    return answered({{"name", asking.person.name},
                     {"role", name(asking.person.role)},
                     {"carriers", carriers},
                     {"token", asking.session.csrf},
                     {"lockbox", site_.config.lockbox_number},
                     {"reservation_s", std::chrono::duration<double>(options_.reservation).count()},
                     {"second_person_from", options_.rules.second_person_from.text()},
                     {"key_money_twice", options_.rules.key_money_twice}});
}

Reply Desk::logout(Asking const& asking) {
    sessions_.end(asking.request.token);
    reservations_.give_back_all(asking.person.name);
    Reply reply = answered(Json::object());
    reply.headers.emplace_back("Set-Cookie", cookie(""));
    return reply;
}

Reply Desk::change_password(Asking const& asking) {
    auto const before = asking.body.at("before").get<std::string>();
    auto const after = asking.body.at("after").get<std::string>();
    if (after.size() < shortest_password || after.size() > longest_password)
        return refused(422, "password", "a password has 12 to 256 signs", "Choose another.");
    std::lock_guard const lock(logins_);
    auto const person = asking.store.person(asking.person.name);
    if (!person || person->locked_until > std::time(nullptr) ||
        !password_is(asking.store.password_of(person->name), before)) {
        if (person && person->locked_until <= std::time(nullptr))
            count_failure(asking.store, person);
        return not_let_in();
    }
    asking.store.change_password(person->name, password_hash(after), person->name);
    sessions_.end_all_of(person->name);
    Sessions::Begun const begun = sessions_.begin(person->name, Clock::now());
    Reply reply = answered({{"token", begun.csrf}});
    reply.headers.emplace_back("Set-Cookie", cookie(begun.token));
    return reply;
}

}  // namespace lockbox::batches::workbench
