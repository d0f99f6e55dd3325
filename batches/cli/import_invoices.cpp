// SPDX-License-Identifier: Apache-2.0
// `lockbox import-invoices`: the list of open invoices, replaced in one step.
#include <fmt/format.h>

#include "batches/cli/command.h"
#include "batches/cli/faults.h"
#include "batches/cli/opened_site.h"
#include "batches/cli/progress.h"
#include "batches/invoices/file_hash.h"
#include "batches/invoices/invoice_file.h"

namespace lockbox::batches {
namespace {

/// Few enough for a lively bar, so many that showing it costs nothing.
constexpr std::size_t rows_between_shows = 10'000;

ExitStatus run_import(Arguments const& arguments) {
    auto opened = opened_site(arguments, Access::change);
    if (!opened) return refuse(opened.error());
    std::filesystem::path const file = arguments.path("FILE");
    std::string const hash = file_hash(file);
    auto replacement = opened->store.replace_invoices();
    std::size_t good = 0;
    Progress progress("rows", 0, Progress::for_terminal(arguments));
    auto const summary = read_invoice_file(file, [&](OpenInvoice&& invoice) {
        replacement.add(invoice);
        if (++good % rows_between_shows == 0) progress.advance(rows_between_shows);
    });
    progress.clear();
    if (!summary) return refuse(summary.error());
    if (summary->bad_row_count > 0) {
        refuse_rows(file.string(), summary->bad_rows, summary->bad_row_count);
        if (!arguments.has("skip-bad-rows")) {
            fmt::print(stderr,
                       "lockbox: {}: {} of {} rows are bad; nothing was taken, and the list in "
                       "force stays.\n",
                       file.string(), summary->bad_row_count, summary->rows);
            return ExitStatus::refused;
        }
    }
    InvoiceImport const import{hash, file.filename().string(), good};
    bool const changed =
        replacement.commit(import, {operating_system_user(), "import-invoices", import.file,
                                    fmt::format("{} invoices, {} bad rows left out, content {}",
                                                good, summary->bad_row_count, hash)});
    if (arguments.quiet()) return ExitStatus::done;
    if (changed)
        fmt::print("{} open invoices are in force, {} bad rows left out.\n", good,
                   summary->bad_row_count);
    else
        fmt::print("This list is in force already ({} open invoices); nothing was changed.\n",
                   good);
    return ExitStatus::done;
}

}  // namespace

Command import_invoices_command() {
    Command command{
        "import-invoices",
        "replace the list of open invoices",
        "Reads an open-invoice file and puts it in the place of the list in force, in one step.\n"
        "CSV, UTF-8, RFC 4180 quoting, a header row; columns in any order: invoice_number, "
        "ledger,\n"
        "member_id, billing_account, first_name, last_name, address_1, address_2, city, state,\n"
        "zip, phone, carrier, plan, coverage_month, amount_due, balance, due_date.\n\n"
        "A bad row is named by line and column. Nothing of a file with bad rows is taken unless\n"
        "--skip-bad-rows is given.",
        "lockbox import-invoices /srv/lockbox/412612 open-invoices-2026-11-20.csv",
        {{"SITE", "the site's folder"}, {"FILE", "the open-invoice file"}},
        boost::program_options::options_description("Options"),
        run_import};
    command.options.add_options()("skip-bad-rows",
                                  "take the good rows and leave the bad ones out; each is named");
    return command;
}

}  // namespace lockbox::batches
