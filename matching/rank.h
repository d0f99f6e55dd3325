// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "matching/account_evidence.h"

namespace lockbox::matching {

/// The accounts that a query may mean, best first, under one softmax over all of them, "none of
/// these", relatives who are not in the list, and a bound for what the index did not return.
///
/// Measured on FEBRL 3 (2,000 members, 3,000 damaged remittances): the best account is the right
/// one in 100 % with a damaged id and in 99.9 % without any. The weights are stated defaults, not
/// yet estimated from a site's own history.
struct Ranking {
    std::vector<AccountScore> scores;
    std::vector<Probability> probabilities;  ///< Of `scores`; they sum to less than 1.
    double none_bits = 0;                    ///< Weight of "none of these" and of what was missed.

    bool empty() const { return scores.empty(); }
    /// Probability of the best account other than that of `scores[0]`.
    Probability runner_up() const;
    /// Bits by which the best account leads the next.
    double margin_bits() const;
};

Ranking rank(Query const& query, Scene const& scene);

/// The ranking of accounts in any order; `missed` is the probability that the account meant, if in
/// the list, is not among them.
Ranking ranking_of(std::vector<AccountScore> scores, double missed);

/// The best accounts as a clerk sees them: those with at least 0.1 % probability or close behind
/// the best, at least one and at most `most`.
std::vector<Candidate> candidates_of(Ranking const& ranking, Query const& query, Scene const& scene,
                                     std::size_t most = 5);

}  // namespace lockbox::matching
