// SPDX-License-Identifier: Apache-2.0
// What is asked of the desk, and who may ask it.
#include "batches/workbench/desk.h"

#include <fmt/format.h>

#include <algorithm>

#include "batches/workbench/pages.h"
#include "batches/workbench/secrets.h"

namespace lockbox::batches::workbench {
namespace {

std::vector<std::string> words_of(std::string const& path) {
    std::vector<std::string> words;
    std::string word;
    for (char const sign : path)
        if (sign == '/') {
            if (!word.empty()) words.push_back(std::move(word));
            word.clear();
        } else {
            word += sign;
        }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

/// What stands in the places of `*`; nothing where the path is another.
std::optional<std::vector<std::string>> matched(std::string const& pattern,
                                                std::string const& path) {
    auto const wanted = words_of(pattern);
    auto const found = words_of(path);
    if (wanted.size() != found.size()) return std::nullopt;
    std::vector<std::string> words;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] == "*")
            words.push_back(found[i]);
        else if (wanted[i] != found[i])
            return std::nullopt;
    }
    return words;
}

Reply not_found() {
    return refused(404, "not_found", "there is no such page", "Go back to the queue.");
}

/// Why a request that changes something is not the desk's own; nothing if it is.
std::optional<Reply> forged(Request const& request, std::string const& csrf, bool tls) {
    std::string const own = (tls ? "https://" : "http://") + request.host;
    bool const elsewhere = !request.origin.empty() && request.origin != own;
    if (elsewhere || !same_secret(request.csrf, csrf))
        return refused(403, "not_from_here", "the request does not come from this desk's pages",
                       "Load the page again.");
    if (!request.content_type.starts_with("application/json"))
        return refused(415, "not_json", "only JSON is taken", "Load the page again.");
    return std::nullopt;
}

std::optional<Json> body_of(Request const& request) {
    if (request.method == "GET" || request.body.empty()) return Json::object();
    Json body = Json::parse(request.body, nullptr, false);
    if (!body.is_object()) return std::nullopt;
    return body;
}

}  // namespace

Desk::Desk(Site const& site, DeskOptions options)
    : site_(site),
      options_(std::move(options)),
      stores_(site.database()),
      reservations_(options_.reservation) {
    auto lease = stores_.borrow();
    queue_.refresh(lease.store());
}

std::vector<Desk::Route> const& Desk::routes() {
    std::vector<Role> const all{Role::clerk, Role::supervisor, Role::auditor, Role::administrator};
    std::vector<Role> const lookers{Role::clerk, Role::supervisor, Role::auditor};
    std::vector<Role> const deciders{Role::clerk, Role::supervisor};
    static std::vector<Route> const routes{
        {"GET", "/api/1/me", all, &Desk::me},
        {"POST", "/api/1/logout", all, &Desk::logout},
        {"POST", "/api/1/password", all, &Desk::change_password},
        {"GET", "/api/1/queue", lookers, &Desk::queue},
        {"POST", "/api/1/next", deciders, &Desk::next},
        {"POST", "/api/1/items/*/open", deciders, &Desk::item},
        {"POST", "/api/1/items/*/give-back", deciders, &Desk::give_back},
        {"POST", "/api/1/items/*/resolve", deciders, &Desk::resolve},
        {"POST", "/api/1/items/*/reverse", deciders, &Desk::reverse},
        {"POST", "/api/1/items/*/returned", {Role::supervisor}, &Desk::returned},
        {"POST", "/api/1/items/*/mark", deciders, &Desk::mark},
        {"POST", "/api/1/items/*/unmask", {Role::supervisor, Role::auditor}, &Desk::unmask},
        {"GET", "/api/1/items/*/pages/*/*", lookers, &Desk::page},
        {"GET", "/api/1/items/*/history", {Role::supervisor, Role::auditor}, &Desk::history},
        {"GET", "/api/1/search", deciders, &Desk::search},
        {"GET", "/api/1/members/*", deciders, &Desk::member},
        {"GET", "/api/1/reservations", {Role::supervisor}, &Desk::reservations},
        {"POST", "/api/1/reservations/*/release", {Role::supervisor}, &Desk::release},
        {"GET", "/api/1/lessons", {Role::supervisor, Role::auditor}, &Desk::lessons},
        {"POST", "/api/1/lessons", deciders, &Desk::propose_lesson},
        {"POST", "/api/1/lessons/*", {Role::supervisor}, &Desk::decide_lesson},
        {"GET", "/api/1/statistics", {Role::supervisor, Role::auditor}, &Desk::statistics},
        {"GET", "/api/1/nights", {Role::supervisor, Role::auditor}, &Desk::nights},
        {"GET", "/api/1/nights/running", {Role::supervisor, Role::auditor}, &Desk::running_night},
        {"GET", "/api/1/people", {Role::administrator}, &Desk::people},
        {"POST", "/api/1/people", {Role::administrator}, &Desk::add_person},
        {"POST", "/api/1/people/*", {Role::administrator}, &Desk::change_person},
    };
    return routes;
}

Reply Desk::handle(Request const& request) {
    try {
        return routed(request);
    } catch (WorldFailure const& failure) {
        return refused(503, "world_failed", failure.what(), failure.remedy());
    } catch (BadRequest const& bad) {
        return refused(400, "malformed", bad.what, "Load the page again.");
    } catch (Json::exception const&) {
        return refused(400, "malformed", "the request is not as the desk writes it",
                       "Load the page again.");
    }
}

Reply Desk::routed(Request const& request) {
    if (request.method == "GET")
        if (auto const* file = page_file(request.path))
            return {200, std::string(file->type), std::string(file->content)};
    if (request.method == "POST" && request.path == "/api/1/login") return login(request);
    bool path_is_known = false;
    for (Route const& route : routes()) {
        auto words = matched(route.path, request.path);
        if (!words) continue;
        if (route.method == request.method) return answered_by(route, std::move(*words), request);
        path_is_known = true;
    }
    if (path_is_known)
        return refused(405, "method", "this path takes another method", "Load the page again.");
    return not_found();
}

Reply Desk::answered_by(Route const& route, std::vector<std::string> words,
                        Request const& request) {
    Clock::time_point const now = Clock::now();
    auto session = sessions_.find(request.token, now);
    if (!session) return refused(401, "not_logged_in", "nobody is logged in here", "Log in.");
    if (request.method != "GET")
        if (auto reply = forged(request, session->csrf, options_.tls)) return std::move(*reply);
    auto lease = stores_.borrow();
    auto person = lease.store().person(session->who);
    if (!person || !person->active) {
        sessions_.end_all_of(session->who);
        return refused(401, "not_logged_in", "nobody is logged in here", "Log in.");
    }
    if (std::find(route.roles.begin(), route.roles.end(), person->role) == route.roles.end())
        return refused(403, "not_your_role",
                       fmt::format("this is not for the role {}", name(person->role)),
                       "Ask an administrator if it should be yours.");
    auto body = body_of(request);
    if (!body)
        return refused(400, "malformed", "the request is no JSON object", "Load the page again.");
    return (this->*route.answer)({request, std::move(words), lease.store(), std::move(*person),
                                  std::move(*session), std::move(*body), now});
}

ItemId Desk::Asking::item() const {
    auto const item = ItemId::parse(words.at(0));
    if (!item) throw BadRequest{"that is no item"};
    return *item;
}

std::string Desk::Asking::text(char const* name) const {
    constexpr std::size_t longest = 500;
    std::string value = body.value(name, std::string());
    if (value.size() > longest) throw BadRequest{fmt::format("{} is too long", name)};
    return value;
}

Sight Desk::sight_of(Asking const& asking, ItemId const& item) const {
    return asking.session.unmasked.contains(item) ? Sight::unmasked : Sight::masked;
}

}  // namespace lockbox::batches::workbench
