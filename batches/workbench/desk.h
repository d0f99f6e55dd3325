// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "batches/acts/desk.h"
#include "batches/site.h"
#include "batches/workbench/held_queue.h"
#include "batches/workbench/item_json.h"
#include "batches/workbench/request.h"
#include "batches/workbench/reservations.h"
#include "batches/workbench/sessions.h"
#include "batches/workbench/store_pool.h"

namespace lockbox::batches::workbench {

struct DeskOptions {
    std::chrono::milliseconds reservation = std::chrono::minutes(10);
    DeskRules rules = {};
    bool tls = true;
    /// Told of each day whose outgoing files an act changed.
    std::function<void(BusinessDate)> day_changed = [](BusinessDate) {};
};

/// The workbench without its network: requests in, replies out, for many threads at once. What the
/// paths under /api/1/ take and give stands in the README of this folder.
///
/// Nothing but pages and login is answered without a session; whatever changes something must bear
/// the session's own token and come from the desk's own pages; each path is for some roles only.
class Desk {
public:
    Desk(Site const& site, DeskOptions options);

    /// Never throws: a failure of the machine is a 503 that says what to do.
    Reply handle(Request const& request);

    /// The name of the session's cookie.
    std::string cookie_name() const { return options_.tls ? "__Host-lockbox" : "lockbox"; }

private:
    /// One request, once it is known who asks.
    struct Asking {
        Request const& request;
        std::vector<std::string> words;  ///< What stands in the path's variable places.
        Store& store;
        Person person;
        Sessions::Session session;
        Json body;  ///< An object; empty where there is none.
        Clock::time_point now;

        ItemId item() const;  ///< Throws BadRequest.
        std::string text(char const* name) const;
    };
    /// What was asked makes no sense: a 400 that says why.
    struct BadRequest {
        std::string what;
    };
    struct Route {
        std::string method;
        std::string path;  ///< `*` stands for one variable word.
        std::vector<Role> roles;
        Reply (Desk::*answer)(Asking const&);
    };
    static std::vector<Route> const& routes();

    Reply routed(Request const& request);
    Reply answered_by(Route const& route, std::vector<std::string> words, Request const& request);
    Reply login(Request const& request);
    Reply logged_in(Store& store, Request const& request, std::string const& name,
                    std::string const& password);
    void count_failure(Store& store, std::optional<Person> person);
    bool too_many_from(std::string const& address, Clock::time_point now);
    std::string cookie(std::string const& token) const;

    // desk_session.cpp
    Reply me(Asking const& asking);
    Reply logout(Asking const& asking);
    Reply change_password(Asking const& asking);
    // desk_items.cpp
    Reply queue(Asking const& asking);
    Reply next(Asking const& asking);
    Reply item(Asking const& asking);
    Reply give_back(Asking const& asking);
    Reply reservations(Asking const& asking);
    Reply release(Asking const& asking);
    Reply search(Asking const& asking);
    Reply member(Asking const& asking);
    // desk_acts.cpp
    Reply resolve(Asking const& asking);
    Reply reverse(Asking const& asking);
    Reply returned(Asking const& asking);
    Reply mark(Asking const& asking);
    // desk_pictures.cpp
    Reply page(Asking const& asking);
    Reply unmask(Asking const& asking);
    // desk_people.cpp
    Reply people(Asking const& asking);
    Reply add_person(Asking const& asking);
    Reply change_person(Asking const& asking);
    // desk_lessons.cpp
    Reply lessons(Asking const& asking);
    Reply propose_lesson(Asking const& asking);
    Reply decide_lesson(Asking const& asking);
    // desk_looks.cpp
    Reply history(Asking const& asking);
    Reply statistics(Asking const& asking);
    Reply nights(Asking const& asking);
    Reply running_night(Asking const& asking);

    /// Renews the reservation of the item that the asker's page shows. False: it is not theirs (any
    /// more); null: the page shows none.
    Json renewed(Asking const& asking);
    /// A reservation that somebody else holds now was lost while the asker looked away.
    bool opened_elsewhere(Asking const& asking, ItemId const& item) const;
    static Reply opened_already();
    QueueFilter filter_of(Asking const& asking) const;
    Json row_json(QueueRow const& row, Clock::time_point now) const;
    bool may_take(QueueRow const& row, Asking const& asking, QueueFilter const& filter) const;
    Reply opened(Asking const& asking, ItemId const& item);
    Reply acted(Asking const& asking, ActKind kind, std::optional<Resolution> resolution);
    BusinessDate date_of_act(Store& store) const;
    Sight sight_of(Asking const& asking, ItemId const& item) const;

    Site const& site_;
    DeskOptions options_;
    StorePool stores_;
    Sessions sessions_;
    Reservations reservations_;
    HeldQueue queue_;
    std::mutex logins_;  ///< One at a time: counts of failures are read and written.
    std::map<std::string, std::vector<Clock::time_point>> failures_by_address_;
};

}  // namespace lockbox::batches::workbench
