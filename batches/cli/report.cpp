// SPDX-License-Identifier: Apache-2.0
// `lockbox report`: the night's report as a page with pictures and figures.
#include <fmt/format.h>

#include "batches/cli/command.h"
#include "batches/cli/faults.h"
#include "batches/cli/opened_site.h"
#include "batches/export/files.h"
#include "batches/export/report_html.h"

namespace lockbox::batches {
namespace {

ExitStatus run_report(Arguments const& arguments) {
    auto opened = opened_site(arguments, Access::change);
    if (!opened) return refuse(opened.error());
    auto const day = asked_day(arguments, *opened);
    if (!day) return refuse(day.error());
    std::filesystem::path const folder = opened->site.outbox() / day->text();
    make_folder(folder);
    write_file(folder / "report.html", report_html(opened->site, opened->store, *day));
    if (!arguments.quiet()) fmt::print("{}\n", (folder / "report.html").string());
    return ExitStatus::done;
}

}  // namespace

Command report_command() {
    Command command{
        "report",
        "the report of a day as a page with pictures and figures",
        "Writes outbox/DATE/report.html, one page that needs nothing else, and prints its "
        "path:\ndoes it balance, totals per ledger and batch, a control sheet, and every "
        "held item with the\npicture of the field in doubt, what was read, and the "
        "candidates.",
        "xdg-open $(lockbox report /srv/lockbox/412612)",
        {{"SITE", "the site's folder"}},
        boost::program_options::options_description("Options"),
        run_report};
    add_date_option(command.options);
    return command;
}

}  // namespace lockbox::batches
