// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/payee_place.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "ocr/check/figures_grammar.h"
#include "ocr/check/line_strips.h"
#include "ocr/check/lower_places.h"
#include "ocr/check/payee_line.h"
#include "ocr/check/payee_print.h"
#include "ocr/check/torn_lines.h"
#include "ocr/network/ctc.h"
#include "ocr/reading_times.h"

namespace lockbox::ocr {
namespace {

/// A row with this probability is the payee's; what is left to win is below the limit that any site
/// sets.
constexpr double clearly_accepted = 0.99;

PayeePlace read_place(CheckPicture const& check, cv::Rect const& box,
                      std::vector<std::string> const& names, LineNetwork& text) {
    PayeePlace place{box, text.read(crop(check, box)), {}, Probability::of(0)};
    auto const named = fits(FoldedScores(place.scores), names);
    if (named.empty()) return place;
    place.name = named.front().name;
    place.accepted = name_probability(named.front());
    return place;
}

/// The words of a row from its left end on, whatever lines they were taken to stand on: a ruled
/// line that looks broken, a letter that hangs into the row below or a box of figures that begins
/// too early tears rows apart. Inside the figures' box only what is joined on goes on.
std::vector<cv::Rect> words_from(CheckPicture const& check, cv::Rect const& row,
                                 std::optional<cv::Rect> const& figures) {
    constexpr double between_letters_in = 0.11;
    constexpr double between_words_in = 0.4;
    constexpr double flat_stroke_in = 0.025;
    bool const beside = figures && row.y < figures->br().y && row.br().y > figures->y;
    cv::Rect const band = cv::Rect(row.x, row.y, check.width() - row.x, row.height) &
                          cv::Rect({0, 0}, check.geometry.size);
    std::vector<cv::Rect> words;
    if (band.area() == 0) return words;
    for (cv::Range const& word : words_in(check.geometry.ink(band), check.px(between_letters_in),
                                          std::max(2, check.px(flat_stroke_in)))) {
        cv::Rect const columns(band.x + word.start, band.y, word.size(), band.height);
        cv::Rect const box = cv::boundingRect(check.geometry.ink(columns)) + columns.tl();
        if (!words.empty() && box.x - words.back().br().x > check.px(between_words_in)) break;
        if (beside && box.x >= figures->x) break;
        words.push_back(box);
    }
    return words;
}

/// The printed word that parts a money order's payee from its purchaser on one line.
bool is_purchasers_label(CheckPicture const& check, cv::Rect const& word, LineNetwork& text) {
    constexpr double widest_in = 0.5;
    if (word.width > check.px(widest_in)) return false;
    auto const label = fits(FoldedScores(text.read(crop(check, word))), {"from"});
    return !label.empty() && name_probability(label.front()).value() >= 0.5;
}

/// The sign before the figures, with the edge of their box: no wider than that, and next to them.
bool is_figures_sign(CheckPicture const& check, cv::Rect const& word,
                     std::optional<cv::Rect> const& figures) {
    constexpr double widest_in = 0.25;
    constexpr double off_the_figures_in = 0.35;
    return figures && word.width <= check.px(widest_in) &&
           word.br().x > figures->x - check.px(off_the_figures_in);
}

/// Whether what ends a row is an amount in figures, where no one knew of them: their field follows
/// the payee's, and no name ends in an amount.
bool is_amount(CheckPicture const& check, cv::Rect const& box, LineNetwork& digits) {
    constexpr double widest_in = 1.7, likely = 0.5;
    if (box.width > check.px(widest_in) || box.x < check.width() / 2) return false;
    return mass_of(amounts_in_looks(digits, {crop(check, box)})) >= likely;
}

/// The row as its words tell: run on to where they end, and cut where another field begins. Nothing
/// else that is written behind a name may be left out: it makes it another's name.
std::vector<cv::Rect> as_words_tell(CheckPicture const& check, cv::Rect const& row,
                                    std::optional<cv::Rect> const& figures,
                                    LineReaders const& readers) {
    std::vector<cv::Rect> const words = words_from(check, row, figures);
    std::vector<cv::Rect> places;
    cv::Rect so_far;
    auto const rest_from = [&](std::size_t first) {
        cv::Rect rest = words[first];
        for (std::size_t i = first + 1; i < words.size(); ++i)
            rest |= words[i];
        return rest;
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0 && is_purchasers_label(check, words[i], readers.text)) {
            places.push_back(so_far);
            return places;
        }
        if (i > 0 && is_amount(check, rest_from(i), readers.digits)) {
            places.push_back(so_far);
            return places;
        }
        bool const last = i + 1 == words.size();
        if (i > 0 && last && is_figures_sign(check, words[i], figures)) places.push_back(so_far);
        so_far = i == 0 ? words[i] : so_far | words[i];
    }
    if (!words.empty()) places.push_back(so_far);
    return places;
}

/// Heights of the lines on which a payee may stand: above the words.
cv::Range lines_of_payee(CheckPicture const& check, std::optional<cv::Rect> const& words) {
    int const lowest = words ? words->y + words->height / 2 : check.height() * 60 / 100;
    return {check.height() * 15 / 100, lowest};
}

/// A read row without the form's print before the name and a stamp behind it; nothing where neither
/// is there.
std::optional<cv::Rect> without_print(CheckPicture const& check, PayeePlace const& place) {
    std::string const text = best_path(place.scores);
    TextSpan const name = name_without_print(text);
    if (name.first == 0 && name.end == text.size()) return std::nullopt;
    auto const spans = align(place.scores, text);
    if (spans.size() != text.size()) return std::nullopt;
    cv::Rect const cut = crop_place(check, place.box);
    auto const between = [&](std::size_t right) {
        float const x =
            (place.scores.x_px(spans[right - 1].end) + place.scores.x_px(spans[right].first)) / 2;
        return std::clamp(cut.x + static_cast<int>(x), place.box.x, place.box.br().x);
    };
    int const left = name.first == 0 ? place.box.x : between(name.first);
    int const right = name.end == text.size() ? place.box.br().x : between(name.end);
    if (right - left < check.px(0.3)) return std::nullopt;
    return cv::Rect(left, place.box.y, right - left, place.box.height);
}

}  // namespace

std::optional<PayeePlace> find_payee(CheckPicture const& check,
                                     std::optional<cv::Rect> const& figures,
                                     std::optional<cv::Rect> const& words,
                                     std::vector<std::string> const& names,
                                     LineReaders const& readers) {
    Timed const timed(ReadingStep::payee);
    constexpr std::size_t most_looked_at_again = 3;
    std::optional<PayeePlace> best;
    std::vector<PayeePlace> read;
    auto const is_clear = [&](cv::Rect const& box) {
        read.push_back(read_place(check, box, names, readers.text));
        if (!best || best->accepted < read.back().accepted) best = read.back();
        return best->accepted.value() >= clearly_accepted;
    };
    std::vector<WritingRow> const rows = payee_candidates(check, figures, words);
    for (WritingRow const& row : rows)
        if (is_clear(row.box)) return best;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (auto const box = without_print(check, read[i]); box && is_clear(*box)) return best;
    for (std::size_t i = 0; i < std::min(rows.size(), most_looked_at_again); ++i)
        for (cv::Rect const& box : as_words_tell(check, rows[i].box, figures, readers))
            if (box != rows[i].box && is_clear(box)) return best;
    for (cv::Rect const& strip : line_strips(check, lines_of_payee(check, words), figures)) {
        if (is_clear(strip)) return best;
        if (auto const box = without_print(check, read.back()); box && is_clear(*box)) return best;
    }
    // Where no row says an accepted name, what the usual row says is the payee.
    return best;
}

}  // namespace lockbox::ocr
