// SPDX-License-Identifier: Apache-2.0
#include "batches/export/report_sheet_html.h"

#include <fmt/format.h>

#include <algorithm>

#include "batches/export/held_view.h"
#include "batches/export/html_text.h"

namespace lockbox::batches {
namespace {

std::string number_cell(int count) {
    return fmt::format("<td class=\"n\">{}</td>", count == 0 ? "–" : std::to_string(count));
}
std::string panel(std::string_view heading, std::string const& content) {
    return fmt::format("<h2>{}</h2>\n<div class=\"panel\">{}</div>\n", heading, content);
}

// The chart of nights, in units of its own.
constexpr std::int64_t chart_width = 1000, chart_height = 190, bars_high = 150, bars_from = 120;

std::string night_bars(NightMoney const& night, std::int64_t x, std::int64_t width, Cents highest) {
    struct Part {
        char const* style;
        Cents amount;
    };
    std::string bars;
    std::int64_t y = bars_high + 10;
    for (Part const& part : {Part{"medical", night.medical}, Part{"dental", night.dental},
                             Part{"heldmoney", night.held}}) {
        std::int64_t const height = part.amount.count() * bars_high / highest.count();
        y -= height;
        if (height > 0)
            bars += fmt::format(R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>)",
                                part.style, x, y, width, height);
    }
    return fmt::format("<g><title>{}: captured {}, medical {}, dental {}, held {}</title>{}</g>\n",
                       night.day.text(), night.captured().display(), night.medical.display(),
                       night.dental.display(), night.held.display(), bars);
}

}  // namespace

std::string held_by_age_html(NightSheet const& sheet) {
    if (sheet.held.empty()) return {};
    std::string head, rows;
    for (std::size_t age = 0; age < age_count; ++age)
        head += fmt::format("<th class=\"n\">{}</th>", age_text(age));
    for (HeldByAge const& row : sheet.held) {
        rows += fmt::format("<tr><th scope=\"row\">{}</th>", html_text(in_words(name(row.reason))));
        for (int const items : row.items)
            rows += number_cell(items);
        rows += number_cell(row.all()) +
                fmt::format("<td class=\"n\">{}</td></tr>\n", row.amount.display());
    }
    return panel(
        "Held when the day ended, by reason and age",
        fmt::format("<table><thead><tr><th>reason</th>{}<th class=\"n\">all</th>"
                    "<th class=\"n\">amount</th></tr></thead><tbody>\n{}</tbody><tfoot>"
                    "<tr><th>all</th><td colspan=\"{}\"></td><td class=\"n\">{}</td>"
                    "<td class=\"n\">{}</td></tr></tfoot></table>",
                    head, rows, age_count, sheet.held_items(), sheet.held_amount().display()));
}

std::string deposits_html(NightSheet const& sheet) {
    std::string rows;
    for (Ledger const ledger : {Ledger::medical, Ledger::dental}) {
        DepositFigures const& deposit = sheet.deposits[static_cast<std::size_t>(ledger)];
        rows += fmt::format("<tr><th scope=\"row\">{}</th>{}<td class=\"n\">{}</td></tr>\n",
                            ledger == Ledger::medical ? "Medical" : "Dental",
                            number_cell(deposit.items), deposit.amount.display());
    }
    return panel("Deposits",
                 "<table><thead><tr><th>ledger</th><th class=\"n\">items</th><th class=\"n\">"
                 "amount</th></tr></thead><tbody>\n" +
                     rows + "</tbody></table>");
}

std::string duplicates_html(NightSheet const& sheet) {
    if (sheet.duplicates.empty()) return {};
    std::string rows;
    for (DuplicateFound const& one : sheet.duplicates)
        rows += fmt::format(
            "<tr><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td>"
            "<td class=\"far\">{}</td></tr>\n",
            html_text(one.batch), one.transaction, one.amount ? one.amount->display() : "not read",
            one.earlier.empty() ? "by its picture" : html_text(one.earlier));
    return panel("Suspected duplicates",
                 "<table><thead><tr><th>batch</th><th class=\"n\">transaction</th><th class=\"n\">"
                 "amount</th><th class=\"far\">looks like one that was</th></tr></thead><tbody>\n" +
                     rows + "</tbody></table>");
}

std::string quality_html(NightSheet const& sheet) {
    std::string rows;
    for (std::size_t i = 0; i < quality_finding_count; ++i)
        if (sheet.findings[i] > 0)
            rows += fmt::format("<tr><th scope=\"row\">{}</th>{}</tr>\n",
                                html_text(in_words(name(static_cast<QualityFinding>(i)))),
                                number_cell(sheet.findings[i]));
    std::string const line =
        fmt::format("<p class=\"more\">{} pages, of which {} cannot be relied on.</p>\n",
                    sheet.pages, sheet.pages_unusable);
    return panel("Image quality",
                 rows.empty() ? line
                              : line +
                                    "<table><thead><tr><th>finding</th><th class=\"n\">pages"
                                    "</th></tr></thead><tbody>\n" +
                                    rows + "</tbody></table>");
}

std::string nights_html(NightSheet const& sheet) {
    Cents highest = no_cents;
    for (NightMoney const& night : sheet.nights)
        highest = std::max(highest, night.captured());
    if (highest <= no_cents) return {};
    auto const count = static_cast<std::int64_t>(sheet.nights.size());
    std::int64_t const step = std::min<std::int64_t>((chart_width - bars_from) / count, 70);
    std::string bars;
    for (std::int64_t i = 0; i < count; ++i) {
        NightMoney const& night = sheet.nights[static_cast<std::size_t>(i)];
        std::int64_t const x = bars_from + i * step;
        bars += night_bars(night, x + step / 8, step - step / 4, highest);
        std::int64_t const every = std::max<std::int64_t>(1, 64 / step);
        if ((count - 1 - i) % every == 0)
            bars += fmt::format(
                "<text class=\"sum\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}"
                "</text>\n",
                x + step / 2, bars_high + 30, night.day.text().substr(5));
    }
    return panel(
        "The nights up to this one",
        fmt::format("<svg class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"Captured "
                    "amounts by night\"><text class=\"sum\" x=\"{}\" y=\"22\" text-anchor=\"end\">"
                    "{}</text>\n{}</svg>",
                    chart_width, chart_height, bars_from - 10, highest.display(), bars));
}

}  // namespace lockbox::batches
