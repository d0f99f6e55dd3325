// SPDX-License-Identifier: Apache-2.0
// `lockbox check-deposit`: is this image cash letter right in every field?
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "batches/cli/command.h"
#include "batches/cli/faults.h"
#include "batches/cli/page_json.h"
#include "batches/export/files.h"
#include "batches/x9/diagnose.h"
#include "lockbox/money.h"

namespace lockbox::batches {
namespace {

using Json = nlohmann::ordered_json;

std::string_view code_name(x9::LetterContents const& contents) {
    return contents.code == x9::CharacterCode::ebcdic ? "EBCDIC" : "ASCII";
}

std::string contents_text(x9::LetterContents const& contents) {
    return fmt::format(
        "{} cash letters, {} bundles, {} items with {} images, {}, {} credits, {} records in {} {} "
        "lengths",
        contents.cash_letters, contents.bundles, contents.items, contents.images,
        Cents::of(contents.item_cents).display(), contents.credits, contents.records,
        code_name(contents), contents.has_lengths ? "with" : "without");
}

Json contents_json(x9::LetterContents const& contents) {
    return {{"records", contents.records},
            {"cash_letters", contents.cash_letters},
            {"bundles", contents.bundles},
            {"items", contents.items},
            {"images", contents.images},
            {"credits", contents.credits},
            {"items_cents", contents.item_cents},
            {"credits_cents", contents.credit_cents},
            {"character_code", code_name(contents)},
            {"record_lengths", contents.has_lengths}};
}

Json finding_json(x9::Finding const& finding) {
    return {{"record", finding.record}, {"offset", finding.offset}, {"type", finding.type},
            {"title", finding.title},   {"field", finding.field},   {"column", finding.column},
            {"width", finding.width},   {"found", finding.found},   {"expected", finding.expected}};
}

Json diagnosis_json(std::string const& file, x9::Diagnosis const& diagnosis) {
    Json json{{"file", file},
              {"clean", diagnosis.clean()},
              {"contents", contents_json(diagnosis.contents)},
              {"finding_count", diagnosis.finding_count},
              {"findings", Json::array()}};
    for (x9::Finding const& finding : diagnosis.findings)
        json["findings"].push_back(finding_json(finding));
    return json;
}

void print_text(std::string const& file, x9::Diagnosis const& diagnosis) {
    for (x9::Finding const& finding : diagnosis.findings)
        fmt::print("{}\n", finding.text());
    if (diagnosis.finding_count > diagnosis.findings.size())
        fmt::print("and {} more\n", diagnosis.finding_count - diagnosis.findings.size());
    fmt::print("{}: {}\n{}: {}\n", file, contents_text(diagnosis.contents), file,
               diagnosis.clean() ? std::string("OK")
                                 : fmt::format("{} findings", diagnosis.finding_count));
}

ExitStatus run_check_deposit(Arguments const& arguments) {
    std::string const file = arguments.text("FILE");
    auto const bytes = file_bytes(file);
    if (!bytes) return refuse(bytes.error());
    x9::LetterRules rules;
    if (arguments.has("credits-counted")) rules.credits = x9::CreditTotals::counted;
    rules.rears_needed = !arguments.has("fronts-only");
    x9::Diagnosis const diagnosis = x9::diagnose(*bytes, rules);
    if (arguments.json())
        fmt::print("{}\n", json_line(diagnosis_json(file, diagnosis)));
    else
        print_text(file, diagnosis);
    return diagnosis.clean() ? ExitStatus::done : ExitStatus::refused;
}

}  // namespace

Command check_deposit_command() {
    Command command{
        "check-deposit",
        "is this image cash letter right in every field (needs no site)",
        "Reads a deposit file strictly: X9.37 or X9.100-187, EBCDIC or ASCII, with or without "
        "lengths\nbefore the records. Names everything that is wrong by record, column and field, "
        "with what\nstands there and what should: fields, nesting, totals, counts, check digits, "
        "dates, and pictures\nby the rules of X9.100-181. Digits of account numbers are not shown. "
        "Exit status 1 where\nanything is wrong.",
        "lockbox check-deposit outbox/2026-11-20/deposit-medical.x937",
        {{"FILE", "an image cash letter"}},
        boost::program_options::options_description("Options"),
        run_check_deposit};
    command.options.add_options()(
        "credits-counted",
        "records 70, 90 and 99 count credits (61, 62), though no indicator says so")(
        "fronts-only", "the bank takes checks without a rear view");
    add_json_option(command.options);
    return command;
}

}  // namespace lockbox::batches
