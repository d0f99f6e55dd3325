// SPDX-License-Identifier: Apache-2.0
#include "matching/amount_belief.h"

#include <algorithm>

namespace lockbox::matching {
namespace {

using Values = std::vector<Alternative<Cents>>;

/// An amount of a check is more than nothing.
Values values_of(Read<Cents> const& read) {
    Values values;
    if (read.value > no_cents) values.push_back({read.value, read.probability});
    for (auto const& other : read.alternatives)
        if (other.value > no_cents) values.push_back(other);
    std::stable_sort(values.begin(), values.end(),
                     [](auto const& a, auto const& b) { return a.probability > b.probability; });
    return values;
}

double probability_in(Values const& values, Cents amount) {
    double sum = 0;
    for (auto const& value : values)
        if (value.value == amount) sum += value.probability.value();
    return sum;
}

/// Two independent readings of one amount: their product over the values that either states. A
/// value that only one of them states gets a thousandth of the other's unstated mass.
Values product(Values const& figures, Values const& words) {
    constexpr double share_of_unstated = 1e-3;
    auto const unstated = [](Values const& values) {
        double sum = 0;
        for (auto const& value : values)
            sum += value.probability.value();
        return std::max(1.0 - sum, 1e-9);
    };
    double const rest_figures = unstated(figures) * share_of_unstated;
    double const rest_words = unstated(words) * share_of_unstated;
    std::vector<std::pair<Cents, double>> weights;
    for (Values const* side : {&figures, &words})
        for (auto const& value : *side) {
            bool const known = std::any_of(weights.begin(), weights.end(),
                                           [&](auto& w) { return w.first == value.value; });
            if (known) continue;
            double const f = std::max(probability_in(figures, value.value), rest_figures);
            double const w = std::max(probability_in(words, value.value), rest_words);
            weights.emplace_back(value.value, f * w);
        }
    double total = unstated(figures) * unstated(words) * share_of_unstated;
    for (auto const& [value, weight] : weights)
        total += weight;
    Values result;
    for (auto const& [value, weight] : weights)
        result.push_back({value, Probability::clamped(weight / total)});
    std::stable_sort(result.begin(), result.end(),
                     [](auto const& a, auto const& b) { return a.probability > b.probability; });
    return result;
}

bool conflicting(Reading<Cents> const& reading) {
    auto const* unread = std::get_if<Unread>(&reading);
    return unread && unread->why == UnreadWhy::conflicting;
}

/// Both are read so well that they cannot both be right.
bool well_read_and_different(Read<Cents> const* figures, Read<Cents> const* words) {
    constexpr double well_read = 0.8;  // of both together
    if (!figures || !words || figures->value == words->value) return false;
    return figures->probability.value() * words->probability.value() >= well_read;
}

/// How likely it is that figures and words state two amounts.
Probability differing(Payment const& payment) {
    if (auto const* agree = read_of(payment.amounts_agree))
        return agree->value ? agree->probability.complement() : agree->probability;
    bool const keyed = std::get<Unread>(payment.amounts_agree).why == UnreadWhy::not_looked_at;
    return Probability::of(keyed ? 0 : 1);
}

/// Odds of an amount before the paper is read, against one stated other amount.
double odds_of(Cents amount, std::span<Cents const> due) {
    constexpr std::int64_t five_dollars = 500;
    if (std::find(due.begin(), due.end(), amount) != due.end()) return odds_of_due;
    bool const rounded_up =
        amount.count() % five_dollars == 0 && std::any_of(due.begin(), due.end(), [&](Cents d) {
            return d < amount && amount.count() - d.count() <= five_dollars;
        });
    return rounded_up ? rounded_up_odds : 1.0;
}

/// Of the misreadings of `written` that the reader did not state, the share that reads as `read`:
/// one of about fifty that differ in one digit, each further digit as rare again.
double misread_share(Cents written, Cents read) {
    constexpr double of_one_digit = 2e-2;
    constexpr double of_each_further = 1e-2;
    std::string const a = written.text();
    std::string const b = read.text();
    if (a.size() != b.size()) return of_one_digit * of_each_further;
    double share = of_one_digit / of_each_further;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i] != b[i]) share *= of_each_further;
    return share;
}

}  // namespace

std::optional<Cents> AmountBelief::best() const {
    if (values.empty()) return std::nullopt;
    return values.front().value;
}

Probability AmountBelief::of(Cents amount) const {
    return Probability::clamped(probability_in(values, amount));
}

Probability AmountBelief::of_best(std::span<Cents const> due) const {
    constexpr double paper_decides_below = 0.5;
    if (values.empty()) return Probability::of(0);
    Cents const best = values.front().value;
    double const p = values.front().probability.value();
    if (p < paper_decides_below) return values.front().probability;
    double unstated = 1.0;
    double others = 0;
    for (auto const& [value, probability] : values) {
        unstated -= probability.value();
        if (value != best) others += probability.value() * odds_of(value, due);
    }
    double unstated_odds = 1.0;
    for (Cents const amount : due)
        if (amount != best) unstated_odds += misread_share(amount, best) * odds_of_due;
    others += std::max(unstated, 0.0) * unstated_odds;
    double const weight = p * odds_of(best, due);
    return Probability::clamped(weight / (weight + others));
}

AmountBelief amount_belief(Payment const& payment) {
    auto const* figures = read_of(payment.amount_figures);
    auto const* words = read_of(payment.amount_words);
    Probability const differ = differing(payment);
    if (auto const* amount = read_of(payment.amount)) return {values_of(*amount), false, differ};
    bool const disagree = conflicting(payment.amount) || well_read_and_different(figures, words);
    if (figures && words)
        return {product(values_of(*figures), values_of(*words)), disagree, differ};
    if (figures) return {values_of(*figures), disagree, differ};
    if (words) return {values_of(*words), disagree, differ};
    return {{}, disagree, differ};
}

AmountBelief sum_of(std::vector<AmountBelief> const& beliefs) {
    Cents sum = no_cents;
    double probability = 1;
    bool disagree = false;
    double agree = 1;
    for (AmountBelief const& belief : beliefs) {
        agree *= belief.differ.complement().value();
        if (belief.values.empty()) return {{}, disagree, Probability::clamped(1 - agree)};
        sum += belief.values.front().value;
        probability *= belief.values.front().probability.value();
        disagree = disagree || belief.disagree;
    }
    return {{{sum, Probability::clamped(probability)}}, disagree, Probability::clamped(1 - agree)};
}

}  // namespace lockbox::matching
