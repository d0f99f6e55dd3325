// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/amount_places.h"

#include <algorithm>
#include <cmath>

#include "ocr/check/amount_rows.h"
#include "ocr/check/figures_reading.h"
#include "ocr/check/torn_lines.h"
#include "ocr/check/words_cents.h"
#include "ocr/network/several_looks.h"
#include "ocr/reading_times.h"

namespace lockbox::ocr {
namespace {

constexpr double one_letter_in = 0.1;

/// The probability of the likeliest amount that the words say.
double read_mass(WordsMeaning const& words) {
    return words.amounts.empty() ? 0 : words.amounts.front().probability;
}

/// How well a row reads as words, in nats a letter, and how usual its place is: a short line falls
/// little behind whatever it says, and the memo lies below the words. Words that name no cents are
/// mostly a part of the line.
double fit_of(WordsMeaning const& meaning, std::size_t letters, double prior) {
    constexpr std::size_t least_letters = 12;  // `ten and 00/100`; a line of fewer is a label
    constexpr double weight_of_place = 0.3;    // nats a letter for each nat of its prior
    constexpr double likely = 0.1, without_cents = 0.3;
    return meaning.lag / static_cast<double>(std::max(letters, least_letters)) +
           weight_of_place * std::log(prior) - (read_mass(meaning) < likely ? without_cents : 0);
}

}  // namespace

double agreement_of(AmountGuesses const& figures, WordsMeaning const& words) {
    double agreement = 0;
    for (AmountGuess const& guess : figures) {
        auto const at = std::ranges::find(words.amounts, guess.amount, &AmountGuess::amount);
        if (at != words.amounts.end()) agreement += guess.probability * at->probability;
    }
    return agreement;
}

std::optional<FiguresPlace> find_figures(CheckPicture const& check, LineNetwork& digits) {
    Timed const timed(ReadingStep::figures);
    constexpr double doubtful = 0.3;
    std::optional<FiguresPlace> best;
    double best_score = 0;
    auto const candidates = figures_rows(check);
    auto const glance = [&](WritingRow const& row, double prior) {
        AmountGuesses guesses = glance_at_figures(check, row, digits);
        double const score = prior * (0.02 + mass_of(guesses));
        if (best && score <= best_score) return;
        best_score = score;
        best = FiguresPlace{row.box, std::move(guesses), row};
    };
    for (AmountRow const& candidate : candidates) {
        if (best && best_score > candidate.prior / 2) break;  // read well, and in a better place
        glance(candidate.row, candidate.prior);
    }
    if (!best || mass_of(best->guesses) > doubtful) return best;
    FiguresPlace place = looked_closely(check, *best, digits);
    if (mass_of(place.guesses) > doubtful) return place;
    for (std::size_t i = 0; i < std::min<std::size_t>(candidates.size(), 3); ++i) {
        if (best_score > doubtful) break;
        for (WritingRow const& ending : endings_of(check, candidates[i].row))
            glance(ending, candidates[i].prior * 0.9);
    }
    if (best->box == place.box) return place;
    return looked_closely(check, std::move(*best), digits);
}

FiguresPlace looked_closely(CheckPicture const& check, FiguresPlace place, LineNetwork& digits) {
    if (place.looked_closely) return place;
    Timed const timed(ReadingStep::figures);
    place.guesses = read_figures(check, place.row, digits);
    place.looked_closely = true;
    return place;
}

std::optional<FiguresPlace> figures_that_agree(CheckPicture const& check, WordsPlace const& words,
                                               double least, LineNetwork& digits) {
    Timed const timed(ReadingStep::figures);
    std::optional<WritingRow> best;
    double most = least;
    for (AmountRow const& candidate : figures_rows(check)) {
        double const agreement =
            agreement_of(glance_at_figures(check, candidate.row, digits), words.meaning);
        if (agreement <= most) continue;
        most = agreement;
        best = candidate.row;
    }
    if (!best) return std::nullopt;
    return looked_closely(check, {best->box, {}, *best}, digits);
}

namespace {

/// A row as words, and how well it reads as such.
struct ReadWords {
    WordsPlace place;
    double prior;
    double fit;
};

ReadWords read_words(CheckPicture const& check, cv::Rect const& box, double prior,
                     AmountWordsGrammar const& grammar, LineNetwork& text) {
    LineScores scores = text.read(crop(check, box));
    WordsMeaning meaning = grammar.meaning({FoldedScores(scores)});
    double const fit = fit_of(meaning, best_path(scores).size(), prior);
    return {{box, std::move(meaning), std::move(scores)}, prior, fit};
}

/// What a doubtful line says in several looks, one of them with less of the row above, whose
/// writing may hang into it, and its cents as the other network reads them.
WordsMeaning looked_at_again(CheckPicture const& check, WordsPlace const& words,
                             AmountWordsGrammar const& grammar, LineReaders const& readers) {
    constexpr int shares = 6;
    std::vector<FoldedScores> looks{FoldedScores(words.scores)};
    auto const further = several_looks(crop(check, words.box));
    for (std::size_t i = 1; i < further.size(); ++i)
        looks.emplace_back(readers.text.read(further[i]));
    cv::Rect lower = words.box;
    lower.y += lower.height / shares;
    lower.height -= lower.height / shares;
    looks.emplace_back(readers.text.read(crop(check, lower)));
    return with_cents(grammar.meaning(looks),
                      cents_of_words(check, words.box, words.scores, readers.digits));
}

}  // namespace

std::optional<WordsPlace> find_words(CheckPicture const& check,
                                     std::optional<FiguresPlace> const& figures,
                                     AmountWordsGrammar const& grammar,
                                     LineReaders const& readers) {
    Timed const timed(ReadingStep::words);
    constexpr double good_lag = -5;  // nats; other lines stay far below (see the tests)
    constexpr double says_something = 0.3;
    constexpr std::size_t most_torn = 4;  // of the likeliest candidates
    std::optional<ReadWords> best;
    auto const states_amount = [&] {
        return best->place.meaning.lag > good_lag &&
               read_mass(best->place.meaning) > says_something;
    };
    auto const beside = figures ? std::optional(figures->box) : std::nullopt;
    auto const read = [&](cv::Rect const& box, double prior) {
        ReadWords words = read_words(check, box, prior, grammar, readers.text);
        if (!best || words.fit > best->fit) best = std::move(words);
    };
    auto const read_whole = [&](cv::Rect const& part, double prior) {
        cv::Rect const whole = whole_line(check, part, ends_before(check, beside, part));
        if (whole.width > part.width + check.px(one_letter_in)) read(whole, prior);
    };
    auto const candidates = words_rows(check, beside);
    for (AmountRow const& candidate : candidates) {
        read(candidate.row.box, candidate.prior);
        if (states_amount()) break;
    }
    if (!best) return std::nullopt;
    read_whole(best->place.box, best->prior);
    for (std::size_t i = 0; i < std::min(candidates.size(), most_torn) && !states_amount(); ++i)
        read_whole(candidates[i].row.box, candidates[i].prior);
    return std::move(best->place);
}

std::optional<WordsPlace> looked_closely(CheckPicture const& check, WordsPlace place,
                                         AmountWordsGrammar const& grammar,
                                         LineReaders const& readers) {
    Timed const timed(ReadingStep::words);
    constexpr double hopeless_lag = -60;  // the line is something else
    constexpr double clearly_read = 0.97;
    if (!place.looked_closely && read_mass(place.meaning) < clearly_read)
        place.meaning = looked_at_again(check, place, grammar, readers);
    place.looked_closely = true;
    if (place.meaning.lag < hopeless_lag) return std::nullopt;
    return place;
}

}  // namespace lockbox::ocr
