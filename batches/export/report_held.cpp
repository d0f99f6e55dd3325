// SPDX-License-Identifier: Apache-2.0
#include "batches/export/report_held.h"

#include <fmt/format.h>
#include <sodium.h>

#include "batches/export/html_text.h"
#include "lockbox/social_security.h"

namespace lockbox::batches {
namespace {

/// More would hide the likely ones; `held show` lists all.
constexpr std::size_t candidates_shown = 3;
constexpr std::size_t id_digits_shown = 10;

std::string base64(std::vector<std::byte> const& bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    // The encoder takes bytes as unsigned characters.
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

std::string figures_html(std::vector<EmbeddedPicture> const& pictures) {
    std::string html;
    for (EmbeddedPicture const& picture : pictures) {
        if (picture.picture.png().empty())
            html += fmt::format(
                "<figure><div class=\"nopicture\">The picture is not in the archive.</div>"
                "<figcaption>{}</figcaption></figure>\n",
                html_text(picture.caption));
        else
            html += fmt::format(
                "<figure><img alt=\"{0}\" src=\"data:image/png;base64,{1}\">"
                "<figcaption>{0}</figcaption></figure>\n",
                html_text(picture.caption), base64(picture.picture.png()));
    }
    return html;
}

std::string readings_html(std::vector<ShownReading> const& readings) {
    if (readings.empty()) return {};
    std::string html = "<table class=\"readings\">\n";
    std::string paper;
    for (ShownReading const& reading : readings) {
        if (reading.paper != paper) {
            paper = reading.paper;
            html +=
                fmt::format("<tr><th colspan=\"3\" scope=\"rowgroup\">read from the {}</th></tr>\n",
                            html_text(paper));
        }
        html +=
            fmt::format("<tr{}><th scope=\"row\">{}</th><td>{}</td><td class=\"p\">{}</td></tr>\n",
                        reading.doubtful ? " class=\"doubt\"" : "", html_text(reading.field),
                        reading.value.empty() ? "<i>unread</i>" : html_text(reading.value),
                        html_text(reading.probability));
    }
    return html + "</table>\n";
}

std::string evidence_html(Candidate const& candidate) {
    std::string rows;
    for (Evidence const& row : candidate.evidence)
        rows += fmt::format(
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td>"
            "<td class=\"n\">{:+.1f}</td></tr>\n",
            html_text(row.field), html_text(masked(row.read)), html_text(row.invoice_says),
            html_text(row.level), row.bits.value());
    return fmt::format(
        "<table class=\"evidence\"><thead><tr><th>field</th><th>read</th><th>invoice says</th>"
        "<th>agreement</th><th class=\"n\">bits</th></tr></thead><tbody>\n{}</tbody>"
        "<tfoot><tr><th colspan=\"4\">sum</th><td class=\"n\">{:+.1f}</td></tr></tfoot></table>\n",
        rows, candidate.total.value());
}

std::string candidates_html(std::vector<Candidate> const& candidates, std::string_view heading) {
    std::string html;
    for (std::size_t i = 0; i < candidates.size() && i < candidates_shown; ++i) {
        Candidate const& candidate = candidates[i];
        html += fmt::format(
            "<details{}><summary><b>{}</b> <span class=\"tag {}\">{}</span> invoice {} · balance "
            "{} "
            "<span class=\"p\">{}</span></summary>\n{}</details>\n",
            i == 0 ? " open" : "", html_text(candidate.member_name), name(candidate.invoice.ledger),
            name(candidate.invoice.ledger), html_text(candidate.invoice.number.text()),
            candidate.balance.display(), percent_text(candidate.probability),
            evidence_html(candidate));
    }
    if (candidates.empty()) return {};
    std::size_t const more =
        candidates.size() > candidates_shown ? candidates.size() - candidates_shown : 0;
    std::string const rest =
        more > 0 ? fmt::format("<p class=\"more\">and {} less likely</p>\n", more) : std::string();
    return fmt::format("<div class=\"candidates\"><h4>{}</h4>\n{}{}</div>\n", heading, html, rest);
}

std::string proposed_html(std::vector<Allocation> const& proposed) {
    if (proposed.empty()) return {};
    std::string html = "<p class=\"proposed\">Proposed: ";
    for (std::size_t i = 0; i < proposed.size(); ++i)
        html += fmt::format("{}{} to {} invoice {}", i == 0 ? "" : ", ",
                            proposed[i].amount.display(), name(proposed[i].invoice.ledger),
                            html_text(proposed[i].invoice.number.text()));
    return html + ".</p>\n";
}

std::string chips_html(Held const& held, HeldView const& view) {
    std::string html;
    for (HoldReason const reason : held.further_reasons)
        html +=
            fmt::format("<span class=\"chip\">also: {}</span>", html_text(in_words(name(reason))));
    for (std::string const& finding : view.quality)
        html += fmt::format("<span class=\"chip image\">image: {}</span>", html_text(finding));
    return html.empty() ? html : "<p class=\"chips\">" + html + "</p>\n";
}

}  // namespace

std::string held_card(DecidedItem const& item, HeldView const& view,
                      std::vector<EmbeddedPicture> const& pictures) {
    Held const& held = std::get<Held>(item.decision);
    std::string const amount = held.amount       ? held.amount->display()
                               : item.is_payment ? std::string("amount not read")
                                                 : std::string("no payment");
    std::string const short_id = item.item.text().substr(0, id_digits_shown);
    return fmt::format(
        "<article id=\"i{}\">\n<header><span class=\"place\">batch <b>{}</b> · transaction "
        "<b>{}</b>"
        " · {} · item <code>{}</code></span><span class=\"amount\">{}</span></header>\n{}{}{}"
        "<div class=\"columns\"><div class=\"pictures\">\n{}</div>\n<div>\n{}</div></div>\n{}"
        "</article>\n",
        short_id, html_text(item.batch_number), item.transaction, html_text(view.paper), short_id,
        amount,
        held.detail.empty() || held.detail == clerk_text(held.reason)
            ? std::string()
            : "<p class=\"detail\">" + html_text(masked(held.detail)) + "</p>\n",
        proposed_html(held.proposed), chips_html(held, view), figures_html(pictures),
        readings_html(view.readings),
        candidates_html(held.candidates,
                        item.is_payment ? "Whose payment this may be" : "Whose paper this may be"));
}

}  // namespace lockbox::batches
