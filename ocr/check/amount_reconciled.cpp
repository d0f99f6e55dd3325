// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/amount_reconciled.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "ocr/check/calibration.h"

namespace lockbox::ocr {
namespace {

// Amounts that a premium may be, $0.01 to $3,000.00, for the even spread of unread mass.
constexpr double prior_spread = 300'000;
constexpr double pair_spread = 100;
constexpr double differs_on_paper = 0.005;
constexpr std::size_t kept_alternatives = 12;

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

}  // namespace

Reading<Cents> reconciled(AmountGuesses const& figures, WordsMeaning const& words, Box box) {
    double figures_read = 0, words_read = 0;
    std::vector<Cents> amounts;
    for (auto const& guess : figures)
        figures_read += guess.probability, amounts.push_back(guess.amount);
    for (auto const& guess : words.amounts)
        words_read += guess.probability, amounts.push_back(guess.amount);
    for (auto const& guess : words.dollars_only) {
        words_read += guess.probability;
        amounts.push_back(Cents::of(guess.dollars * 100));
    }
    std::ranges::sort(amounts);
    amounts.erase(std::unique(amounts.begin(), amounts.end()), amounts.end());
    double const figures_unread = rest(figures_read), words_unread = rest(words_read);

    std::vector<Alternative<Cents>> likely;
    // Both unread: the mass of all amounts that neither side lists.
    double total = figures_unread * words_unread / prior_spread;
    for (Cents const amount : amounts)
        total +=
            of_figures(figures, figures_unread, amount) * of_words(words, words_unread, amount);
    double const same = (1 - differs_on_paper) * total * prior_spread;
    double const agree = same / (same + differs_on_paper * figures_read * words_read + 1e-300);
    for (Cents const amount : amounts) {
        double const product =
            of_figures(figures, figures_unread, amount) * of_words(words, words_unread, amount);
        likely.push_back({amount, Probability::clamped(agree * product / total)});
    }
    std::ranges::stable_sort(likely, std::greater(), &Alternative<Cents>::probability);
    if (agree < 0.5) return Unread{UnreadWhy::conflicting, box};
    if (likely.empty() || likely.front().probability.value() < 0.5)
        return Unread{UnreadWhy::illegible, box};
    Read<Cents> read{likely.front().value, likely.front().probability, How::reconciled, box};
    likely.erase(likely.begin());
    if (likely.size() > kept_alternatives)
        likely.erase(likely.begin() + kept_alternatives, likely.end());
    read.alternatives = std::move(likely);
    return read;
}

}  // namespace lockbox::ocr
