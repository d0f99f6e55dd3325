// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/amount_reconciled.h"

#include <algorithm>
#include <string>
#include <vector>

#include "ocr/check/calibration.h"

namespace lockbox::ocr {
namespace {

// Amounts that a premium may be, $0.01 to $3,000.00, for the even spread of unread mass.
constexpr double prior_spread = 300'000;
constexpr double pair_spread = 100;
constexpr std::size_t kept_alternatives = 12;

// How often a check's figures and words state two amounts (1 in 200, a starting value: holds of
// that reason are counted in the report), and what the other amount then is: mostly one slip of the
// pen away, in one digit or in two, seldom any amount at all.
constexpr double differs_on_paper = 0.005;
constexpr double one_digit_share = 0.5;
constexpr double two_digits_share = 0.3;

double of_figures(AmountGuesses const& guesses, double unread, Cents amount) {
    auto const at = std::ranges::find(guesses, amount, &AmountGuess::amount);
    return (at == guesses.end() ? 0.0 : at->probability) + unread / prior_spread;
}

double of_words(WordsMeaning const& words, double unread, Cents amount) {
    double mass = of_figures(words.amounts, unread, amount);
    for (DollarsGuess const& guess : words.dollars_only) {
        if (guess.dollars != amount.count() / 100) continue;
        // Words that name no cents mean none more often than not.
        double const even = amount.count() % 100 == 0 ? 0.5 : 0.5 / pair_spread;
        mass += guess.probability * even;
    }
    return mass;
}

double rest(double read) {
    return std::max(1e-9, 1.0 - read);
}

/// The probability of `other` beside `amount`, given that a check states two amounts.
double slip(Cents amount, Cents other) {
    std::string a = amount.text();
    std::string b = other.text();
    auto const length = std::max(a.size(), b.size());
    a.insert(0, length - a.size(), '0');
    b.insert(0, length - b.size(), '0');
    double const any = (1 - one_digit_share - two_digits_share) / prior_spread;
    int digits = 0, differing = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        digits += a[i] != '.';
        differing += a[i] != b[i];
    }
    double const single = 9.0 * digits;
    double const twofold = 81.0 * digits * (digits - 1) / 2;
    if (differing == 1) return any + one_digit_share / single;
    if (differing == 2) return any + two_digits_share / twofold;
    return differing == 0 ? 0 : any;
}

/// Both sides' readings, each amount that either lists once.
struct BothSides {
    AmountGuesses const& figures;
    WordsMeaning const& words;
    std::vector<Cents> amounts = {};
    double figures_unread = 1;
    double words_unread = 1;

    double of_figures(Cents amount) const {
        return ocr::of_figures(figures, figures_unread, amount);
    }
    double of_words(Cents amount) const { return ocr::of_words(words, words_unread, amount); }
};

BothSides both_sides(AmountGuesses const& figures, WordsMeaning const& words) {
    BothSides both{figures, words};
    double figures_read = 0, words_read = 0;
    for (auto const& guess : figures)
        figures_read += guess.probability, both.amounts.push_back(guess.amount);
    for (auto const& guess : words.amounts)
        words_read += guess.probability, both.amounts.push_back(guess.amount);
    for (auto const& guess : words.dollars_only) {
        words_read += guess.probability;
        both.amounts.push_back(Cents::of(guess.dollars * 100));
    }
    std::ranges::sort(both.amounts);
    both.amounts.erase(std::unique(both.amounts.begin(), both.amounts.end()), both.amounts.end());
    both.figures_unread = rest(figures_read);
    both.words_unread = rest(words_read);
    return both;
}

/// The odds that one side states another amount than `amount`, the other side's, against both
/// stating it. What a side leaves unread may be any amount and so leaves the odds as they are.
double odds_of_differing(BothSides const& both, Cents amount) {
    double words_other = both.words_unread / prior_spread;
    for (AmountGuess const& guess : both.words.amounts)
        words_other += slip(amount, guess.amount) * guess.probability;
    for (DollarsGuess const& guess : both.words.dollars_only) {
        // Whatever its cents: as if they were the same.
        Cents const other = Cents::of(guess.dollars * 100 + amount.count() % 100);
        words_other += slip(amount, other) * guess.probability / pair_spread;
    }
    double figures_other = both.figures_unread / prior_spread;
    for (AmountGuess const& guess : both.figures)
        figures_other += slip(amount, guess.amount) * guess.probability;
    return differs_on_paper / 2 *
           (words_other / both.of_words(amount) + figures_other / both.of_figures(amount));
}

}  // namespace

Reconciled reconciled(AmountGuesses const& figures, WordsMeaning const& words, Box box) {
    BothSides const both = both_sides(figures, words);
    std::vector<Alternative<Cents>> likely;
    // Both unread: the mass of all amounts that neither side lists.
    double total = both.figures_unread * both.words_unread / prior_spread;
    for (Cents const amount : both.amounts)
        total += both.of_figures(amount) * both.of_words(amount);
    for (Cents const amount : both.amounts)
        likely.push_back({amount, Probability::clamped(both.of_figures(amount) *
                                                       both.of_words(amount) / total)});
    std::ranges::stable_sort(likely, std::greater(), &Alternative<Cents>::probability);
    if (likely.empty()) return {Unread{UnreadWhy::illegible, box}, std::nullopt};
    double const odds = odds_of_differing(both, likely.front().value);
    double const agree = 1 / (1 + odds);
    auto const agreeing = Probability::clamped(agree);
    if (agree < 0.5) return {Unread{UnreadWhy::conflicting, box}, agreeing};
    if (likely.front().probability.value() < 0.5)
        return {Unread{UnreadWhy::illegible, box}, agreeing};
    for (auto& amount : likely)
        amount.probability = Probability::clamped(agree * amount.probability.value());
    Read<Cents> read{likely.front().value, likely.front().probability, How::reconciled, box};
    likely.erase(likely.begin());
    if (likely.size() > kept_alternatives)
        likely.erase(likely.begin() + kept_alternatives, likely.end());
    read.alternatives = std::move(likely);
    return {std::move(read), agreeing};
}

}  // namespace lockbox::ocr
