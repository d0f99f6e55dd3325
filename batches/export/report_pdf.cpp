// SPDX-License-Identifier: Apache-2.0
#include "batches/export/report_pdf.h"

#include <fmt/format.h>

#include <algorithm>

#include "batches/export/held_view.h"
#include "batches/export/sheet_page.h"

namespace lockbox::batches {
namespace {

using Column = SheetPage::Column;
using Cells = std::vector<std::string>;
using Row = SheetPage::Row;

constexpr auto left = PdfPaper::Align::left;
constexpr auto right = PdfPaper::Align::right;
constexpr std::size_t duplicates_listed = 25;

std::string dollars_or_dash(Cents amount) {
    return amount == no_cents ? std::string("–") : amount.display();
}
std::string count_or_dash(int count) {
    return count == 0 ? std::string("–") : std::to_string(count);
}

void verdict(SheetPage& page, NightSheet const& sheet) {
    bool const ok = sheet.figures.balances();
    page.banner(ok ? sheet_colors::good : sheet_colors::bad,
                ok ? "The night balances to the cent." : "OUT OF BALANCE. Do not release any file.",
                sheet.figures.balance_line());
}

void money(SheetPage& page, NightSheet const& sheet) {
    Totals const& totals = sheet.figures.totals;
    page.heading("Where the money stands");
    page.stack({{"Medical", sheet_colors::medical,
                 (totals.posted_medical + totals.on_account_medical).count()},
                {"Dental", sheet_colors::dental,
                 (totals.posted_dental + totals.on_account_dental).count()},
                {"Held", sheet_colors::held, totals.held.count()}});
    std::vector<Row> rows;
    for (Ledger const ledger : {Ledger::medical, Ledger::dental}) {
        LedgerFigures const& of = sheet.figures.of(ledger);
        DepositFigures const& deposit = sheet.deposits[static_cast<std::size_t>(ledger)];
        rows.push_back(
            {{ledger == Ledger::medical ? "Medical" : "Dental", std::to_string(of.payments),
              of.posted.display(), of.on_account.display(), (of.posted + of.on_account).display(),
              std::to_string(deposit.items), deposit.amount.display()}});
    }
    rows.push_back({{"Undecided (held)", std::to_string(totals.held_payments), "–", "–",
                     totals.held.display(), "–", "–"}});
    rows.push_back({{"Captured", std::to_string(totals.payments),
                     (totals.posted_medical + totals.posted_dental).display(),
                     (totals.on_account_medical + totals.on_account_dental).display(),
                     totals.captured.display(),
                     std::to_string(sheet.deposits[0].items + sheet.deposits[1].items),
                     (sheet.deposits[0].amount + sheet.deposits[1].amount).display()},
                    SheetPage::Kind::sum});
    page.table({{"books", 90, left},
                {"payments", 58, right},
                {"posted", 84, right},
                {"on account", 76, right},
                {"together", 84, right},
                {"deposit items", 62, right},
                {"deposit", 80, right}},
               rows);
    if (totals.amount_unknown > 0)
        page.note(fmt::format("{} held payments count as $0.00 because their amount was not read.",
                              totals.amount_unknown));
}

std::string agreement(BatchSummary const& batch) {
    std::string differs;
    auto const compare = [&](bool stated, bool equal, std::string const& text) {
        if (stated && !equal) differs += (differs.empty() ? "" : ", ") + text;
        return stated;
    };
    ControlTotals const& control = batch.control;
    Totals const& totals = batch.totals;
    bool stated = compare(control.transactions.has_value(),
                          control.transactions == totals.transactions, "transactions");
    stated |= compare(control.items.has_value(), control.items == totals.payments, "items");
    stated |= compare(control.amount.has_value(), control.amount == totals.captured,
                      control.amount ? control.amount->display() : "");
    if (!differs.empty()) return "≠ " + differs;
    return stated ? "agrees" : "not stated";
}

void batches(SheetPage& page, NightSheet const& sheet) {
    page.heading("Batches and their control totals");
    std::vector<Row> rows;
    for (BatchSummary const& batch : sheet.batches) {
        Totals const& t = batch.totals;
        std::string const control = agreement(batch);
        rows.push_back(
            {{batch.number, std::to_string(t.transactions), std::to_string(t.payments),
              t.captured.display(), (t.posted_medical + t.on_account_medical).display(),
              (t.posted_dental + t.on_account_dental).display(), t.held.display(), control},
             control.starts_with("stated") ? SheetPage::Kind::alarm : SheetPage::Kind::plain});
    }
    page.table({{"batch", 74, left},
                {"transactions", 50, right},
                {"payments", 46, right},
                {"captured", 76, right},
                {"medical", 76, right},
                {"dental", 66, right},
                {"held", 70, right},
                {"control", 76, right}},
               rows);
}

void held(SheetPage& page, NightSheet const& sheet) {
    page.heading("Held when the day ended, by reason and age");
    if (sheet.held.empty()) return page.note("Nothing is held.");
    std::vector<Column> columns{{"reason", 140, left}};
    for (std::size_t age = 0; age < age_count; ++age)
        columns.push_back({age_text(age), 47, right});
    columns.insert(columns.end(), {{"all", 40, right}, {"amount", 72, right}});
    int most = 0;
    std::array<int, age_count> sums{};
    for (HeldByAge const& row : sheet.held)
        most = std::max(most, row.all());
    std::vector<Row> rows;
    for (HeldByAge const& row : sheet.held) {
        Cells cells{in_words(name(row.reason))};
        for (std::size_t age = 0; age < age_count; ++age) {
            cells.push_back(count_or_dash(row.items[age]));
            sums[age] += row.items[age];
        }
        cells.insert(cells.end(), {std::to_string(row.all()), dollars_or_dash(row.amount)});
        rows.push_back({std::move(cells), SheetPage::Kind::plain,
                        static_cast<double>(row.all()) / static_cast<double>(most)});
    }
    Cells all{"all"};
    for (int const sum : sums)
        all.push_back(count_or_dash(sum));
    all.insert(all.end(), {std::to_string(sheet.held_items()), sheet.held_amount().display()});
    rows.push_back({std::move(all), SheetPage::Kind::sum});
    page.table(columns, rows);
}

void duplicates(SheetPage& page, NightSheet const& sheet) {
    page.heading("Suspected duplicates");
    if (sheet.duplicates.empty()) return page.note("None.");
    std::vector<Row> rows;
    for (std::size_t i = 0; i < sheet.duplicates.size() && i < duplicates_listed; ++i) {
        DuplicateFound const& one = sheet.duplicates[i];
        rows.push_back({{one.batch, std::to_string(one.transaction),
                         one.amount ? one.amount->display() : "not read", "",
                         one.earlier.empty() ? "by its picture" : one.earlier}});
    }
    page.table({{"batch", 60, left},
                {"transaction", 66, right},
                {"amount", 84, right},
                {"", 12, left},
                {"looks like one that was", 300, left}},
               rows);
    if (sheet.duplicates.size() > duplicates_listed)
        page.note(fmt::format("and {} more", sheet.duplicates.size() - duplicates_listed));
}

void quality(SheetPage& page, NightSheet const& sheet) {
    page.heading("Image quality");
    page.note(fmt::format("{} pages, of which {} cannot be relied on.", sheet.pages,
                          sheet.pages_unusable));
    std::vector<Row> rows;
    for (std::size_t i = 0; i < quality_finding_count; ++i)
        if (sheet.findings[i] > 0)
            rows.push_back(
                {{in_words(name(static_cast<QualityFinding>(i))), std::to_string(sheet.findings[i]),
                  fmt::format("{}.{} %", sheet.findings[i] * 100 / sheet.pages,
                              sheet.findings[i] * 1000 / sheet.pages % 10)}});
    if (!rows.empty())
        page.table({{"finding", 200, left}, {"pages", 60, right}, {"share", 60, right}}, rows);
}

void nights(SheetPage& page, NightSheet const& sheet) {
    page.heading("The nights up to this one");
    std::vector<SheetPage::Bar> bars;
    for (NightMoney const& night : sheet.nights)
        bars.push_back({night.day.text().substr(5),
                        night.captured().display(),
                        {{"Medical", sheet_colors::medical, night.medical.count()},
                         {"Dental", sheet_colors::dental, night.dental.count()},
                         {"Held", sheet_colors::held, night.held.count()}}});
    page.bars(bars);
}

}  // namespace

std::string report_pdf(NightSheet const& sheet) {
    SheetPage page(
        fmt::format("Lockbox {}: control sheet, received {}", sheet.lockbox, sheet.day.text()),
        sheet.day.text());
    page.title(fmt::format("Lockbox {}", sheet.lockbox),
               fmt::format("Control sheet · received {}", sheet.day.text()),
               fmt::format("{} batches · {} transactions · {} checks and money orders",
                           sheet.figures.batches, sheet.figures.totals.transactions,
                           sheet.figures.totals.payments));
    verdict(page, sheet);
    money(page, sheet);
    held(page, sheet);
    page.signatures({"Operator", "Second person", "Date and time"});
    batches(page, sheet);
    nights(page, sheet);
    duplicates(page, sheet);
    quality(page, sheet);
    return page.finish();
}

}  // namespace lockbox::batches
