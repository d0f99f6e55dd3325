// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/amount_places.h"

#include <algorithm>
#include <cmath>

#include "ocr/check/figures_reading.h"
#include "ocr/check/torn_lines.h"
#include "ocr/check/words_cents.h"
#include "ocr/network/several_looks.h"
#include "ocr/reading_times.h"

namespace lockbox::ocr {
namespace {

constexpr double one_letter_in = 0.1;

struct Candidate {
    WritingRow row;
    double prior;  ///< How usual such a place is, in (0, 1].
};

void add(std::vector<Candidate>& candidates, WritingRow row, double prior) {
    for (Candidate& other : candidates) {
        if (!same_place(other.row.box, row.box)) continue;
        if (prior > other.prior) other = {std::move(row), prior};
        return;
    }
    candidates.push_back({std::move(row), prior});
}

void keep_likeliest(std::vector<Candidate>& candidates, std::size_t count) {
    std::ranges::stable_sort(candidates, std::greater(), &Candidate::prior);
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

/// The last words of a row, from the longest to the shortest: where no line ends the payee's field,
/// its writing runs into the amount's.
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

/// Where the payee's writing runs on into the amount: what may be the amount alone.
void add_endings(std::vector<Candidate>& candidates, CheckPicture const& check,
                 WritingRow const& row) {
    constexpr double widest_amount_in = 1.6, less_usual = 0.8;
    for (WritingRow const& ending : endings_of(check, row)) {
        if (ending.box.width > check.px(widest_amount_in)) continue;
        if (ending.box.x < check.width() / 2) continue;
        add(candidates, ending, less_usual * usual_for_figures(check, ending.box));
    }
}

std::vector<Candidate> figures_candidates(CheckPicture const& check) {
    std::vector<Candidate> candidates;
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
            add(candidates, band, usual_for_figures(check, band.box));
        }
    }
    keep_likeliest(candidates, 7);
    return candidates;
}

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

/// Two rows side by side at one height: a fold or a stamp parts the line they stand on.
std::optional<WritingRow> joined(CheckPicture const& check, WritingRow const& left,
                                 WritingRow const& right) {
    constexpr double height_slack_in = 0.07, overlap_in = 0.2, gap_in = 0.5;
    auto const middle = [](cv::Rect const& box) { return box.y + box.height / 2; };
    if (std::abs(middle(left.box) - middle(right.box)) > check.px(height_slack_in))
        return std::nullopt;
    int const gap = right.box.x - left.box.br().x;
    if (right.box.x <= left.box.x || right.box.br().x <= left.box.br().x) return std::nullopt;
    if (gap < -check.px(overlap_in) || gap > check.px(gap_in)) return std::nullopt;
    WritingRow both = left;
    both.box |= right.box;
    for (cv::Rect const& piece : right.ink)
        if (std::ranges::find(both.ink, piece) == both.ink.end()) both.ink.push_back(piece);
    return both;
}

/// The candidates with what stands right of them: another of them or one of `right_parts`.
void add_joined(std::vector<Candidate>& candidates, CheckPicture const& check,
                std::vector<WritingRow> right_parts) {
    constexpr double less_usual = 0.9;
    for (Candidate const& candidate : candidates)
        right_parts.push_back(candidate.row);
    std::size_t const single = candidates.size();
    for (std::size_t i = 0; i < single; ++i)
        for (WritingRow const& right : right_parts)
            if (auto both = joined(check, candidates[i].row, right))
                candidates.push_back(
                    {on_its_line(check, std::move(*both)), less_usual * candidates[i].prior});
}

/// Where a row ends at the latest: before the figures beside it.
int ends_before(CheckPicture const& check, std::optional<FiguresPlace> const& figures,
                cv::Rect const& row) {
    bool const beside = figures && row.y < figures->box.br().y && row.br().y > figures->box.y &&
                        figures->box.x > check.width() / 2;
    return beside ? figures->box.x : check.width();
}

/// Rows that may hold words: long, above the foot, without what stands beside the figures.
std::vector<Candidate> words_candidates(CheckPicture const& check,
                                        std::optional<FiguresPlace> const& figures) {
    std::vector<Candidate> candidates;
    double const expected =
        figures ? figures->box.y + figures->box.height + check.px(0.22) : check.height() * 0.48;
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
        if (band.box.width < check.px(0.9) || band.box.height > check.px(0.7)) continue;
        double const prior = usual(band.box);
        if (prior > 0) add(candidates, band, prior * (row.line ? 1.0 : 0.6));
    }
    constexpr double second_choice = 0.9;
    std::vector<Candidate> on_lines;
    for (WritingRow const& line : bands_on_long_lines(check)) {
        WritingRow const band = on_its_line(check, writing_of(check, line));
        double const prior = usual(band.box);
        if (band.box.width >= check.px(0.9) && prior > 0)
            on_lines.push_back({band, prior * second_choice});
    }
    keep_likeliest(candidates, 9);
    add_joined(candidates, check, std::move(right_parts));
    keep_likeliest(on_lines, 3);
    candidates.insert(candidates.end(), on_lines.begin(), on_lines.end());
    std::ranges::stable_sort(candidates, std::greater(), &Candidate::prior);
    return candidates;
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
    auto const candidates = figures_candidates(check);
    auto const glance = [&](WritingRow const& row, double prior) {
        AmountGuesses guesses = glance_at_figures(check, row, digits);
        double const score = prior * (0.02 + mass_of(guesses));
        if (best && score <= best_score) return;
        best_score = score;
        best = FiguresPlace{row.box, std::move(guesses), row};
    };
    for (Candidate const& candidate : candidates) {
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
    for (Candidate const& candidate : figures_candidates(check)) {
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
    auto const read = [&](cv::Rect const& box, double prior) {
        ReadWords words = read_words(check, box, prior, grammar, readers.text);
        if (!best || words.fit > best->fit) best = std::move(words);
    };
    auto const read_whole = [&](cv::Rect const& part, double prior) {
        cv::Rect const whole = whole_line(check, part, ends_before(check, figures, part));
        if (whole.width > part.width + check.px(one_letter_in)) read(whole, prior);
    };
    auto const candidates = words_candidates(check, figures);
    for (Candidate const& candidate : candidates) {
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
