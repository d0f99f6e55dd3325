// SPDX-License-Identifier: Apache-2.0
// `lockbox purge`: pictures and readings of days long past.
#include "batches/export/purge.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "batches/cli/command.h"
#include "batches/cli/command_line.h"
#include "batches/cli/faults.h"
#include "batches/cli/opened_site.h"
#include "batches/cli/page_json.h"

namespace lockbox::batches {
namespace {

void print_plan(Arguments const& arguments, std::vector<PurgeDay> const& plan, bool done) {
    if (arguments.json()) {
        auto days = nlohmann::ordered_json::array();
        for (PurgeDay const& day : plan)
            days.push_back({{"day", day.kept.day.text()},
                            {"batches", day.kept.batches},
                            {"pages", day.kept.pages},
                            {"purged", done && day.stays.empty()},
                            {"stays", day.stays}});
        fmt::print("{}\n", json_line({{"days", days}, {"done", done}}));
        return;
    }
    int pages = 0;
    for (PurgeDay const& day : plan) {
        fmt::print("{}  {:>4} batches {:>8} pages  {}\n", day.kept.day.text(), day.kept.batches,
                   day.kept.pages,
                   !day.stays.empty() ? "stays: " + day.stays
                   : done             ? std::string("purged")
                                      : std::string("would go"));
        if (day.stays.empty()) pages += day.kept.pages;
    }
    if (plan.empty())
        fmt::print("There is nothing that old.\n");
    else if (done)
        fmt::print("{} pages purged.\n", pages);
    else
        fmt::print("{} pages would go. Nothing was changed; --yes does it.\n", pages);
}

ExitStatus run_purge(Arguments const& arguments) {
    auto opened = opened_site(arguments, Access::change);
    if (!opened) return refuse(opened.error());
    int const days = arguments.has("older-than") ? arguments.number("older-than") : kept_for_days;
    int const least = opened->site.config.policy.stale_after_days;
    if (days < least)
        throw UsageError(fmt::format(
            "--older-than takes at least {} days here: so long a check may be presented again "
            "(policy.stale_after_days).",
            least));
    bool const yes = arguments.has("yes");
    if (yes) finish_purges(opened->site, opened->store);
    std::vector<PurgeDay> const plan = days_to_purge(opened->store, days);
    for (PurgeDay const& day : plan)
        if (yes && day.stays.empty())
            purge_day(opened->site, opened->store, day.kept.day,
                      fmt::format("older than {} days", days));
    print_plan(arguments, plan, yes);
    return ExitStatus::done;
}

}  // namespace

Command purge_command() {
    Command command{
        "purge",
        "give up pictures and readings of days long past",
        "Names the days whose pictures and readings are older than asked, counted back from the\n"
        "last day of the books; with --yes it removes them: from the archive, from the store, and\n"
        "the outgoing files that show pictures (deposits, report.html). Journals, decisions, acts\n"
        "and the audit chain stay, and lockbox audit proves them as before. A day of which an "
        "item\nis still held, or was touched since, stays whole. May be stopped and run again.",
        "lockbox purge /srv/lockbox/412612 --older-than 2555 --yes",
        {{"SITE", "the site's folder"}},
        boost::program_options::options_description("Options"),
        run_purge};
    command.options.add_options()("older-than",
                                  boost::program_options::value<int>()->value_name("DAYS"),
                                  "default: 2555, seven years")("yes", "do it");
    add_json_option(command.options);
    return command;
}

}  // namespace lockbox::batches
