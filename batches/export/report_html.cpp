// SPDX-License-Identifier: Apache-2.0
#include "batches/export/report_html.h"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>

#include "batches/export/earlier_paper.h"
#include "batches/export/files.h"
#include "batches/export/html_text.h"
#include "batches/export/night_figures.h"
#include "batches/export/report_charts.h"
#include "batches/export/report_held.h"
#include "batches/export/report_sheet_html.h"
#include "batches/export/report_style.h"
#include "ocr/masked_picture.h"

namespace lockbox::batches {
namespace {

/// Wide enough to read a check's smallest print, small enough for a page of hundreds.
constexpr int greatest_picture_width_px = 900;
/// A page with more pictures than these items' is slow to open; `held show` names the others.
constexpr std::size_t items_with_pictures = 1000;
/// Whole pages, of about 30 KiB each, stand beside the fields of as many items only.
constexpr std::size_t items_with_whole_pages = 200;

std::string head_html(Site const& site, NightFigures const& figures, BusinessDate received) {
    bool const ok = figures.balances();
    return fmt::format(
        "<div class=\"head\"><h1>Lockbox {}: received {}</h1><p>{} · {} transactions · {} checks "
        "and money orders</p></div>\n"
        "<div class=\"verdict {}\"><strong>{}</strong>{}</div>\n",
        html_text(site.config.lockbox_number), received.text(),
        figures.batches == 1 ? std::string("1 batch") : fmt::format("{} batches", figures.batches),
        figures.totals.transactions, figures.totals.payments, ok ? "ok" : "out",
        ok ? "The night balances to the cent." : "OUT OF BALANCE. Do not release any file.",
        html_text(figures.balance_line()));
}

std::string tile(std::string_view label, std::string const& value, std::string const& note) {
    return fmt::format("<div class=\"tile\"><span>{}</span><b>{}</b><i>{}</i></div>\n", label,
                       value, note);
}

std::string tiles_html(NightFigures const& figures) {
    Totals const& totals = figures.totals;
    LedgerFigures const& medical = figures.of(Ledger::medical);
    LedgerFigures const& dental = figures.of(Ledger::dental);
    int const tenths = totals.payments > 0 ? totals.posted_payments * 1000 / totals.payments : 0;
    return "<div class=\"tiles\">\n" +
           tile("Captured", totals.captured.display(),
                fmt::format("{} payments", totals.payments)) +
           tile("Posted without a person", fmt::format("{}.{} %", tenths / 10, tenths % 10),
                fmt::format("{} of {} payments", totals.posted_payments, totals.payments)) +
           tile("Medical", (medical.posted + medical.on_account).display(),
                fmt::format("{} payments", medical.payments)) +
           tile("Dental", (dental.posted + dental.on_account).display(),
                fmt::format("{} payments", dental.payments)) +
           tile("Held", totals.held.display(),
                fmt::format("{} payments, {} without", totals.held_payments,
                            totals.held_without_payment)) +
           "</div>\n";
}

/// What a batch's delivery said beside what was found: agreed, differing, or not stated.
template <class Stated>
std::string control_cell(std::optional<Stated> const& stated, Stated const& found,
                         std::string const& stated_text) {
    if (!stated) return "—";
    if (*stated == found) return "agrees";
    return "<span class=\"differs\">stated " + stated_text + "</span>";
}

std::string batch_row(BatchSummary const& batch) {
    Totals const& totals = batch.totals;
    ControlTotals const& control = batch.control;
    std::string const agreement =
        control_cell(control.transactions, totals.transactions,
                     control.transactions ? std::to_string(*control.transactions) : "") +
        " / " +
        control_cell(control.items, totals.payments,
                     control.items ? std::to_string(*control.items) : "") +
        " / " +
        control_cell(control.amount, totals.captured,
                     control.amount ? control.amount->display() : "");
    std::string row = fmt::format(
        "<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td><td class=\"n\">{}</td>"
        "<td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td "
        "class=\"n\">{}</td>"
        "<td class=\"n\">{}</td><td class=\"n\">{}</td></tr>\n",
        html_text(batch.number), totals.transactions, totals.payments, totals.captured.display(),
        totals.posted_medical.display(), totals.posted_dental.display(),
        (totals.on_account_medical + totals.on_account_dental).display(), totals.held.display(),
        agreement);
    if (!batch.note.empty())
        row += fmt::format("<tr><td></td><td colspan=\"8\" class=\"differs\">{}</td></tr>\n",
                           html_text(batch.note));
    return row;
}

std::string batches_html(std::vector<BatchSummary> const& batches, Totals const& totals) {
    std::string rows;
    for (BatchSummary const& batch : batches)
        rows += batch_row(batch);
    return fmt::format(
        "<h2>Batches</h2>\n<div class=\"panel\"><table><thead><tr><th>batch</th>"
        "<th class=\"n\">transactions</th><th class=\"n\">payments</th><th "
        "class=\"n\">captured</th>"
        "<th class=\"n\">medical</th><th class=\"n\">dental</th><th class=\"n\">on account</th>"
        "<th class=\"n\">held</th><th class=\"n\">control: transactions / items / amount</th></tr>"
        "</thead><tbody>\n{}</tbody><tfoot><tr><th>night</th><td class=\"n\">{}</td>"
        "<td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td "
        "class=\"n\">{}</td>"
        "<td class=\"n\">{}</td><td class=\"n\">{}</td><td></td></tr></tfoot></table></div>\n",
        rows, totals.transactions, totals.payments, totals.captured.display(),
        totals.posted_medical.display(), totals.posted_dental.display(),
        (totals.on_account_medical + totals.on_account_dental).display(), totals.held.display());
}

/// What the operator compares with the deposit tickets and signs.
std::string control_sheet_html(NightFigures const& figures) {
    std::string rows;
    for (Ledger const ledger : {Ledger::medical, Ledger::dental}) {
        LedgerFigures const& of = figures.of(ledger);
        rows += fmt::format(
            "<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td><td class=\"n\">{}</td>"
            "<td class=\"n\">{}</td><td class=\"n\"><b>{}</b></td></tr>\n",
            ledger == Ledger::medical ? "Medical" : "Dental", of.payments, of.posted.display(),
            of.on_account.display(), (of.posted + of.on_account).display());
    }
    Totals const& totals = figures.totals;
    return fmt::format(
        "<h2>Control sheet</h2>\n<div class=\"panel\"><table><thead><tr><th>books</th>"
        "<th class=\"n\">payments</th><th class=\"n\">posted</th><th class=\"n\">on account</th>"
        "<th class=\"n\">together</th></tr></thead><tbody>\n{}"
        "<tr><th scope=\"row\">Undecided (held)</th><td class=\"n\">{}</td><td class=\"n\">—</td>"
        "<td class=\"n\">—</td><td class=\"n\"><b>{}</b></td></tr>\n</tbody><tfoot><tr>"
        "<th>Captured</th><td class=\"n\">{}</td><td></td><td></td><td class=\"n\">{}</td></tr>"
        "</tfoot></table>\n{}"
        "<div class=\"sign\"><div>Operator</div><div>Second person</div><div>Date and time</div>"
        "</div></div>\n",
        rows, totals.held_payments, totals.held.display(), totals.payments,
        totals.captured.display(),
        totals.amount_unknown > 0
            ? fmt::format("<p class=\"more\">{} held payments count as $0.00 because their amount "
                          "was not read.</p>\n",
                          totals.amount_unknown)
            : std::string());
}

/// Held items in order of reason, then of amount, the greatest first, then as scanned.
std::vector<DecidedItem> held_items(Store& store, BusinessDate received) {
    std::vector<DecidedItem> items;
    store.for_each_decided(Store::Which::held, received,
                           [&](DecidedItem const& item) { items.push_back(item); });
    std::stable_sort(items.begin(), items.end(), [](DecidedItem const& a, DecidedItem const& b) {
        Held const& left = std::get<Held>(a.decision);
        Held const& right = std::get<Held>(b.decision);
        if (left.reason != right.reason) return left.reason < right.reason;
        return left.amount.value_or(no_cents) > right.amount.value_or(no_cents);
    });
    return items;
}

std::vector<EmbeddedPicture> embedded(Site const& site, HeldView const& view) {
    std::vector<EmbeddedPicture> pictures;
    for (DoubtPicture const& doubt : view.pictures) {
        auto const bytes = file_bytes(site.archive() / doubt.file);
        pictures.push_back(
            {doubt.caption, ocr::masked_picture(bytes ? *bytes : std::vector<std::byte>{},
                                                doubt.page, doubt.box, greatest_picture_width_px)});
    }
    return pictures;
}

std::string reason_heading(HoldReason reason, ReasonFigures const& sums) {
    return fmt::format(
        "<div class=\"reason\" id=\"{}\"><div><h3>{}</h3><p>{}</p></div><div class=\"sum\">{} · {}"
        "</div></div>\n",
        name(reason), html_text(in_words(name(reason))), html_text(clerk_text(reason)),
        sums.items == 1 ? std::string("1 item") : fmt::format("{} items", sums.items),
        sums.amount.display());
}

/// What the card of the item at `place` of the list shows.
HeldView card_view(Site const& site, Store& store, DecidedItem const& item, std::size_t place) {
    auto const transaction = store.transaction(item.batch, item.transaction);
    if (!transaction) return {};
    HeldView view = held_view(item, *transaction);
    if (place >= items_with_whole_pages && view.pictures.size() > 1) view.pictures.pop_back();
    if (std::get<Held>(item.decision).reason == HoldReason::suspected_duplicate)
        if (auto earlier = earlier_paper(store, item, site.config.policy))
            view.pictures.push_back(std::move(*earlier));
    if (place >= items_with_pictures) view.pictures.clear();
    return view;
}

std::string held_html(Site const& site, Store& store, BusinessDate received,
                      NightFigures const& figures) {
    std::vector<DecidedItem> const items = held_items(store, received);
    if (items.empty()) return "<h2>Held items</h2>\n<p>Nothing is held.</p>\n";
    std::vector<HeldView> views;
    for (std::size_t i = 0; i < items.size(); ++i)
        views.push_back(card_view(site, store, items[i], i));
    // Pictures take the time; each card is a function of its item alone.
    std::vector<std::string> cards(items.size());
    tbb::parallel_for(std::size_t{0}, items.size(), [&](std::size_t i) {
        cards[i] = held_card(items[i], views[i], embedded(site, views[i]));
    });
    std::string html = "<h2>Held items</h2>\n";
    std::optional<HoldReason> shown;
    for (std::size_t i = 0; i < items.size(); ++i) {
        HoldReason const reason = std::get<Held>(items[i].decision).reason;
        if (shown != reason) html += reason_heading(reason, figures.held.at(reason));
        shown = reason;
        html += cards[i];
    }
    return html;
}

}  // namespace

std::string report_html(Site const& site, Store& store, NightSheet const& sheet) {
    NightFigures const& figures = sheet.figures;
    BusinessDate const received = sheet.day;
    std::string const chart = held_chart(figures);
    std::string html = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>Lockbox {} · {}</title>\n<style>{}</style></head>\n<body>\n",
        html_text(site.config.lockbox_number), received.text(), report_style);
    html += head_html(site, figures, received);
    html += tiles_html(figures);
    html += "<div class=\"panel\">" + money_bar(figures) + "</div>\n";
    if (!chart.empty())
        html += "<h2>Held by reason</h2>\n<div class=\"panel\">" + chart + "</div>\n";
    html += batches_html(sheet.batches, figures.totals);
    html += control_sheet_html(figures);
    html += deposits_html(sheet) + held_by_age_html(sheet) + nights_html(sheet);
    html += duplicates_html(sheet) + quality_html(sheet);
    html += held_html(site, store, received, figures);
    return html + "</body></html>\n";
}

}  // namespace lockbox::batches
