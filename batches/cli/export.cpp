// SPDX-License-Identifier: Apache-2.0
// `lockbox export`: the outgoing files of a day again, byte for byte.
#include <fmt/format.h>

#include "batches/cli/command.h"
#include "batches/cli/faults.h"
#include "batches/cli/opened_site.h"
#include "batches/export/outgoing.h"
#include "batches/export/purge.h"

namespace lockbox::batches {
namespace {

ExitStatus run_export(Arguments const& arguments) {
    auto opened = opened_site(arguments, Access::change);
    if (!opened) return refuse(opened.error());
    auto const day = asked_day(arguments, *opened);
    if (!day) return refuse(day.error());
    if (is_purged(opened->store, *day)) return refuse(purged_fault(*day));
    write_outgoing(opened->site, opened->store, *day);
    if (!arguments.quiet()) fmt::print("{}\n", (opened->site.outbox() / day->text()).string());
    return ExitStatus::done;
}

}  // namespace

Command export_command() {
    Command command{
        "export",
        "write the outgoing files of a day again",
        "Writes outbox/DATE/ again from the books: posted.csv, held.csv, of each ledger\n"
        "lockbox-LEDGER.bai, and where it posted something lockbox-LEDGER.823 and\n"
        "remittance-LEDGER.820, report.html and balance.json, each whole or not at all, byte for\n"
        "byte what the night wrote. Remittance files are read back and compared with the books\n"
        "first. Prints the folder.",
        "lockbox export /srv/lockbox/412612 --date 2026-11-20",
        {{"SITE", "the site's folder"}},
        boost::program_options::options_description("Options"),
        run_export};
    add_date_option(command.options);
    return command;
}

}  // namespace lockbox::batches
