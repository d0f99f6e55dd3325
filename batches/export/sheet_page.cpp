// SPDX-License-Identifier: Apache-2.0
#include "batches/export/sheet_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lockbox::batches {
namespace {

using Letters = PdfPaper::Letters;
using Align = PdfPaper::Align;
using Weight = PdfPaper::Weight;

// Lengths in points.
constexpr double margin = 36;
constexpr double room = PdfPaper::width - 2 * margin;
constexpr double lowest = PdfPaper::height - 54;
constexpr double row_height = 14.5;
constexpr double cell_gap = 6;
constexpr double heading_height = 26;
constexpr double bars_height = 96;
constexpr double scale_width = 74;
constexpr double label_width = 28;

}  // namespace

SheetPage::SheetPage(std::string const& name, std::string const& date)
    : paper_(name, date), name_(name), y_(margin) {}

void SheetPage::foot() {
    double const y = PdfPaper::height - 26;
    paper_.text(margin, y, name_, {7.5, Weight::plain, sheet_colors::soft});
    paper_.text(margin + room, y, fmt::format("page {}", page_),
                {7.5, Weight::plain, sheet_colors::soft, Align::right});
}

void SheetPage::need(double height) {
    if (y_ + height <= lowest) return;
    foot();
    paper_.next_page();
    ++page_;
    y_ = margin;
}

void SheetPage::title(std::string const& name, std::string const& what,
                      std::string const& how_much) {
    y_ += 14;
    paper_.text(margin, y_, name, {18, Weight::bold, sheet_colors::ink});
    paper_.text(margin + room, y_, what, {12, Weight::bold, sheet_colors::ink, Align::right});
    y_ += 15;
    paper_.text(margin, y_, how_much, {9, Weight::plain, sheet_colors::soft});
    y_ += 10;
}

void SheetPage::banner(PdfPaper::Ink const& ink, std::string const& verdict,
                       std::string const& line) {
    need(48);
    paper_.box(margin, y_, 5, 40, ink);
    paper_.text(margin + 14, y_ + 16, verdict, {13, Weight::bold, ink});
    paper_.text(margin + 14, y_ + 32, line, {8.2, Weight::plain, sheet_colors::ink}, room - 14);
    y_ += 46;
}

void SheetPage::heading(std::string const& text) {
    need(heading_height + 3 * row_height);
    y_ += heading_height - 6;
    paper_.text(margin, y_, text, {11.5, Weight::bold, sheet_colors::ink});
    y_ += 8;
}

void SheetPage::note(std::string const& text) {
    need(row_height);
    paper_.text(margin, y_ + 9, text, {8.5, Weight::plain, sheet_colors::soft}, room);
    y_ += row_height;
}

void SheetPage::head_of(std::vector<Column> const& columns) {
    double x = margin;
    for (Column const& column : columns) {
        bool const at_right = column.align == Align::right;
        paper_.text(at_right ? x + column.width : x, y_ + 9, column.head,
                    {7, Weight::plain, sheet_colors::soft, column.align}, column.width);
        x += column.width + (at_right ? 0 : cell_gap);
    }
    y_ += row_height - 1;
    paper_.line(margin, y_, margin + room, y_, sheet_colors::soft, 0.8);
}

void SheetPage::row_of(std::vector<Column> const& columns, Row const& row) {
    double x = margin;
    if (row.share > 0)
        paper_.box(x, y_ + 2, (columns.front().width - cell_gap) * row.share, row_height - 4,
                   sheet_colors::pale);
    if (row.kind == Kind::sum) paper_.line(margin, y_, margin + room, y_, sheet_colors::soft, 0.8);
    for (std::size_t i = 0; i < columns.size() && i < row.cells.size(); ++i) {
        Column const& column = columns[i];
        bool const at_right = column.align == Align::right;
        Letters const letters{8.5, row.kind == Kind::plain ? Weight::plain : Weight::bold,
                              row.kind == Kind::alarm && i + 1 == columns.size()
                                  ? sheet_colors::bad
                                  : sheet_colors::ink,
                              column.align};
        paper_.text(at_right ? x + column.width : x + (row.share > 0 && i == 0 ? 3 : 0), y_ + 10.5,
                    row.cells[i], letters, column.width);
        x += column.width + (at_right ? 0 : cell_gap);
    }
    y_ += row_height;
    if (row.kind != Kind::sum) paper_.line(margin, y_, margin + room, y_, sheet_colors::line, 0.4);
}

void SheetPage::table(std::vector<Column> const& columns, std::vector<Row> const& rows) {
    need(3 * row_height);
    head_of(columns);
    for (Row const& row : rows) {
        int const page = page_;
        need(row_height);
        if (page != page_) head_of(columns);
        row_of(columns, row);
    }
    y_ += 4;
}

void SheetPage::legend(std::vector<Part> const& parts) {
    double x = margin;
    for (Part const& part : parts) {
        Letters const letters{8, Weight::plain, sheet_colors::soft};
        paper_.box(x, y_ + 2, 7, 7, part.ink);
        paper_.text(x + 11, y_ + 9, part.label, letters);
        x += 11 + paper_.text_width(part.label, letters) + 16;
    }
    y_ += 14;
}

void SheetPage::stack(std::vector<Part> const& parts) {
    need(40);
    std::int64_t whole = 0;
    for (Part const& part : parts)
        whole += part.size;
    double x = margin;
    for (Part const& part : parts) {
        double const width =
            whole > 0 ? room * static_cast<double>(part.size) / static_cast<double>(whole) : 0;
        if (width > 0) paper_.box(x, y_, std::max(width - 1, 0.5), 13, part.ink);
        x += width;
    }
    y_ += 16;
    legend(parts);
}

void SheetPage::bars(std::vector<Bar> const& bars) {
    std::int64_t highest = 1;
    std::string highest_text;
    for (Bar const& bar : bars) {
        std::int64_t sum = 0;
        for (Part const& part : bar.parts)
            sum += part.size;
        if (sum >= highest) highest_text = bar.sum;
        highest = std::max(highest, sum);
    }
    if (bars.empty()) return;
    need(bars_height + 40);
    legend(bars.front().parts);
    double const base = y_ + bars_height + 4;
    Letters const letters{7, Weight::plain, sheet_colors::soft, Align::right};
    paper_.line(margin + scale_width, base - bars_height, margin + room, base - bars_height,
                sheet_colors::line, 0.4);
    paper_.text(margin + scale_width - 5, base - bars_height + 3, highest_text, letters);
    paper_.text(margin + scale_width - 5, base, "$0", letters);
    double const step = std::min((room - scale_width) / static_cast<double>(bars.size()), 40.0);
    auto const every = static_cast<std::size_t>(std::ceil(label_width / step));
    for (std::size_t i = 0; i < bars.size(); ++i) {
        double const x = margin + scale_width + step * static_cast<double>(i);
        double y = base;
        for (Part const& part : bars[i].parts) {
            double const height =
                bars_height * static_cast<double>(part.size) / static_cast<double>(highest);
            y -= height;
            paper_.box(x + step * 0.15, y, step * 0.7, height, part.ink);
        }
        if ((bars.size() - 1 - i) % every == 0)
            paper_.text(x + step / 2, base + 10, bars[i].label,
                        {6.5, Weight::plain, sheet_colors::soft, Align::middle});
    }
    paper_.line(margin + scale_width, base, margin + room, base, sheet_colors::soft, 0.8);
    y_ = base + 18;
}

void SheetPage::signatures(std::vector<std::string> const& who) {
    constexpr double gap = 24;
    need(56);
    y_ += 44;
    double const width =
        (room - gap * static_cast<double>(who.size() - 1)) / static_cast<double>(who.size());
    for (std::size_t i = 0; i < who.size(); ++i) {
        double const x = margin + (width + gap) * static_cast<double>(i);
        paper_.line(x, y_, x + width, y_, sheet_colors::ink, 0.7);
        paper_.text(x, y_ + 10, who[i], {8, Weight::plain, sheet_colors::soft});
    }
    y_ += 14;
}

std::string SheetPage::finish() {
    foot();
    return paper_.finish();
}

}  // namespace lockbox::batches
