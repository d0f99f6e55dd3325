// SPDX-License-Identifier: Apache-2.0
#include "batches/export/report_charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "batches/export/held_view.h"
#include "batches/export/html_text.h"

namespace lockbox::batches {
namespace {

/// Both charts are drawn in units of which the page's width holds this many.
constexpr std::int64_t width_units = 1000;
constexpr int row_height_units = 28;
constexpr int label_width_units = 250;
constexpr int bar_room_units = 470;

struct Part {
    char const* label;
    char const* style;  ///< Class that gives its color.
    Cents amount;
};

/// `part` of `whole` in whole units of `room`; drawing alone rounds, amounts are shown as they are.
std::int64_t share(std::int64_t part, std::int64_t whole, std::int64_t room) {
    return whole > 0 ? part * room / whole : 0;
}

}  // namespace

std::string money_bar(NightFigures const& figures) {
    Totals const& totals = figures.totals;
    std::array const parts{
        Part{"Medical, posted", "medical", totals.posted_medical},
        Part{"Dental, posted", "dental", totals.posted_dental},
        Part{"On account", "account", totals.on_account_medical + totals.on_account_dental},
        Part{"Held", "heldmoney", totals.held}};
    std::string bar;
    std::string legend;
    std::int64_t x = 0;
    for (Part const& part : parts) {
        std::int64_t const width = share(part.amount.count(), totals.captured.count(), width_units);
        if (width > 0)
            bar += fmt::format(
                R"(<rect class="{}" x="{}" y="0" width="{}" height="26" rx="3"><title>{} {}</title></rect>)",
                part.style, x, std::max<std::int64_t>(width - 3, 2), part.label,
                part.amount.display());
        x += width;
        legend += fmt::format(R"(<li><span class="key {}"></span>{} <b>{}</b></li>)", part.style,
                              part.label, part.amount.display());
    }
    return fmt::format(
        "<svg class=\"money\" viewBox=\"0 0 {} 26\" preserveAspectRatio=\"none\" role=\"img\" "
        "aria-label=\"Where the captured money stands\">{}</svg>\n<ul class=\"legend\">{}</ul>\n",
        width_units, bar, legend);
}

std::string held_chart(NightFigures const& figures) {
    if (figures.held.empty()) return {};
    int most = 0;
    for (auto const& [reason, sums] : figures.held)
        most = std::max(most, sums.items);
    std::string rows;
    int y = 0;
    for (auto const& [reason, sums] : figures.held) {
        auto const width = std::max<std::int64_t>(share(sums.items, most, bar_room_units), 3);
        rows += fmt::format(
            "<a href=\"#{0}\"><text class=\"label\" x=\"{1}\" y=\"{2}\" text-anchor=\"end\">{3}"
            "</text><rect class=\"heldmoney\" x=\"{4}\" y=\"{5}\" width=\"{6}\" height=\"18\" "
            "rx=\"3\"/><text class=\"value\" x=\"{7}\" y=\"{2}\">{8}</text>"
            "<text class=\"sum\" x=\"{9}\" y=\"{2}\" text-anchor=\"end\">{10}</text></a>\n",
            name(reason), label_width_units - 12, y + 19, html_text(in_words(name(reason))),
            label_width_units, y + 6, width, label_width_units + width + 8, sums.items, width_units,
            sums.amount == no_cents ? std::string("—") : sums.amount.display());
        y += row_height_units;
    }
    return fmt::format(
        "<svg class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"Held items by "
        "reason\">\n{}</svg>\n",
        width_units, y, rows);
}

}  // namespace lockbox::batches
