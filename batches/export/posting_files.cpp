// SPDX-License-Identifier: Apache-2.0
#include "batches/export/posting_files.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

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

std::string posted_csv(Store& store, BusinessDate received) {
    std::string csv = csv_line({"item_id", "batch", "transaction", "ledger", "invoice_number",
                                "member_id", "amount", "on_account", "received", "probability"});
    store.for_each_decided(Store::Which::posted, received, [&](DecidedItem const& item) {
        Posted const& posted = std::get<Posted>(item.decision);
        Cents on_account = posted.on_account;
        for (Allocation const& allocation : posted.allocations) {
            csv +=
                csv_line({item.item.text(), item.batch_number, std::to_string(item.transaction),
                          name(allocation.invoice.ledger), allocation.invoice.number.text(),
                          allocation.member_id.text(), allocation.amount.text(), on_account.text(),
                          item.received.text(), probability_text(posted.probability)});
            on_account = no_cents;
        }
    });
    return csv;
}

std::string held_csv(Store& store, BusinessDate received) {
    std::string csv =
        csv_line({"item_id", "batch", "transaction", "reason", "amount", "candidates"});
    store.for_each_decided(Store::Which::held, received, [&](DecidedItem const& item) {
        Held const& held = std::get<Held>(item.decision);
        csv += csv_line({item.item.text(), item.batch_number, std::to_string(item.transaction),
                         name(held.reason), held.amount ? held.amount->text() : "",
                         candidates_cell(held.candidates)});
    });
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
    Json const json{{"received", received.text()},
                    {"night", night},
                    {"deposits", deposits_json(deposits)},
                    {"batches", batches}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace lockbox::batches
