// SPDX-License-Identifier: Apache-2.0
#include "batches/cli/figures_text.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace lockbox::batches {

using Json = nlohmann::ordered_json;

std::string figures_text(NightFigures const& figures) {
    Totals const& totals = figures.totals;
    std::string text =
        fmt::format("in        {} batches, {} transactions, {} checks and money orders\n",
                    figures.batches, totals.transactions, totals.payments);
    for (Ledger const ledger : {Ledger::medical, Ledger::dental}) {
        LedgerFigures const& of = figures.of(ledger);
        text += fmt::format("posted    {:<24}{:>6}{:>18}", name(ledger), of.payments,
                            of.posted.display());
        if (of.on_account > no_cents)
            text += fmt::format("   and {} on account", of.on_account.display());
        text += "\n";
    }
    for (auto const& [reason, sums] : figures.held) {
        text += fmt::format("held      {:<24}{:>6}{:>18}", name(reason), sums.items,
                            sums.amount.display());
        if (sums.amount_unknown > 0)
            text += fmt::format("   {} without a readable amount", sums.amount_unknown);
        text += "\n";
    }
    if (figures.held.empty()) text += "held      nothing\n";
    return text + figures.balance_line() + "\n";
}

Json figures_json(NightFigures const& figures) {
    Totals const& totals = figures.totals;
    Json posted = Json::object();
    for (Ledger const ledger : {Ledger::medical, Ledger::dental}) {
        LedgerFigures const& of = figures.of(ledger);
        posted[std::string(name(ledger))] = {{"payments", of.payments},
                                             {"posted_cents", of.posted.count()},
                                             {"on_account_cents", of.on_account.count()}};
    }
    Json held = Json::object();
    for (auto const& [reason, sums] : figures.held)
        held[std::string(name(reason))] = {{"items", sums.items},
                                           {"amount_unknown", sums.amount_unknown},
                                           {"amount_cents", sums.amount.count()}};
    return {{"batches", figures.batches},
            {"transactions", totals.transactions},
            {"payments", totals.payments},
            {"posted_payments", totals.posted_payments},
            {"held_payments", totals.held_payments},
            {"held_without_payment", totals.held_without_payment},
            {"captured_cents", totals.captured.count()},
            {"posted", posted},
            {"held_cents", totals.held.count()},
            {"held", held},
            {"balances", figures.balances()}};
}

Json fault_json(Fault const& fault) {
    return {{"file", fault.file},
            {"place", fault.place},
            {"what", fault.what},
            {"remedy", fault.remedy}};
}

}  // namespace lockbox::batches
