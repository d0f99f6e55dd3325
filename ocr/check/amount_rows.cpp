// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/amount_rows.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace lockbox::ocr {
namespace {

void add(std::vector<AmountRow>& candidates, WritingRow row, double prior) {
    for (AmountRow& other : candidates) {
        if (!same_place(other.row.box, row.box)) continue;
        if (prior > other.prior) other = {std::move(row), prior};
        return;
    }
    candidates.push_back({std::move(row), prior});
}

/// As add, for figures: a row that goes on beyond one already found is offered before it, as the
/// rest of a number reads as well as the whole.
void add_figures(std::vector<AmountRow>& rows, WritingRow row, double prior) {
    constexpr int wider_by_percent = 115;
    for (auto other = rows.begin(); other != rows.end(); ++other) {
        bool const goes_on = same_place(other->row.box, row.box) && prior >= other->prior &&
                             row.box.width * 100 > other->row.box.width * wider_by_percent;
        if (!goes_on) continue;
        rows.insert(other, {std::move(row), prior});
        return;
    }
    add(rows, std::move(row), prior);
}

void keep_likeliest(std::vector<AmountRow>& candidates, std::size_t count) {
    std::ranges::stable_sort(candidates, std::greater(), &AmountRow::prior);
    if (candidates.size() > count)
        candidates.erase(candidates.begin() + static_cast<std::ptrdiff_t>(count), candidates.end());
}

std::optional<WritingRow> inside(CheckPicture const& check, cv::Rect const& box) {
    std::optional<WritingRow> all;
    for (WritingRow const& row : check.geometry.rows)
        for (cv::Rect const& piece : row.ink) {
            cv::Point const middle(piece.x + piece.width / 2, piece.y + piece.height / 2);
            if (!box.contains(middle) || piece.width > box.width * 9 / 10) continue;
            if (!all) all = WritingRow{piece, {}, piece.height};
            all->ink.push_back(piece);
            all->box |= piece;
        }
    // Typed amounts run over the right side.
    constexpr double next_letter_in = 0.1;
    if (all) all = band_of(check, *all, next_letter_in, box.x, check.width());
    return all;
}

/// Courtesy amounts end in the right fifth of the paper, a fifth to three fifths of the way down.
double usual_for_figures(CheckPicture const& check, cv::Rect const& box) {
    double const across = static_cast<double>(box.br().x) / check.width();
    double const down = (box.y + box.height / 2.0) / check.height();
    double prior = across > 0.8 ? 1.0 : 0.3;
    if (down < 0.15 || down > 0.62) prior *= 0.02;   // the check number's row; the memo's
    if (box.height < check.px(0.088)) prior *= 0.1;  // `DATE`, `DOLLARS`
    return prior;
}

}  // namespace

std::vector<WritingRow> endings_of(CheckPicture const& check, WritingRow const& row) {
    std::vector<WritingRow> endings;
    auto const words = runs_of(check, row, 0.1);
    for (std::size_t from = 1; from < words.size(); ++from) {
        auto ending = part_of(row, words[from].box.x, row.box.br().x + 1);
        if (ending && ending->box.width > check.px(0.2))
            endings.push_back(without_fringe(check, *ending));
    }
    return endings;
}

namespace {

/// Where the payee's writing runs on into the amount: what may be the amount alone.
void add_endings(std::vector<AmountRow>& candidates, CheckPicture const& check,
                 WritingRow const& row) {
    constexpr double widest_amount_in = 1.6, less_usual = 0.8;
    for (WritingRow const& ending : endings_of(check, row)) {
        if (ending.box.width > check.px(widest_amount_in)) continue;
        if (ending.box.x < check.width() / 2) continue;
        add(candidates, ending, less_usual * usual_for_figures(check, ending.box));
    }
}

}  // namespace

std::vector<AmountRow> figures_rows(CheckPicture const& check) {
    std::vector<AmountRow> candidates;
    int const middle = check.width() / 2;
    for (cv::Rect const& box : check.geometry.boxes) {
        if (box.x + box.width / 2 < middle || box.width > check.px(2.6)) continue;
        if (auto row = inside(check, box)) add(candidates, without_fringe(check, *row), 2.0);
    }
    for (WritingRow const& row : check.geometry.rows) {
        if (row.box.br().x < middle || row.box.y > check.foot_y - check.px(0.2)) continue;
        for (WritingRow run : runs_of(check, row, 0.25)) {
            run.box.y = row.box.y;
            run.box.height = row.box.height;
            if (run.box.br().x < check.width() * 6 / 10 || run.box.height < check.px(0.06))
                continue;
            if (run.box.height > check.px(0.6)) continue;
            WritingRow const band = without_fringe(
                check, band_of(check, run, 0.22, check.width() * 45 / 100, check.width()));
            if (band.box.width > check.px(3.0)) add_endings(candidates, check, band);
            if (band.box.width < check.px(0.15) || band.box.width > check.px(3.0)) continue;
            add_figures(candidates, band, usual_for_figures(check, band.box));
        }
    }
    keep_likeliest(candidates, 7);
    return candidates;
}

namespace {

/// Everything that stands on a line long enough for words, whatever rows it was sorted into: tall
/// letters, stamps and a sloping line tear rows apart.
std::vector<WritingRow> bands_on_long_lines(CheckPicture const& check) {
    std::vector<WritingRow> bands;
    for (RuledLine const& line : check.geometry.lines) {
        if (line.width() < check.px(2.2) || line.left > check.width() / 2) continue;
        WritingRow band{{}, {}, 0, line};
        for (WritingRow const& row : check.geometry.rows)
            for (cv::Rect const& piece : row.ink) {
                int const x = piece.x + piece.width / 2;
                if (x < line.left - check.px(0.05) || x > line.right + check.px(0.05)) continue;
                int const above = line.y_at(x) - (piece.y + piece.height / 2);
                if (above < -check.px(0.04) || above > check.px(0.24)) continue;
                if (piece.height > check.px(0.45)) continue;
                band.box = band.ink.empty() ? piece : band.box | piece;
                band.ink.push_back(piece);
            }
        if (band.ink.empty()) continue;
        std::ranges::sort(band.ink, {}, [](cv::Rect const& piece) { return piece.x; });
        bands.push_back(std::move(band));
    }
    return bands;
}

/// What stands on the row's line, without the rows above and below that its letters reach into.
WritingRow on_its_line(CheckPicture const& check, WritingRow row) {
    constexpr double above_in = 0.32, below_in = 0.1;  // rows are 0.25 in apart or more
    if (!row.line) return row;
    int const y = row.line->y_at(row.box.x + row.box.width / 2);
    int const top = std::max(row.box.y, y - check.px(above_in));
    int const bottom = std::min(row.box.br().y, y + check.px(below_in));
    if (bottom <= top) return row;
    row.box.y = top;
    row.box.height = bottom - top;
    return row;
}

/// The candidates with what stands right of them: another of them or one of `right_parts`.
void add_joined(std::vector<AmountRow>& candidates, CheckPicture const& check,
                std::vector<WritingRow> right_parts) {
    constexpr double less_usual = 0.9;
    for (AmountRow const& candidate : candidates)
        right_parts.push_back(candidate.row);
    std::size_t const single = candidates.size();
    for (std::size_t i = 0; i < single; ++i)
        for (WritingRow const& right : right_parts)
            if (auto both = joined(check, candidates[i].row, right))
                candidates.push_back(
                    {on_its_line(check, std::move(*both)), less_usual * candidates[i].prior});
}

/// Whether writing goes on left of where a row begins: the rest alone would be another amount,
/// `eighty-seven` of six hundred eighty-seven.
bool begins_late(CheckPicture const& check, cv::Rect const& row) {
    constexpr double gap_in = 0.3, overlap_in = 0.1, least_height_in = 0.12;
    return std::ranges::any_of(check.geometry.rows, [&](WritingRow const& other) {
        return std::ranges::any_of(other.ink, [&](cv::Rect const& piece) {
            int const middle = piece.y + piece.height / 2;
            int const gap = row.x - piece.br().x;
            return piece.height >= check.px(least_height_in) && middle > row.y &&
                   middle < row.br().y && gap < check.px(gap_in) && gap > -check.px(overlap_in) &&
                   piece.x < row.x - check.px(overlap_in);
        });
    });
}

}  // namespace

int ends_before(CheckPicture const& check, std::optional<cv::Rect> const& figures,
                cv::Rect const& row) {
    bool const beside = figures && row.y < figures->br().y && row.br().y > figures->y &&
                        figures->x > check.width() / 2;
    return beside ? figures->x : check.width();
}

std::vector<AmountRow> words_rows(CheckPicture const& check,
                                  std::optional<cv::Rect> const& figures) {
    constexpr double shortest_words_in = 0.6;  // `Ten 00/100` in a small hand
    std::vector<AmountRow> candidates;
    double const expected =
        figures ? figures->y + figures->height + check.px(0.22) : check.height() * 0.48;
    auto const usual = [&](cv::Rect const& box) {
        double const middle = box.y + box.height / 2.0;
        if (middle > check.foot_y - check.px(0.25) || middle < check.height() * 0.12) return 0.0;
        return std::exp(-2 * std::abs(middle - expected) / check.geometry.dpi);
    };
    std::vector<WritingRow> right_parts;
    for (WritingRow const& row : check.geometry.rows) {
        if (row.box.x > check.width() / 2) right_parts.push_back(row);
        if (row.box.width < check.px(0.5) || row.box.x > check.width() / 2) continue;
        int const right = std::min(row.line ? row.line->right + check.px(0.05) : check.width(),
                                   ends_before(check, figures, row.box));
        WritingRow const whole = band_of(check, row, 0.45, 0, right);
        WritingRow band = writing_of(check, whole);
        // Money orders type the words no higher than small print.
        if (band.box.width * 10 < whole.box.width * 6) band = without_fringe(check, whole);
        band = on_its_line(check, std::move(band));
        if (band.box.width < check.px(shortest_words_in) || band.box.height > check.px(0.7))
            continue;
        double const prior = usual(band.box);
        if (prior > 0) add(candidates, band, prior * (row.line ? 1.0 : 0.6));
    }
    constexpr double second_choice = 0.9;
    std::vector<AmountRow> on_lines;
    for (WritingRow const& line : bands_on_long_lines(check)) {
        WritingRow const band = on_its_line(check, writing_of(check, line));
        double const prior = usual(band.box);
        if (band.box.width >= check.px(shortest_words_in) && prior > 0)
            on_lines.push_back({band, prior * second_choice});
    }
    keep_likeliest(candidates, 9);
    add_joined(candidates, check, std::move(right_parts));
    keep_likeliest(on_lines, 3);
    candidates.insert(candidates.end(), on_lines.begin(), on_lines.end());
    std::erase_if(candidates, [&](AmountRow const& c) { return begins_late(check, c.row.box); });
    std::ranges::stable_sort(candidates, std::greater(), &AmountRow::prior);
    return candidates;
}

}  // namespace lockbox::ocr
