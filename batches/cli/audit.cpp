// SPDX-License-Identifier: Apache-2.0
// `lockbox audit`: is anything missing, changed, or out of balance?
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "batches/cli/command.h"
#include "batches/cli/faults.h"
#include "batches/cli/opened_site.h"
#include "batches/cli/page_json.h"
#include "batches/export/night_figures.h"
#include "batches/export/outgoing.h"
#include "batches/export/purge.h"

namespace lockbox::batches {
namespace {

struct AuditResult {
    int audit_rows = 0;
    int batches = 0;
    int days = 0;
    long long acts = 0;
    std::vector<std::string> wrong;  ///< The first thing wrong comes first.
};

AuditResult audit(OpenedSite& opened, bool anew) {
    AuditResult result;
    result.wrong = opened.store.verify();
    opened.store.for_each_audit_row([&](AuditRow const&) { ++result.audit_rows; });
    result.acts = opened.store.last_act();
    if (BookTotals const now = opened.store.totals_now(); !now.balances())
        result.wrong.push_back(now.line());
    for (BusinessDate const day : opened.store.business_dates()) {
        ++result.days;
        NightFigures const figures = figures_of(opened.store, day);
        result.batches += figures.batches;
        if (!figures.balances())
            result.wrong.push_back(
                fmt::format("received {}: {}", day.text(), figures.balance_line()));
        bool const again = anew && !is_purged(opened.store, day);
        for (std::string const& file : again ? outgoing_differences(opened.site, opened.store, day)
                                             : released_differences(opened.site, opened.store, day))
            result.wrong.push_back(fmt::format(
                "{}: missing, or not what the books say; lockbox export --date {} writes it again",
                (opened.site.outbox() / day.text() / file).string(), day.text()));
    }
    return result;
}

ExitStatus run_audit(Arguments const& arguments) {
    auto opened = opened_site(arguments, Access::look);
    if (!opened) return refuse(opened.error());
    AuditResult const result = audit(*opened, arguments.has("anew"));
    bool const well = result.wrong.empty();
    if (arguments.json()) {
        nlohmann::ordered_json const json{{"audit_rows", result.audit_rows},
                                          {"batches", result.batches},
                                          {"days", result.days},
                                          {"acts", result.acts},
                                          {"well", well},
                                          {"wrong", result.wrong}};
        fmt::print("{}\n", json_line(json));
    } else if (well) {
        fmt::print(
            "OK: the audit chain of {} rows, the journals of {} batches, {} acts of people, and "
            "the "
            "outgoing files of {} days are whole and balance.\n",
            result.audit_rows, result.batches, result.acts, result.days);
    }
    if (!arguments.json())
        for (std::string const& wrong : result.wrong)
            fmt::print("WRONG: {}\n", wrong);
    return well ? ExitStatus::done : ExitStatus::out_of_balance;
}

}  // namespace

Command audit_command() {
    Command command{
        "audit",
        "verify the audit chain, the ledgers, the balance and the outgoing files",
        "Verifies that no row of the audit log was changed or removed, that debits equal "
        "credits in\nevery journal entry, that every batch and day balances, that acts of "
        "people replayed are\nwhat the journal says, and that the files in outbox/ are "
        "those that were released, by\nthe hashes that the chain holds; those of a day whose "
        "books changed since are made anew and\ncompared. Names what is wrong, the first thing "
        "first (exit status 3).",
        "lockbox audit /srv/lockbox/412612",
        {{"SITE", "the site's folder"}},
        boost::program_options::options_description("Options"),
        run_audit};
    command.options.add_options()(
        "anew",
        "also make every outgoing file of days that were not purged again, and compare its bytes");
    add_json_option(command.options);
    return command;
}

}  // namespace lockbox::batches
