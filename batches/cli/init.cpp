// SPDX-License-Identifier: Apache-2.0
// `lockbox init`: a new site.
#include <fmt/format.h>

#include "batches/cli/command.h"
#include "batches/cli/faults.h"
#include "batches/site.h"

namespace lockbox::batches {
namespace {

ExitStatus run_init(Arguments const& arguments) {
    auto const site = create_site(arguments.path("SITE"));
    if (!site) return refuse(site.error());
    if (arguments.quiet()) return ExitStatus::done;
    std::string const root = site->root.string();
    fmt::print(
        "{} is a new site.\n"
        "  lockbox.toml  every setting, explained\n"
        "  inbox/        scanned batches go here\n"
        "  outbox/       outgoing files, by received date\n"
        "  archive/      batches that were taken\n"
        "  secret.key    hashes Social Security numbers; keep a copy of it apart from the "
        "site's\n\n"
        "Next: lockbox import-invoices {} FILE.csv\n",
        root, root);
    return ExitStatus::done;
}

}  // namespace

Command init_command() {
    return {
        "init",
        "make a new site folder",
        "Makes a new site: the folder with lockbox.toml (every setting with its default and its\n"
        "reason), an empty store, a secret key, inbox/, outbox/ and archive/. A folder that holds\n"
        "anything is refused and left as it is.",
        "lockbox init /srv/lockbox/412612",
        {{"SITE", "the folder to make"}},
        boost::program_options::options_description("Options"),
        run_init};
}

}  // namespace lockbox::batches
