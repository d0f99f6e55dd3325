// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/figures_reading.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <span>
#include <vector>

#include "ocr/check/figures_grammar.h"
#include "ocr/network/several_looks.h"

namespace lockbox::ocr {
namespace {

constexpr double clear = 0.9;             // of the best amount: needs no second reading
constexpr double least_piece_in = 0.045;  // lower pieces are points and bars
constexpr double raised_height = 0.85;    // of the dollars' height, at most
constexpr double least_cents_in = 0.09;
constexpr double overlap_in = 0.05;  // slanted cents lean over the last dollar
constexpr double margin_per_height = 0.14;
constexpr std::size_t most_splits = 3;

using Pieces = std::span<cv::Rect const>;

cv::Rect around(Pieces pieces) {
    cv::Rect box = pieces.front();
    for (cv::Rect const& piece : pieces)
        box |= piece;
    return box;
}

/// The pieces alone on plain paper, with a margin: without ruled lines and what stands beside.
cv::Mat isolated(CheckPicture const& check, Pieces pieces) {
    cv::Rect const page({0, 0}, check.geometry.size);
    cv::Rect const box = around(pieces) & page;
    cv::Mat own(box.size(), CV_8UC1, cv::Scalar(0));
    for (cv::Rect const& piece : pieces)
        own((piece & box) - box.tl()).setTo(255);
    cv::Mat ink;
    cv::bitwise_and(check.geometry.ink(box), own, ink);
    cv::dilate(ink, ink, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
    cv::Mat const gray = check.page.gray(box);
    cv::Mat const not_ink = check.page.ink(box) == 0;
    double const paper = cv::countNonZero(not_ink) > 0 ? cv::mean(gray, not_ink)[0] : 255;
    int const margin = std::max(2, static_cast<int>(box.height * margin_per_height));
    cv::Mat alone(box.height + 2 * margin, box.width + 2 * margin, CV_8UC1, cv::Scalar(paper));
    gray.copyTo(alone({margin, margin, box.width, box.height}), ink);
    return alone;
}

std::vector<LineScores> read_pieces(CheckPicture const& check, Pieces pieces, LineNetwork& digits) {
    return read_looks(digits, several_looks(isolated(check, pieces)));
}

/// The usual height and foot of figures, without points, commas and bars.
struct Figures {
    int height, foot;
};

int middle_of(std::vector<int> values) {
    auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

Figures figures_of(Pieces pieces) {
    int const tallest = std::ranges::max(pieces, {}, &cv::Rect::height).height;
    std::vector<int> heights, feet;
    for (cv::Rect const& piece : pieces) {
        if (piece.height * 5 < tallest * 3) continue;
        heights.push_back(piece.height);
        feet.push_back(piece.br().y);
    }
    return {middle_of(std::move(heights)), middle_of(std::move(feet))};
}

/// Where a row may part into dollars and the smaller figures raised after them: indices of the
/// first piece of the cents. Bars under the cents and points are not looked at; a printed dollar
/// sign that hangs lower and commas do not count for how high the dollars stand.
std::vector<std::size_t> splits_of(CheckPicture const& check, WritingRow const& row) {
    std::vector<std::size_t> splits;
    int const least = check.px(least_piece_in);
    for (std::size_t split = 1; split < row.ink.size() && splits.size() < most_splits; ++split) {
        Pieces const before = Pieces(row.ink).first(split);
        Figures const dollars = figures_of(before);
        cv::Rect const cents = around(Pieces(row.ink).subspan(split));
        int tallest = 0, lowest = 0;
        for (cv::Rect const& piece : Pieces(row.ink).subspan(split)) {
            if (piece.height < least) continue;
            tallest = std::max(tallest, piece.height);
            lowest = std::max(lowest, piece.br().y);
        }
        bool const smaller = tallest > 0 && tallest < raised_height * dollars.height;
        bool const raised = lowest < dollars.foot - dollars.height / 12;
        bool const apart = cents.x > around(before).br().x - check.px(overlap_in);
        if (smaller && raised && apart && cents.width > check.px(least_cents_in))
            splits.push_back(split);
    }
    return splits;
}

AmountGuesses read_parts(CheckPicture const& check, WritingRow const& row, LineNetwork& digits) {
    AmountGuesses best;
    for (std::size_t const split : splits_of(check, row)) {
        AmountGuesses parts = figures_grammar().amounts_of_parts(
            read_pieces(check, Pieces(row.ink).first(split), digits),
            read_pieces(check, Pieces(row.ink).subspan(split), digits));
        if (mass_of(parts) > mass_of(best)) best = std::move(parts);
    }
    return best;
}

/// Two readings of one field that differ: each counts by how much of it they read.
AmountGuesses mixture(AmountGuesses parts, AmountGuesses const& whole) {
    double const of_parts = mass_of(parts) / (mass_of(parts) + mass_of(whole));
    for (AmountGuess& guess : parts)
        guess.probability *= of_parts;
    for (AmountGuess const& guess : whole) {
        double const share = guess.probability * (1 - of_parts);
        auto const at = std::ranges::find(parts, guess.amount, &AmountGuess::amount);
        if (at != parts.end())
            at->probability += share;
        else
            parts.push_back({guess.amount, share});
    }
    std::ranges::stable_sort(parts, std::greater(), &AmountGuess::probability);
    return parts;
}

}  // namespace

AmountGuesses glance_at_figures(CheckPicture const& check, WritingRow const& row,
                                LineNetwork& digits) {
    LineScores const look = digits.read(crop(check, row.box));
    return figures_grammar().amounts({&look, 1});
}

AmountGuesses read_figures(CheckPicture const& check, WritingRow const& row, LineNetwork& digits) {
    std::vector<cv::Mat> looks = several_looks(crop(check, row.box));
    if (!row.ink.empty()) looks.push_back(isolated(check, row.ink));
    AmountGuesses whole = amounts_in_looks(digits, looks);
    if (!whole.empty() && whole.front().probability > clear) return whole;
    AmountGuesses parts = read_parts(check, row, digits);
    if (parts.empty() || whole.empty()) return parts.empty() ? whole : parts;
    if (parts.front().amount == whole.front().amount)
        return parts.front().probability > whole.front().probability ? parts : whole;
    return mixture(std::move(parts), whole);
}

}  // namespace lockbox::ocr
