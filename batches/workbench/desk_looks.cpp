// SPDX-License-Identifier: Apache-2.0
// For those who look: an item's history, figures, nights.
#include <algorithm>
#include <cmath>
#include <filesystem>

#include "batches/night/progress_file.h"
#include "batches/workbench/desk.h"

namespace lockbox::batches::workbench {
namespace {

constexpr int nights_shown = 60;

Json decision_json(DecidedItem const& item) {
    Json json{{"batch", item.batch_number},
              {"transaction", item.transaction},
              {"received", item.received.text()}};
    if (auto const* posted = std::get_if<Posted>(&item.decision)) {
        json["decision"] = "posted";
        json["amount"] = posted->amount.text();
        return json;
    }
    Held const& held = std::get<Held>(item.decision);
    json["decision"] = "held";
    json["reason"] = name(held.reason);
    json["amount"] = money(held.amount);
    return json;
}

Json act_json(Act const& act) {
    Json json{{"act", name(act.kind)},
              {"date", act.date.text()},
              {"who", act.who},
              {"note", act.note},
              {"id", act.id}};
    if (act.resolution) json["resolution"] = resolution_json(*act.resolution);
    return json;
}

Json outgoing_names(Site const& site, BusinessDate day) {
    Json names = Json::array();
    std::error_code error;
    std::vector<std::string> found;
    for (auto const& entry : std::filesystem::directory_iterator(site.outbox() / day.text(), error))
        found.push_back(entry.path().filename().string());
    std::sort(found.begin(), found.end());
    for (std::string const& one : found)
        names.push_back(one);
    return names;
}

/// The night that runs now, or was killed and is to be run again; null where there is none.
Json running_json(Site const& site) {
    auto const told = ProgressFile::told(site.root);
    if (!told) return nullptr;
    NightProgress const& night = told->night;
    Json left = nullptr;
    if (told->per_second > 0)
        left = std::llround(static_cast<double>(night.total - std::min(night.done, night.total)) /
                            told->per_second);
    return {{"batch", night.batch},
            {"batch_number", night.batch_index + 1},
            {"batches", night.batch_count},
            {"done", night.done},
            {"total", night.total},
            {"done_in_night", night.done_in_night},
            {"per_second", told->per_second},
            {"batch_left_s", left},
            {"told_s_ago", told->ago.count()},
            {"is_running", told->is_running}};
}

}  // namespace

Reply Desk::history(Asking const& asking) {
    auto const found = asking.store.items_beginning_with(asking.item().text(), 1);
    auto const decided = found.empty() ? std::nullopt : asking.store.decided(found.front());
    auto const state = decided ? asking.store.state(decided->item) : std::nullopt;
    if (!state)
        return refused(404, "unknown_item", "there is no such item", "Look at its ID again.");
    ItemId const& item = decided->item;
    Json json{{"item", item.text()},         {"night", decision_json(*decided)},
              {"state", state_json(*state)}, {"acts", Json::array()},
              {"marks", Json::array()},      {"keyings", Json::array()},
              {"audit", Json::array()}};
    std::vector<BusinessDate> days{decided->received};
    for (Act const& act : asking.store.acts(item)) {
        json["acts"].push_back(act_json(act));
        if (std::find(days.begin(), days.end(), act.date) == days.end()) days.push_back(act.date);
    }
    for (Mark const& mark : asking.store.marks(item))
        json["marks"].push_back({{"kind", name(mark.kind)},
                                 {"when", mark.when},
                                 {"who", mark.who},
                                 {"note", mark.note}});
    // A supervisor may be the second or third: what is being keyed stays blind to them.
    for (Keying const& keying : asking.store.keyings(item))
        if (asking.person.role == Role::auditor || keying.applies_to != state->key)
            json["keyings"].push_back({{"turn", keying.turn},
                                       {"when", keying.when},
                                       {"who", keying.who},
                                       {"resolution", resolution_json(keying.resolution)}});
    for (AuditRow const& row : asking.store.audit_rows_of(item))
        json["audit"].push_back({{"sequence", row.sequence},
                                 {"when", row.when},
                                 {"who", row.entry.who},
                                 {"act", row.entry.act},
                                 {"detail", row.entry.detail},
                                 {"hash", row.hash}});
    json["files"] = Json::object();
    for (BusinessDate const day : days)
        json["files"][day.text()] = outgoing_names(site_, day);
    auto const transaction = asking.store.transaction(decided->batch, decided->transaction);
    if (transaction)
        json["papers"] = papers_json(*transaction, item, std::nullopt, sight_of(asking, item));
    return answered(json);
}

Reply Desk::statistics(Asking const& asking) {
    auto const days = asking.store.received_dates();
    Json json{{"nights", Json::array()},
              {"reasons", Json::object()},
              {"days_to_resolve", Json::array()},
              {"resolved_by", Json::object()},
              {"keying", Json::array()}};
    if (!days.empty())
        for (NightMoney const& night : asking.store.nights_until(days.back(), nights_shown))
            json["nights"].push_back({{"day", night.day.text()},
                                      {"captured", night.captured().text()},
                                      {"held", night.held.text()}});
    for (AllNights::Reason const& one : asking.store.all_nights().held)
        json["reasons"][std::string(name(one.reason))] = one.items;
    for (Store::DaysToResolve const& one : asking.store.days_to_resolve())
        json["days_to_resolve"].push_back(
            {{"reason", name(one.reason)}, {"days", one.days}, {"items", one.items}});
    for (auto const& [who, items] : asking.store.resolved_by())
        json["resolved_by"][who] = items;
    for (KeyingFigures const& one : asking.store.keying_figures())
        json["keying"].push_back(
            {{"who", one.who}, {"keyed", one.keyed}, {"miskeyed", one.miskeyed}});
    return answered(json);
}

Reply Desk::running_night(Asking const&) {
    return answered({{"running", running_json(site_)}});
}

Reply Desk::nights(Asking const& asking) {
    BookTotals const totals = asking.store.totals_now();
    Json json{{"books", totals.line()},
              {"balances", totals.balances()},
              {"running", running_json(site_)},
              {"batches", Json::array()},
              {"files", Json::object()}};
    auto const batches = asking.store.batches();
    std::size_t const from = batches.size() > 200 ? batches.size() - 200 : 0;
    for (std::size_t i = batches.size(); i > from; --i) {
        BatchSummary const& batch = batches[i - 1];
        json["batches"].push_back(
            {{"batch", batch.number},
             {"received", batch.received.text()},
             {"payments", batch.totals.payments},
             {"posted", batch.totals.posted_payments},
             {"held", batch.totals.held_payments + batch.totals.held_without_payment},
             {"captured", batch.totals.captured.text()},
             {"balances", batch.totals.balances()},
             {"note", batch.note}});
    }
    auto const days = asking.store.business_dates();
    for (std::size_t i = days.size(); i > 0 && i + 10 > days.size(); --i)
        json["files"][days[i - 1].text()] = outgoing_names(site_, days[i - 1]);
    return answered(json);
}

}  // namespace lockbox::batches::workbench
