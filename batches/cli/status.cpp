// SPDX-License-Identifier: Apache-2.0
// `lockbox status`: is it done, does it balance, what is held.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

#include "batches/cli/command.h"
#include "batches/cli/faults.h"
#include "batches/cli/figures_text.h"
#include "batches/cli/opened_site.h"
#include "batches/cli/page_json.h"
#include "batches/export/night_figures.h"
#include "batches/intake/intake.h"

namespace lockbox::batches {
namespace {

using Json = nlohmann::ordered_json;

/// More would scroll the line that balances off the screen's memory; JSON has all.
constexpr std::size_t batches_shown = 100;

Json batch_json(BatchSummary const& batch) {
    Totals const& totals = batch.totals;
    return {{"id", batch.id.text()},
            {"number", batch.number},
            {"received", batch.received.text()},
            {"transactions", totals.transactions},
            {"payments", totals.payments},
            {"captured_cents", totals.captured.count()},
            {"posted_medical_cents", totals.posted_medical.count()},
            {"posted_dental_cents", totals.posted_dental.count()},
            {"on_account_cents", (totals.on_account_medical + totals.on_account_dental).count()},
            {"held_cents", totals.held.count()},
            {"balances", totals.balances()}};
}

Json now_json(BookTotals const& now) {
    return {{"captured_cents", now.captured.count()},
            {"posted_medical_cents", now.posted_medical.count()},
            {"posted_dental_cents", now.posted_dental.count()},
            {"on_account_cents", now.on_account.count()},
            {"held_cents", now.held.count()},
            {"returned_cents", now.returned.count()},
            {"balances", now.balances()}};
}

void print_json(OpenedSite& opened, NightFigures const& figures, InboxSurvey const& inbox) {
    Json json = figures_json(figures);
    auto const invoices = opened.store.invoices_in_force();
    json["open_invoices"] = invoices ? Json(invoices->invoices) : Json(nullptr);
    json["inbox"] = {{"complete", inbox.complete.size()}, {"waiting", inbox.waiting}};
    json["acts"] = opened.store.last_act();
    json["now"] = now_json(opened.store.totals_now());
    json["batch_list"] = Json::array();
    for (BatchSummary const& batch : opened.store.batches())
        json["batch_list"].push_back(batch_json(batch));
    fmt::print("{}\n", json_line(json));
}

void print_text(OpenedSite& opened, NightFigures const& figures, InboxSurvey const& inbox) {
    if (auto const invoices = opened.store.invoices_in_force())
        fmt::print("invoices  {} open, from {}\n", invoices->invoices, invoices->file);
    else
        fmt::print("invoices  none; use lockbox import-invoices\n");
    fmt::print("inbox     {} complete, {} not complete yet\n", inbox.complete.size(),
               inbox.waiting.size());
    for (std::string const& waiting : inbox.waiting)
        fmt::print("          {}\n", waiting);
    auto const batches = opened.store.batches();
    if (!batches.empty())
        fmt::print("\n{:<10} {:<10} {:>6} {:>8} {:>16} {:>16} {:>14} {:>14} {:>14}\n", "received",
                   "batch", "trans.", "payments", "captured", "medical", "dental", "on account",
                   "held");
    std::size_t const shown = std::min(batches.size(), batches_shown);
    if (shown < batches.size())
        fmt::print("… {} earlier ones; --json lists all\n", batches.size() - shown);
    for (BatchSummary const& batch : std::span(batches).last(shown)) {
        Totals const& totals = batch.totals;
        fmt::print("{:<10} {:<10} {:>6} {:>8} {:>16} {:>16} {:>14} {:>14} {:>14}{}\n",
                   batch.received.text(), batch.number, totals.transactions, totals.payments,
                   totals.captured.display(), totals.posted_medical.display(),
                   totals.posted_dental.display(),
                   (totals.on_account_medical + totals.on_account_dental).display(),
                   totals.held.display(), totals.balances() ? "" : "  OUT OF BALANCE");
    }
    fmt::print("\n{}", figures_text(figures));
    if (long long const acts = opened.store.last_act(); acts > 0)
        fmt::print("acts      {} by people since; now\n{}\n", acts,
                   opened.store.totals_now().line());
}

ExitStatus run_status(Arguments const& arguments) {
    auto opened = opened_site(arguments, Access::look);
    if (!opened) return refuse(opened.error());
    NightFigures const figures = figures_of_all(opened->store);
    InboxSurvey const inbox = survey_inbox(opened->site.inbox());
    if (arguments.json())
        print_json(*opened, figures, inbox);
    else
        print_text(*opened, figures, inbox);
    return figures.balances() && opened->store.totals_now().balances() ? ExitStatus::done
                                                                       : ExitStatus::out_of_balance;
}

}  // namespace

Command status_command() {
    Command command{"status",
                    "batches, items, amounts, what is held, does it balance",
                    "Shows the open invoices in force, what waits in the inbox, every batch taken, "
                    "what was\nposted and held, and the line that balances (exit status 3 if it "
                    "does not).",
                    "lockbox status /srv/lockbox/412612",
                    {{"SITE", "the site's folder"}},
                    boost::program_options::options_description("Options"),
                    run_status};
    add_json_option(command.options);
    return command;
}

}  // namespace lockbox::batches
