// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/date_place.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <string>

#include "ocr/network/ctc.h"
#include "ocr/reading_times.h"

namespace lockbox::ocr {
namespace {

constexpr double widest_date_in = 2.2;

struct Candidate {
    cv::Rect box;
    double prior;
};

/// A row without the small print before or behind what is written on its ruled line: `DATE`, the
/// bank's fraction. Small hands write days and years no higher than small print, so a word counts
/// as print only if it stands off the line, or if what follows it rises much higher.
WritingRow without_print_beside(CheckPicture const& check, WritingRow const& row) {
    constexpr double greatest_print_in = 0.11;  // capitals of 11 points
    constexpr double least_label_in = 0.18;     // `Date` in 7 points
    auto const words = runs_of(check, row, 0.05);
    int const slack = check.px(0.03);
    auto const is_print = [&](WritingRow const& word) {
        return word.box.height <= check.px(greatest_print_in);
    };
    auto const rise = [&](cv::Rect const& word) { return row.line->y_at(word.x) - word.y; };
    std::size_t first = 0, end = words.size();
    for (; first + 1 < end && is_print(words[first]); ++first) {
        cv::Rect const word = words[first].box;
        bool const off_line = word.br().x < row.line->left + slack;
        bool const label = word.width >= check.px(least_label_in) &&
                           rise(words[first + 1].box) * 4 > rise(word) * 5;
        if (!off_line && !label) break;
    }
    while (end > first + 1 && is_print(words[end - 1]) &&
           words[end - 1].box.x > row.line->right - slack)
        --end;
    auto part = part_of(row, words[first].box.x, words[end - 1].box.br().x);
    return part ? *part : row;
}

/// What is written on a row's ruled line and what runs over its ends (typed dates do, and a line
/// hides under the writing on it); the row and what is beside it where it has none.
WritingRow date_band(CheckPicture const& check, WritingRow const& row, int right) {
    constexpr double between_words_in = 0.4;
    constexpr double over_the_end_in = 0.6;
    constexpr double next_letter_in = 0.15;  // of those; other fields stand further off
    if (!row.line) return writing_of(check, band_of(check, row, 0.3, check.width() / 5, right));
    int const slack = check.px(0.06), over = check.px(over_the_end_in);
    WritingRow const on_line = band_of(check, row, between_words_in, row.line->left - slack,
                                       std::min(right, row.line->right + slack));
    WritingRow const whole = band_of(check, on_line, next_letter_in, row.line->left - over,
                                     std::min(right, row.line->right + over));
    // Where so much hangs on, it is texture.
    bool const is_date = whole.box.width <= check.px(widest_date_in);
    return without_fringe(check, without_print_beside(check, is_date ? whole : on_line));
}

/// Dates stand in the right two thirds of the upper half; most on a line of their own of one to two
/// inches.
std::vector<Candidate> date_candidates(CheckPicture const& check,
                                       std::optional<cv::Rect> const& amount) {
    constexpr std::size_t most_candidates = 8;
    std::vector<Candidate> candidates;
    int const lowest =
        amount ? std::max(amount->br().y, check.height() * 45 / 100) : check.height() / 2;
    for (WritingRow const& row : check.geometry.rows) {
        if (row.box.br().x < check.width() / 4 || row.box.y > lowest) continue;
        bool const beside_amount = amount && amount->x > row.box.x && amount->y < row.box.br().y &&
                                   row.box.y < amount->br().y;
        WritingRow const band = date_band(check, row, beside_amount ? amount->x : check.width());
        if (amount && (band.box & *amount).area() > 0) continue;
        if (band.box.width < check.px(0.35) || band.box.width > check.px(widest_date_in)) continue;
        if (band.box.height < check.px(0.06) || band.box.height > check.px(0.5)) continue;
        double const down = (band.box.y + band.box.height / 2.0) / check.height();
        double prior = row.line ? 1.0 : 0.5;
        if (row.line && row.line->width() > check.px(2.3)) prior *= 0.2;
        if (band.box.x < check.width() / 3) prior *= 0.4;
        if (down < 0.13) prior *= 0.3;  // the check number's row
        candidates.push_back({band.box, prior});
    }
    std::ranges::stable_sort(candidates, std::greater(), &Candidate::prior);
    std::vector<Candidate> apart;
    for (Candidate const& candidate : candidates)
        if (apart.size() < most_candidates && std::ranges::none_of(apart, [&](auto const& other) {
                return same_place(other.box, candidate.box);
            }))
            apart.push_back(candidate);
    return apart;
}

/// One network's reading of one candidate.
struct Attempt {
    DatePlace place;
    double prior = 1;
    int letters = 0;  ///< Of the text network's reading, if that was asked.
};

/// That it reads as a date; which one of several is for a closer look to tell.
bool reads_well(DatePlace const& place) {
    constexpr double good_lag = -2;  // nats behind the free reading
    constexpr double least_probability = 0.5;
    double any = 0;
    for (DateGuess const& guess : place.meaning.dates)
        any += guess.probability;
    return place.meaning.lag > good_lag && any >= least_probability;
}

/// How well an attempt speaks for a date, in nats. The figures network makes figures of whatever it
/// is shown and so lags little on names too: where the text network sees more letters than it
/// confuses with figures, each counts against. Where it sees fewer than the shortest month has, the
/// figures network reads better.
double standing(Attempt const& attempt) {
    constexpr int confused_letters = 2;
    constexpr double nats_per_letter = 4;
    constexpr double not_its_trade = 3;
    double const standing = attempt.place.meaning.lag + std::log(attempt.prior);
    if (!attempt.place.figures_only)
        return standing - (attempt.letters <= confused_letters ? not_its_trade : 0);
    return standing - nats_per_letter * std::max(0, attempt.letters - confused_letters);
}

/// What is written at the place, by the network of dates. Where the strokes of `11` stand close or
/// a 1 may be a slash, looks of other widths count as much as the first.
DatePlace read_as_date(CheckPicture const& check, DatePlace place, DateGrammar const& grammar,
                       LineNetwork& dates) {
    constexpr double little_doubt = 0.985;
    constexpr double says_something = 0.1;  // texture says of many dates a little
    constexpr std::array widths{1.3, 1.6};
    cv::Mat const line = crop(check, place.box);
    std::vector<FoldedScores> looks;
    looks.emplace_back(dates.read(line));
    place.meaning = grammar.meaning(looks);
    auto const& found = place.meaning.dates;
    if (found.empty() || found.front().probability <= little_doubt) {
        for (double const width : widths) {
            cv::Mat other;
            cv::resize(line, other, {}, width, 1, width < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
            looks.emplace_back(dates.read(other));
        }
        place.meaning = grammar.meaning(looks);
    }
    if (found.empty() || found.front().probability < says_something) place.meaning = DateMeaning{};
    return place;
}

int letters_in(std::string const& text) {
    return static_cast<int>(
        std::ranges::count_if(text, [](unsigned char c) { return std::isalpha(c) != 0; }));
}

/// The attempt that reads best as a date; what stands so poorly that it is none is left unread.
std::optional<DatePlace> best_attempt(CheckPicture const& check,
                                      std::optional<cv::Rect> const& amount,
                                      DateGrammar const& grammar, LineNetwork& digits,
                                      LineNetwork& text) {
    constexpr double hopeless = -25;
    constexpr double sure_figures = 0.9;
    auto const candidates = date_candidates(check, amount);
    std::vector<Attempt> attempts;
    auto const attempt = [&](Candidate const& candidate, LineNetwork& network) {
        LineScores const scores = network.read(crop(check, candidate.box));
        bool const by_figures = &network == &digits;
        attempts.push_back({{candidate.box, grammar.meaning({FoldedScores(scores)}), by_figures},
                            candidate.prior});
        if (!by_figures)
            for (Attempt& other : attempts)
                if (other.place.box == candidate.box) other.letters = letters_in(best_path(scores));
        return reads_well(attempts.back().place);
    };
    // The usual place first, by both networks; then the others. What the figures network is not
    // sure of may be a month in letters.
    for (Candidate const& candidate : candidates) {
        bool const well = attempt(candidate, digits);
        if (well && attempts.back().place.meaning.dates.front().probability >= sure_figures)
            return attempts.back().place;
        bool const usual = &candidate == &candidates.front();
        if (!well && !usual) continue;
        if (!attempt(candidate, text) && !well) continue;
        Attempt const& by_figures = attempts[attempts.size() - 2];
        Attempt const& by_letters = attempts.back();
        return (standing(by_figures) >= standing(by_letters) ? by_figures : by_letters).place;
    }
    for (std::size_t i = 1; i < candidates.size(); ++i)
        if (attempt(candidates[i], text)) return attempts.back().place;
    auto const best = std::ranges::max_element(attempts, {}, standing);
    if (best == attempts.end()) return std::nullopt;
    if (standing(*best) < hopeless) best->place.meaning = DateMeaning{};
    return best->place;
}

}  // namespace

std::optional<DatePlace> find_date(CheckPicture const& check, std::optional<cv::Rect> const& amount,
                                   DateGrammar const& grammar, DateReaders const& readers) {
    Timed const timed(ReadingStep::date);
    auto const place = best_attempt(check, amount, grammar, readers.digits, readers.text);
    if (!place) return std::nullopt;
    return read_as_date(check, *place, grammar, readers.dates);
}

}  // namespace lockbox::ocr
