// SPDX-License-Identifier: Apache-2.0
// `lockbox report`: the night's report as a page with pictures and figures.
#include <fmt/format.h>

#include "batches/cli/command.h"
#include "batches/cli/faults.h"
#include "batches/cli/opened_site.h"
#include "batches/export/outgoing.h"
#include "batches/export/purge.h"
#include "batches/export/report_html.h"
#include "batches/export/report_pdf.h"

namespace lockbox::batches {
namespace {

ExitStatus run_report(Arguments const& arguments) {
    auto opened = opened_site(arguments, Access::change);
    if (!opened) return refuse(opened.error());
    auto const day = asked_day(arguments, *opened);
    if (!day) return refuse(day.error());
    if (is_purged(opened->store, *day)) return refuse(purged_fault(*day));
    std::filesystem::path const folder = opened->site.outbox() / day->text();
    NightSheet const sheet = night_sheet(opened->site, opened->store, *day);
    bool const pdf = arguments.has("pdf");
    OutgoingFile const file =
        pdf ? OutgoingFile{"report.pdf", report_pdf(sheet)}
            : OutgoingFile{"report.html", report_html(opened->site, opened->store, sheet)};
    write_again(opened->site, opened->store, *day, file);
    if (!arguments.quiet()) fmt::print("{}\n", (folder / file.name).string());
    return ExitStatus::done;
}

}  // namespace

Command report_command() {
    Command command{
        "report",
        "the report of a day as a page with pictures and figures",
        "Writes outbox/DATE/report.html, one page that needs nothing else, and prints its "
        "path:\ndoes it balance, totals per ledger, batch and deposit, a control sheet, what "
        "is held by reason and\nage, duplicates, image quality, and every held item with the "
        "picture of the field in doubt,\nwhat was read, and the candidates. --pdf writes the "
        "figures as report.pdf instead.",
        "xdg-open $(lockbox report /srv/lockbox/412612)",
        {{"SITE", "the site's folder"}},
        boost::program_options::options_description("Options"),
        run_report};
    add_date_option(command.options);
    command.options.add_options()(
        "pdf", "write report.pdf instead: the same figures to print and sign, without pictures");
    return command;
}

}  // namespace lockbox::batches
