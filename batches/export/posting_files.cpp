// SPDX-License-Identifier: Apache-2.0
#include "batches/export/posting_files.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "batches/export/csv_cells.h"
#include "batches/export/night_figures.h"

namespace lockbox::batches {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t candidates_listed = 5;

std::string candidates_cell(std::vector<Candidate> const& candidates) {
    std::string cell;
    for (std::size_t i = 0; i < candidates.size() && i < candidates_listed; ++i)
        cell += fmt::format("{}{}:{}:{}", i == 0 ? "" : " ", name(candidates[i].invoice.ledger),
                            candidates[i].invoice.number.text(),
                            probability_text(candidates[i].probability));
    return cell;
}

Json ledger_json(Cents posted, Cents on_account) {
    return {{"posted_cents", posted.count()}, {"on_account_cents", on_account.count()}};
}

Json totals_json(Totals const& totals) {
    return {{"transactions", totals.transactions},
            {"payments", totals.payments},
            {"posted_payments", totals.posted_payments},
            {"held_payments", totals.held_payments},
            {"held_without_payment", totals.held_without_payment},
            {"amount_unknown", totals.amount_unknown},
            {"captured_cents", totals.captured.count()},
            {"medical", ledger_json(totals.posted_medical, totals.on_account_medical)},
            {"dental", ledger_json(totals.posted_dental, totals.on_account_dental)},
            {"held_cents", totals.held.count()},
            {"balances", totals.balances()}};
}

Json control_json(ControlTotals const& control) {
    Json json = Json::object();
    if (control.transactions) json["transactions"] = *control.transactions;
    if (control.items) json["items"] = *control.items;
    if (control.amount) json["amount_cents"] = control.amount->count();
    return json;
}

std::set<ItemId> items_of(std::vector<DayChange> const& changes) {
    std::set<ItemId> items;
    for (DayChange const& change : changes)
        items.insert(change.item.item);
    return items;
}

std::string part_line(DecidedItem const& item, Allocation const& part, Cents on_account,
                      std::string const& date, std::string const& last) {
    return csv_line({item.item.text(), item.batch_number, std::to_string(item.transaction),
                     name(part.invoice.ledger), part.invoice.number.text(), part.member_id.text(),
                     part.amount.text(), on_account.text(), date, last});
}

/// What an item pays, or paid: invoices, then money on account with no invoice and no amount.
std::string part_lines(DecidedItem const& item, ItemState const& state, std::string const& date,
                       std::string const& last) {
    std::string lines;
    for (Allocation const& part : state.allocations)
        lines += part_line(item, part, no_cents, date, last);
    for (OnAccount const& part : state.on_account)
        lines += csv_line({item.item.text(), item.batch_number, std::to_string(item.transaction),
                           name(part.ledger), "", part.member_id.text(), no_cents.text(),
                           part.amount.text(), date, last});
    return lines;
}

Cents posted_in(ItemState const& state) {
    Cents sum = no_cents;
    for (Allocation const& part : state.allocations)
        sum += part.amount;
    for (OnAccount const& part : state.on_account)
        sum += part.amount;
    return sum;
}

/// What people did on the day, and what the books are since; nothing on a day without acts.
std::optional<Json> acts_json(std::vector<DayChange> const& changes) {
    if (changes.empty()) return std::nullopt;
    Cents posted = no_cents;
    Cents taken_back = no_cents;
    Json ids = Json::array();
    for (DayChange const& change : changes) {
        if (change.posts()) posted += posted_in(change.after);
        if (change.takes_back()) taken_back += posted_in(*change.before);
        for (Act const& act : change.acts)
            ids.push_back(act.id);
    }
    return Json{{"posted_cents", posted.count()},
                {"taken_back_cents", taken_back.count()},
                {"ids", std::move(ids)}};
}

Json deposits_json(std::vector<DepositSummary> const& deposits) {
    Json list = Json::array();
    for (DepositSummary const& deposit : deposits)
        list.push_back({{"file", deposit.file},
                        {"ledger", name(deposit.ledger)},
                        {"items", deposit.items},
                        {"images", deposit.images},
                        {"amount_cents", deposit.amount.count()},
                        {"micr_unread", deposit.micr_unread}});
    return list;
}

}  // namespace

std::string probability_text(Probability probability) {
    return fmt::format("{:.6f}", std::floor(probability.value() * 1e6) / 1e6);
}

std::string posted_csv(Store& store, BusinessDate day) {
    std::string csv = csv_line({"item_id", "batch", "transaction", "ledger", "invoice_number",
                                "member_id", "amount", "on_account", "received", "probability"});
    auto const changes = store.changes_on(day);
    std::set<ItemId> const decided_anew = items_of(changes);
    store.for_each_decided(Store::Which::posted, day, [&](DecidedItem const& item) {
        if (decided_anew.contains(item.item)) return;
        Posted const& posted = std::get<Posted>(item.decision);
        Cents on_account = posted.on_account;
        for (Allocation const& allocation : posted.allocations) {
            csv += part_line(item, allocation, on_account, item.received.text(),
                             probability_text(posted.probability));
            on_account = no_cents;
        }
    });
    for (DayChange const& change : changes)
        if (change.posts())
            csv += part_lines(change.item, change.after, change.item.received.text(), "");
    return csv;
}

std::string reversed_csv(Store& store, BusinessDate day) {
    std::string csv = csv_line({"item_id", "batch", "transaction", "ledger", "invoice_number",
                                "member_id", "amount", "on_account", "reversed", "act"});
    for (DayChange const& change : store.changes_on(day))
        if (change.takes_back())
            csv += part_lines(change.item, *change.before, day.text(),
                              std::string(name(change.acts.front().kind)));
    return csv;
}

std::string held_csv(Store& store, BusinessDate day) {
    std::string csv =
        csv_line({"item_id", "batch", "transaction", "reason", "amount", "candidates"});
    auto const changes = store.changes_on(day);
    std::set<ItemId> const decided_anew = items_of(changes);
    auto const add = [&](DecidedItem const& item, Held const& held) {
        csv += csv_line({item.item.text(), item.batch_number, std::to_string(item.transaction),
                         name(held.reason), held.amount ? held.amount->text() : "",
                         candidates_cell(held.candidates)});
    };
    store.for_each_decided(Store::Which::held, day, [&](DecidedItem const& item) {
        if (!decided_anew.contains(item.item)) add(item, std::get<Held>(item.decision));
    });
    for (DayChange const& change : changes)
        if (change.holds()) add(change.item, *change.after.held);
    return csv;
}

std::string balance_json(Store& store, BusinessDate received,
                         std::vector<DepositSummary> const& deposits) {
    NightFigures const figures = figures_of(store, received);
    Json batches = Json::array();
    for (BatchSummary const& batch : store.batches(received)) {
        Json json{{"id", batch.id.text()},
                  {"lockbox", batch.lockbox_number},
                  {"number", batch.number},
                  {"control", control_json(batch.control)}};
        json.update(totals_json(batch.totals));
        batches.push_back(std::move(json));
    }
    Json held = Json::object();
    for (auto const& [reason, sums] : figures.held)
        held[std::string(name(reason))] = {{"items", sums.items},
                                           {"amount_unknown", sums.amount_unknown},
                                           {"amount_cents", sums.amount.count()}};
    Json night = Json::object();
    night["batches"] = figures.batches;
    night.update(totals_json(figures.totals));
    night["held_by_reason"] = held;
    night["balances"] = figures.balances();
    Json json{{"received", received.text()},
              {"night", night},
              {"deposits", deposits_json(deposits)},
              {"batches", batches}};
    if (auto acts = acts_json(store.changes_on(received))) json["acts"] = std::move(*acts);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace lockbox::batches
