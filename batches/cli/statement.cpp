// SPDX-License-Identifier: Apache-2.0
// `lockbox statement`: everything that was posted for one member.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "batches/cli/command.h"
#include "batches/cli/faults.h"
#include "batches/cli/opened_site.h"
#include "batches/cli/page_json.h"

namespace lockbox::batches {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::size_t id_digits_shown = 10;

/// A member's postings in one ledger. The balance is what was received and not taken back.
struct LedgerStatement {
    Cents opening = no_cents;
    std::vector<StatementLine> lines;
    Cents closing = no_cents;
    Cents on_account = no_cents;  ///< Of the closing balance, what pays no invoice yet.
};

LedgerStatement statement_of(std::vector<StatementLine> const& lines, Ledger ledger,
                             std::optional<BusinessDate> from) {
    LedgerStatement statement;
    for (StatementLine const& line : lines) {
        if (line.ledger != ledger) continue;
        statement.closing += line.amount;
        if (!line.invoice) statement.on_account += line.amount;
        if (from && line.date < *from)
            statement.opening += line.amount;
        else
            statement.lines.push_back(line);
    }
    return statement;
}

std::string what_happened(StatementLine const& line) {
    std::string const subject =
        line.invoice ? "invoice " + line.invoice->text() : std::string("on account");
    if (!line.act) return subject;
    return fmt::format("{}, {} by {}", subject, name(*line.act), line.who);
}

Json ledger_json(LedgerStatement const& statement) {
    Json lines = Json::array();
    for (StatementLine const& line : statement.lines)
        lines.push_back({{"date", line.date.text()},
                         {"item_id", line.item.text()},
                         {"invoice_number", line.invoice ? Json(line.invoice->text()) : Json()},
                         {"amount_cents", line.amount.count()},
                         {"act", line.act ? Json(name(*line.act)) : Json()},
                         {"by", line.who}});
    return {{"opening_cents", statement.opening.count()},
            {"postings", lines},
            {"closing_cents", statement.closing.count()},
            {"on_account_cents", statement.on_account.count()}};
}

void print_ledger(Ledger ledger, LedgerStatement const& statement) {
    fmt::print("{}\n  {:<12}{:<14}{:<44}{:>14}\n", name(ledger), "", "", "opening balance",
               statement.opening.display());
    for (StatementLine const& line : statement.lines)
        fmt::print("  {:<12}{:<14}{:<44}{:>14}\n", line.date.text(),
                   line.item.text().substr(0, id_digits_shown), what_happened(line),
                   line.amount.display());
    fmt::print("  {:<12}{:<14}{:<44}{:>14}   of it {} on account\n", "", "", "closing balance",
               statement.closing.display(), statement.on_account.display());
}

void print_open(std::vector<std::pair<InvoiceKey, Cents>> const& invoices) {
    for (auto const& [invoice, open] : invoices)
        fmt::print("open        {} invoice {}  {}\n", name(invoice.ledger), invoice.number.text(),
                   open.display());
}

ExitStatus run_statement(Arguments const& arguments) {
    auto const member = MemberId::parse(arguments.text("MEMBER"));
    if (!member) throw UsageError("MEMBER is the twelve digits of a Member ID.");
    std::optional<BusinessDate> from;
    if (arguments.has("from")) {
        from = BusinessDate::parse(arguments.text("from"));
        if (!from) throw UsageError("--from takes YYYY-MM-DD.");
    }
    auto opened = opened_site(arguments, Access::look);
    if (!opened) return refuse(opened.error());
    std::vector<StatementLine> const lines = opened->store.statement(*member);
    std::vector<std::pair<InvoiceKey, Cents>> open;
    for (InvoiceKey const& invoice : opened->store.invoices_of(*member))
        if (auto const found = opened->store.open_invoice(invoice))
            open.emplace_back(invoice, found->open);
    Json json{{"member_id", member->text()}};
    for (Ledger const ledger : {Ledger::medical, Ledger::dental}) {
        LedgerStatement const statement = statement_of(lines, ledger, from);
        json[std::string(name(ledger))] = ledger_json(statement);
        if (!arguments.json()) print_ledger(ledger, statement);
    }
    if (!arguments.json()) {
        print_open(open);
        return ExitStatus::done;
    }
    json["open_invoices"] = Json::array();
    for (auto const& [invoice, amount] : open)
        json["open_invoices"].push_back({{"ledger", name(invoice.ledger)},
                                         {"invoice_number", invoice.number.text()},
                                         {"open_cents", amount.count()}});
    fmt::print("{}\n", json_line(json));
    return ExitStatus::done;
}

}  // namespace

Command statement_command() {
    Command command{"statement",
                    "everything that was posted for one member",
                    "Prints, for each ledger, the balance before --from, every posting and what "
                    "was taken back\nsince, with item and date, and the closing balance; then what "
                    "is open on the member's\ninvoices now. A balance is what was received and not "
                    "taken back.",
                    "lockbox statement /srv/lockbox/412612 310000000012 --from 2026-11-01",
                    {{"SITE", "the site's folder"}, {"MEMBER", "a Member ID, twelve digits"}},
                    boost::program_options::options_description("Options"),
                    run_statement};
    command.options.add_options()(
        "from", boost::program_options::value<std::string>()->value_name("YYYY-MM-DD"),
        "the first day that is listed (default: all)");
    add_json_option(command.options);
    return command;
}

}  // namespace lockbox::batches
