// SPDX-License-Identifier: Apache-2.0
#include "matching/rank.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "matching/lookup.h"

namespace lockbox::matching {
namespace {

/// Share of payments whose payer is not in the list at all.
constexpr double not_in_the_list = 0.01;
/// What the best unreturned account could gain from evidence that needs no key (the amount).
constexpr double gain_without_key = 8;

std::vector<AccountScore> scored(Query const& query, Found const& found, Scene const& scene) {
    std::vector<AccountScore> scores;
    for (std::uint32_t const m : found.members) {
        Member const& member = scene.keys.members[m];
        for (std::uint32_t a = 0; a < member.accounts; ++a)
            scores.push_back(score_account(query, member.first_account + a, scene));
    }
    std::sort(scores.begin(), scores.end(), [](AccountScore const& a, AccountScore const& b) {
        return a.total != b.total ? a.total > b.total : a.account < b.account;
    });
    return scores;
}

}  // namespace

Probability Ranking::runner_up() const {
    return probabilities.size() < 2 ? Probability::of(0) : probabilities[1];
}

double Ranking::margin_bits() const {
    if (scores.empty()) return 0;
    double const next = scores.size() < 2 ? none_bits : std::max(none_bits, scores[1].total);
    return scores[0].total - next;
}

Ranking rank(Query const& query, Scene const& scene) {
    Found const found = look_up(scene.keys, query);
    Ranking ranking{scored(query, found, scene), {}, 0};
    double none = not_in_the_list + found.missed * gain_without_key;
    for (AccountScore const& score : ranking.scores)
        none += std::exp2(score.unlisted_household);
    ranking.none_bits = std::log2(none);
    double total = none;
    for (AccountScore const& score : ranking.scores)
        total += std::exp2(score.total);
    for (AccountScore const& score : ranking.scores)
        ranking.probabilities.push_back(Probability::clamped(std::exp2(score.total) / total));
    return ranking;
}

}  // namespace lockbox::matching
