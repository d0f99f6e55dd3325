// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/words_cents.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <string>

#include "ocr/check/figures_grammar.h"
#include "ocr/network/ctc.h"
#include "ocr/network/several_looks.h"

namespace lockbox::ocr {
namespace {

constexpr double pairs = 100;
/// Share of its log odds that the second network keeps: both look at the same strokes.
constexpr double second_look_trust = 0.7;
/// Of whole dollars without legible cents, how often cents are written all the same.
constexpr double pair_written = 0.5;
/// How often cents are read where none are written.
constexpr double pair_imagined = 0.05;
constexpr double least_guess = 1e-9;

bool is_figure(char c) {
    return (c >= '0' && c <= '9') || c == '/';
}

/// What figures of cents and their hundred are read as.
bool may_be_figure(char c) {
    return is_figure(c) || std::string_view("xXoOlIi|nN.-").find(c) != std::string_view::npos;
}

/// Characters [first, end) of a line: the figures it ends in.
struct Ending {
    std::size_t first = 0;
    std::size_t end = 0;
};

std::optional<Ending> figures_at_end(std::string const& text) {
    auto const last = std::find_if(text.rbegin(), text.rend(), is_figure);
    if (last == text.rend()) return std::nullopt;
    Ending ending{0, static_cast<std::size_t>(text.rend() - last)};
    std::size_t first = ending.end - 1;
    while (first > 0) {
        bool const gap = text[first - 1] == ' ' && first > 1 && is_figure(text[first - 2]);
        if (!gap && !may_be_figure(text[first - 1])) break;
        --first;
    }
    while (first < ending.end && !is_figure(text[first]))
        ++first;
    // A first figure taken for a letter.
    auto const slash = text.find('/', first);
    bool const one_figure = slash != std::string::npos && slash < first + 2;
    if (one_figure && first > 0 && text[first - 1] != ' ') --first;
    ending.first = first;
    return ending;
}

/// Columns of the crop that the ending takes: from the middle of the gap before it to the middle of
/// the gap after it.
std::optional<cv::Range> columns_of(LineScores const& scores, int width) {
    std::string const text = best_path(scores);
    auto const ending = figures_at_end(text);
    if (!ending) return std::nullopt;
    auto const spans = align(scores, text);
    if (spans.size() != text.size()) return std::nullopt;
    auto const between = [&](FrameSpan const& left, FrameSpan const& right) {
        return static_cast<int>((scores.x_px(left.end) + scores.x_px(right.first)) / 2);
    };
    int const left =
        ending->first == 0 ? 0 : between(spans[ending->first - 1], spans[ending->first]);
    int const right =
        ending->end == text.size() ? width : between(spans[ending->end - 1], spans[ending->end]);
    cv::Range const columns(std::clamp(left, 0, width), std::clamp(right, 0, width));
    if (columns.size() < 8) return std::nullopt;
    return columns;
}

/// The ink of a part of the page without its ruled lines, with the margins of a crop.
cv::Rect tight(CheckPicture const& check, cv::Rect const& part) {
    cv::Rect const ink = cv::boundingRect(check.geometry.ink(part));
    if (ink.empty()) return {};
    return crop_place(check, ink + part.tl());
}

}  // namespace

std::vector<double> cents_of_words(CheckPicture const& check, cv::Rect const& words,
                                   LineScores const& scores, LineNetwork& digits) {
    cv::Rect const place = crop_place(check, words);
    auto const columns = columns_of(scores, place.width);
    if (!columns) return {};
    cv::Rect const part =
        cv::Rect(place.x + columns->start, words.y, columns->size(), words.height) &
        cv::Rect({0, 0}, check.geometry.size);
    if (part.empty()) return {};
    cv::Rect const box = tight(check, part);
    if (box.empty()) return {};
    return figures_grammar().cents(read_looks(digits, several_looks(check.page.gray(box))));
}

WordsMeaning with_cents(WordsMeaning meaning, std::vector<double> const& cents) {
    if (cents.empty()) return meaning;
    double const unread = std::max(0.0, 1 - std::accumulate(cents.begin(), cents.end(), 0.0));
    auto const odds = [&](std::int64_t pair) {
        double const p = cents[static_cast<std::size_t>(pair)] + unread / pairs;
        return std::pow(pairs * p, second_look_trust);
    };
    double other = 1;
    for (AmountGuess& guess : meaning.amounts) {
        other -= guess.probability;
        guess.probability *= odds(guess.amount.count() % 100);
    }
    for (DollarsGuess& guess : meaning.dollars_only) {
        other -= guess.probability;
        for (std::int64_t pair = 0; pair < 100; ++pair) {
            double const p = pair_written * guess.probability / pairs * odds(pair);
            if (p >= least_guess && guess.dollars * 100 + pair > 0)
                meaning.amounts.push_back({Cents::of(guess.dollars * 100 + pair), p});
        }
        guess.probability *= (1 - pair_written) * std::max(unread, pair_imagined);
    }
    double total = std::max(other, least_guess);
    for (auto const& guess : meaning.amounts)
        total += guess.probability;
    for (auto const& guess : meaning.dollars_only)
        total += guess.probability;
    std::ranges::sort(meaning.amounts, {}, &AmountGuess::amount);
    AmountGuesses once;
    for (AmountGuess const& guess : meaning.amounts) {
        if (once.empty() || once.back().amount != guess.amount) once.push_back({guess.amount, 0});
        once.back().probability += guess.probability / total;
    }
    for (DollarsGuess& guess : meaning.dollars_only)
        guess.probability /= total;
    std::ranges::stable_sort(once, std::greater(), &AmountGuess::probability);
    meaning.amounts = std::move(once);
    return meaning;
}

}  // namespace lockbox::ocr
