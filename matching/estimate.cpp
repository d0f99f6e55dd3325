// SPDX-License-Identifier: Apache-2.0
#include "matching/estimate.h"

#include <algorithm>
#include <cmath>

#include "lockbox/assertion.h"

namespace lockbox::matching {
namespace {

constexpr int rounds_most = 1'000;
constexpr double settled = 1e-7;

double likelihood(std::vector<std::uint16_t> const& pair, LevelRates const& rates) {
    double product = 1;
    for (std::size_t f = 0; f < pair.size(); ++f)
        product *= rates[f][pair[f]];
    return product;
}

LevelRates nothing_counted(std::vector<std::size_t> const& levels) {
    constexpr double half_a_pair = 0.5;
    LevelRates counts;
    for (std::size_t const count : levels)
        counts.emplace_back(count, half_a_pair);
    return counts;
}

void to_shares(LevelRates& counts) {
    for (auto& field : counts) {
        double sum = 0;
        for (double const count : field)
            sum += count;
        for (double& count : field)
            count /= sum;
    }
}

double most_moved(LevelRates const& a, LevelRates const& b) {
    double most = 0;
    for (std::size_t f = 0; f < a.size(); ++f)
        for (std::size_t l = 0; l < a[f].size(); ++l)
            most = std::max(most, std::abs(a[f][l] - b[f][l]));
    return most;
}

/// One expectation and one maximisation.
PairRates better(AgreementPairs const& pairs, PairRates const& now) {
    PairRates next{0, nothing_counted(pairs.levels()), nothing_counted(pairs.levels()),
                   now.rounds + 1};
    double meant = 0;
    for (auto const& [pair, count] : pairs.counts()) {
        double const a = now.meant * likelihood(pair, now.if_meant);
        double const b = (1 - now.meant) * likelihood(pair, now.if_other);
        double const n = static_cast<double>(count);
        double const share = a / (a + b);
        meant += n * share;
        for (std::size_t f = 0; f < pair.size(); ++f) {
            next.if_meant[f][pair[f]] += n * share;
            next.if_other[f][pair[f]] += n * (1 - share);
        }
    }
    next.meant = meant / static_cast<double>(pairs.size());
    to_shares(next.if_meant);
    to_shares(next.if_other);
    return next;
}

}  // namespace

void AgreementPairs::add(std::span<std::uint16_t const> pair) {
    LOCKBOX_ASSERT(pair.size() == levels_.size());
    for (std::size_t f = 0; f < pair.size(); ++f)
        LOCKBOX_ASSERT(pair[f] < levels_[f]);
    ++counts_[{pair.begin(), pair.end()}];
    ++size_;
}

PairRates estimate(AgreementPairs const& pairs, PairRates const& start) {
    if (pairs.size() == 0) return start;
    PairRates now = start;
    now.rounds = 0;
    while (now.rounds < rounds_most) {
        PairRates next = better(pairs, now);
        double const moved =
            std::max({std::abs(next.meant - now.meant), most_moved(next.if_meant, now.if_meant),
                      most_moved(next.if_other, now.if_other)});
        now = std::move(next);
        if (moved < settled) break;
    }
    return now;
}

PairRates usual_rates() {
    return {0.5,
            {{0.70, 0.06, 0.04, 0.12, 0.08}, {0.85, 0.15}, {0.80, 0.20}, {0.90, 0.07, 0.03}},
            {{0.01, 0.01, 0.01, 0.10, 0.87}, {0.10, 0.90}, {0.05, 0.95}, {0.01, 0.04, 0.95}},
            0};
}

Weights with_estimate(Weights weights, PairRates const& rates, bool written_by_hand) {
    auto const& name = rates.if_meant[0];
    auto const of = [&](NameLevel level) { return name[static_cast<std::size_t>(level)]; };
    double const own = of(NameLevel::own_equal) + of(NameLevel::own_near) + of(NameLevel::own_far);
    weights.payer_name = {own, of(NameLevel::relative), of(NameLevel::other)};
    // Names of which more is misread than two letters pass for another's; their share is kept.
    LikenessRates& likeness = written_by_hand ? weights.written : weights.printed;
    double const legible = (1 - likeness.none) / own;
    likeness = {of(NameLevel::own_equal) * legible, of(NameLevel::own_near) * legible,
                of(NameLevel::own_far) * legible, likeness.none};
    weights.other_address_on_check =
        rates.if_meant[1][static_cast<std::size_t>(AddressLevel::other)];
    weights.pays_exactly = rates.if_meant[2][static_cast<std::size_t>(AmountLevel::exact)];
    return weights;
}

}  // namespace lockbox::matching
