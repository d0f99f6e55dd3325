// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/payer_places.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>

#include "ocr/check/line_meaning.h"
#include "ocr/check/payee_line.h"
#include "ocr/reading_times.h"

namespace lockbox::ocr {
namespace {

using Block = std::vector<WritingRow>;

/// Print of 6 to 12 points in the upper two fifths, without the check's number at the right.
bool may_be_payer(CheckPicture const& check, WritingRow const& row) {
    return row.box.br().y < check.height() * 42 / 100 && row.box.x < check.width() * 6 / 10 &&
           row.box.height > check.px(0.05) && row.box.height < check.px(0.22) &&
           row.box.width > check.px(0.4) && row.box.width < check.px(3.2);
}

/// Rows under each other with one left edge.
std::vector<Block> blocks_of(CheckPicture const& check) {
    std::vector<Block> blocks;
    for (WritingRow const& seed : check.geometry.rows) {
        if (!may_be_payer(check, seed)) continue;
        WritingRow const row =
            without_fringe(check, band_of(check, seed, 0.15, 0, check.width() * 7 / 10));
        Block* home = nullptr;
        bool known = false;
        for (Block& block : blocks) {
            cv::Rect const last = block.back().box;
            known = known || std::ranges::any_of(block, [&](WritingRow const& other) {
                        return same_place(other.box, row.box);
                    });
            int const step = row.box.y + row.box.height / 2 - (last.y + last.height / 2);
            if (std::abs(row.box.x - last.x) < check.px(0.12) && step > check.px(0.07) &&
                step < check.px(0.22))
                home = &block;
        }
        if (known) continue;
        if (home)
            home->push_back(row);
        else
            blocks.push_back({row});
    }
    return blocks;
}

bool ends_in_town(std::string const& text) {
    std::size_t digits = 0;
    for (auto at = text.rbegin();
         at != text.rend() && (std::isdigit(static_cast<unsigned char>(*at)) || *at == '-'); ++at)
        digits += *at != '-';
    return digits == 5 || digits == 9;
}

enum class Label { none, payer, address, memo, other };

struct Spelling {
    char const* text;
    Label label;
};

/// As money orders of the Postal Service and of the agents have them.
constexpr Spelling spellings[] = {
    {"from", Label::payer},
    {"purchaser", Label::payer},
    {"sender", Label::payer},
    {"remitter", Label::payer},
    {"important: purchaser's name", Label::payer},
    {"purchaser's name", Label::payer},
    {"address", Label::address},
    {"purchaser's address", Label::address},
    {"memo", Label::memo},
    {"payment for", Label::memo},
    {"payment for / acct. #", Label::memo},
    {"payment for/acct. #", Label::memo},
    {"for", Label::memo},
    {"pay to", Label::other},
    {"pay to the order of", Label::other},
    {"signed", Label::other},
    {"date", Label::other},
};

Label label_of(FoldedScores const& scores) {
    constexpr double least_lag = -8;  // nats; other print stays below
    std::vector<std::string> texts;
    for (Spelling const& spelling : spellings)
        texts.emplace_back(spelling.text);
    auto const best = fits(scores, texts).front();
    if (best.lag < least_lag) return Label::none;
    for (Spelling const& spelling : spellings)
        if (best.name == spelling.text) return spelling.label;
    return Label::none;
}

/// The small print that ends where the row's line begins.
std::optional<WritingRow> label_before(CheckPicture const& check, WritingRow const& row) {
    if (!row.line) return std::nullopt;
    int const y = row.line->y_left;
    for (WritingRow const& other : check.geometry.rows) {
        int const middle = other.box.y + other.box.height / 2;
        int const gap = row.line->left - other.box.br().x;
        if (gap < -check.px(0.05) || gap > check.px(0.2)) continue;
        if (middle < y - check.px(0.16) || middle > y + check.px(0.04)) continue;
        if (is_small_print(check, other)) return other;
    }
    return std::nullopt;
}

struct LabelledRow {
    WritingRow row;
    Label label;
};

std::vector<LabelledRow> labelled_rows(CheckPicture const& check, LineNetwork& text) {
    std::vector<LabelledRow> rows;
    for (WritingRow const& row : check.geometry.rows) {
        if (!row.line || row.box.y > check.foot_y || row.box.width < check.px(0.25)) continue;
        Label label = Label::none;
        if (auto const print = label_before(check, row))
            label = label_of(FoldedScores(text.read(crop(check, print->box))));
        WritingRow band =
            writing_of(check, band_of(check, row, 0.35, row.line->left - check.px(0.05),
                                      row.line->right + check.px(0.05)));
        band.line = row.line;
        rows.push_back({std::move(band), label});
    }
    std::ranges::stable_sort(rows, {}, [](LabelledRow const& r) { return r.row.line->y(); });
    return rows;
}

}  // namespace

Payer find_payer_block(CheckPicture const& check, LineReaders const& readers) {
    Timed const timed(ReadingStep::payer);
    Payer payer;
    for (Block const& block : blocks_of(check)) {
        if (block.size() < 2 || block.size() > 6) continue;
        std::vector<WrittenLine> lines;
        for (WritingRow const& row : block)
            lines.push_back(read_line(check, row, readers));
        // A telephone number or nothing may follow the town; a bank's town has no ZIP code.
        auto const town = std::ranges::find_if(
            lines, [](WrittenLine const& line) { return ends_in_town(line.text); });
        bool const foreign = std::ranges::any_of(
            lines, [](WrittenLine const& line) { return is_foreign(line.text); });
        if ((town == lines.end() && !foreign) || is_bank_name(lines.front().text)) continue;
        if (is_address(lines.front().text)) continue;  // written beside the block: a subscriber's
        payer.ssns = ssns_on(lines);
        if (town != lines.end()) lines.erase(town + 1, lines.end());
        payer.name = joined_lines(check, {lines.front()});
        lines.erase(lines.begin());
        payer.address = joined_lines(check, lines);
        for (WritingRow const& row : block)
            payer.places.push_back(row.box);
        return payer;
    }
    return payer;
}

LabelledLines find_labelled_lines(CheckPicture const& check, LineReaders const& readers) {
    Timed const timed(ReadingStep::payer);
    LabelledLines found;
    auto const rows = labelled_rows(check, readers.text);
    auto const name = std::ranges::find(rows, Label::payer, &LabelledRow::label);
    for (LabelledRow const& row : rows)
        if (row.label == Label::memo && !found.memo) found.memo = row.row;
    if (name == rows.end()) return found;
    std::vector<WrittenLine> const names{read_line(check, name->row, readers)};
    found.payer.name = joined_lines(check, names);
    found.payer.ssns = ssns_on(names);
    std::vector<WrittenLine> lines;
    found.payer.places.push_back(name->row.box);
    for (auto row = name + 1; row != rows.end() && lines.size() < 2; ++row) {
        bool const below = std::abs(row->row.line->left - name->row.line->left) < check.px(1.3) &&
                           row->row.line->y() > name->row.line->y() + check.px(0.1) &&
                           row->row.line->y() < name->row.line->y() + check.px(0.75);
        bool const fits_label =
            row->label == Label::address || (row->label == Label::none && lines.size() == 1);
        if (!below || !fits_label) continue;
        lines.push_back(read_line(check, row->row, readers));
        found.payer.places.push_back(row->row.box);
    }
    found.payer.address = joined_lines(check, lines);
    for (SsnFound& ssn : ssns_on(lines))
        found.payer.ssns.push_back(std::move(ssn));
    return found;
}

}  // namespace lockbox::ocr
