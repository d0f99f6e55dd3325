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

/// Name and address are not looked up where no account that they alone could lead to comes within
/// this many bits of the best: it would add less than a tenth of the usual limit of wrong postings,
/// and is added as missed.
constexpr double out_of_reach = 17;

using Scores = std::vector<AccountScore>;

void add_scores(Scores& scores, std::vector<std::uint32_t> const& members,
                QueryScorer const& scorer, InvoiceList const& list) {
    for (std::uint32_t const m : members)
        for (Account a = list.first_of(m); a < list.first_of(m + 1); a = list.end_of(a))
            scores.push_back(scorer.score(a));
}

/// More than the total of any account that the numbers did not lead to.
double most_of_others(Query const& query, FoundByNumbers const& found, QueryScorer const& scorer,
                      AccountScore const& best) {
    double most = scorer.most_beside_numbers(best);
    for (std::size_t p = 0; p < query.papers.size(); ++p)
        most += scorer.most_of_other_numbers(p, found.untried[p]);
    return most;
}

/// Of those accounts whose unlisted relatives can matter beside the best account.
void weigh_relatives(Scores& scores, QueryScorer const& scorer) {
    constexpr double too_light = 30;
    double best = 0;
    for (AccountScore const& score : scores)
        best = &score == scores.data() ? score.total : std::max(best, score.total);
    for (AccountScore& score : scores)
        if (score.unlisted_relative >= best - too_light) scorer.weigh_relatives(score);
}

struct AllScored {
    Scores scores;
    double missed;
};

AllScored scored(Query const& query, Scene const& scene) {
    InvoiceIndex::Keys const& keys = scene.keys;
    QueryScorer const scorer(query, scene);
    FoundByNumbers const by_numbers = look_up_numbers(keys, query, scorer);
    AllScored result{{}, by_numbers.missed};
    add_scores(result.scores, by_numbers.members, scorer, keys.list);
    auto const best =
        std::max_element(result.scores.begin(), result.scores.end(),
                         [](auto const& a, auto const& b) { return a.total < b.total; });
    double const others = best == result.scores.end()
                              ? most_bits_of_a_field
                              : most_of_others(query, by_numbers, scorer, *best);
    if (best != result.scores.end() && best->total >= others + out_of_reach) {
        result.missed += std::exp2(others);
    } else {
        Found found = look_up_text(keys, query);
        result.missed = std::min(result.missed, found.missed);
        std::vector<std::uint32_t> further;
        std::set_difference(found.members.begin(), found.members.end(), by_numbers.members.begin(),
                            by_numbers.members.end(), std::back_inserter(further));
        add_scores(result.scores, further, scorer, keys.list);
    }
    weigh_relatives(result.scores, scorer);
    return result;
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

Ranking ranking_of(std::vector<AccountScore> scores, double missed) {
    std::sort(scores.begin(), scores.end(), [](AccountScore const& a, AccountScore const& b) {
        return a.total != b.total ? a.total > b.total : a.account < b.account;
    });
    Ranking ranking{std::move(scores), {}, 0};
    double none = not_in_the_list + missed * gain_without_key;
    for (AccountScore const& score : ranking.scores)
        none += std::exp2(score.unlisted_relative);
    ranking.none_bits = std::log2(none);
    double total = none;
    for (AccountScore const& score : ranking.scores)
        total += std::exp2(score.total);
    for (AccountScore const& score : ranking.scores)
        ranking.probabilities.push_back(Probability::clamped(std::exp2(score.total) / total));
    return ranking;
}

Ranking rank(Query const& query, Scene const& scene) {
    AllScored all = scored(query, scene);
    return ranking_of(std::move(all.scores), all.missed);
}

}  // namespace lockbox::matching
