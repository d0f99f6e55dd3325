// SPDX-License-Identifier: Apache-2.0
// The index against a plain comparison with every account of the list, and the order of papers.
// LOCKBOX_CASES sets how many payments are compared.
#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "matching/identity.h"
#include "matching/rank.h"
#include "tests/matching/generated_list.h"

namespace lockbox::matching {
namespace {

std::size_t cases() {
    char const* const wanted = std::getenv("LOCKBOX_CASES");
    return wanted ? std::stoul(wanted) : 2'000;
}

class SlowComparison : public testing::TestWithParam<bool> {
protected:
    SlowComparison() : list_({.members = 400, .consecutive_ids = GetParam(), .seed = 31}) {}

    /// A payment by somebody in the list, or by a member who was taken out of it.
    Query query(std::size_t number, Damage& damage) const {
        auto const& bills = list_.members()[damage.draw(list_.members().size())];
        auto const sent =
            payment_for(bills[damage.draw(bills.size())], static_cast<Kind>(number % 4), damage);
        Query query{{}, amount_belief(sent.payments.front())};
        for (Coupon const& coupon : sent.coupons)
            query.papers.push_back(paper_of(coupon, carriers_));
        query.papers.push_back(paper_of(sent.payments.front(), carriers_));
        return query;
    }
    Scene scene() const { return {index_.keys(), balances_, carriers_, policy_}; }

    /// Every account of the list is scored, and nothing is missed.
    Ranking plainly(Query const& query) const {
        std::vector<AccountScore> scores;
        InvoiceList const& all = index_.keys().list;
        for (Account a = 0; a < all.size(); a = all.end_of(a))
            scores.push_back(score_account(query, a, scene()));
        return ranking_of(std::move(scores), 0);
    }

    GeneratedList list_;
    InvoiceIndex index_{list_.invoices([](std::size_t m) { return m % 10 != 0; })};
    Balances balances_;
    CarrierTable carriers_ = CarrierTable::shipped();
    Policy policy_;
};

/// Something that the index has a key for speaks for the account; an amount alone does not lead.
bool leads(AccountScore const& score) {
    using enum EvidenceField;
    constexpr double says_something = 6;
    return std::max({score.bits(member_id), score.bits(invoice_number), score.bits(billing_account),
                     score.bits(name), score.bits(address)}) >= says_something;
}

TEST_P(SlowComparison, agrees_with_the_indexed_decision) {
    Damage damage(32);
    std::size_t posted = 0;
    std::size_t another_best = 0;
    for (std::size_t i = 0; i < cases(); ++i) {
        Query const asked = query(i, damage);
        Ranking const indexed = rank(asked, scene());
        Ranking const slow = plainly(asked);
        Identity const who = identity(indexed, asked, scene());
        bool const same_best =
            !indexed.empty() && indexed.scores.front().account == slow.scores.front().account;
        if (!who.reason) {
            ++posted;
            ASSERT_TRUE(same_best) << i;
            EXPECT_FALSE(identity(slow, asked, scene()).reason) << i;
        }
        // What both score, they score alike, to the bit.
        if (same_best) {
            ASSERT_EQ(indexed.scores.front().total, slow.scores.front().total) << i;
        } else if (slow.probabilities.front().value() > 0.5 && leads(slow.scores.front())) {
            ++another_best;
        }
    }
    EXPECT_GT(posted, cases() / 4);
    EXPECT_LE(another_best, cases() / 200) << "the likeliest is not found";
    fmt::print("{} cases, {} certain, {} whose likeliest account the index did not find\n", cases(),
               posted, another_best);
}

TEST_P(SlowComparison, evidence_is_the_same_in_any_order) {
    Damage damage(33);
    for (std::size_t i = 0; i < 200; ++i) {
        Query asked = query(4 * i, damage);  // with a coupon
        Query const another = query(4 * i + 2, damage);
        asked.papers.push_back(another.papers.front());
        std::vector<double> totals;
        std::vector<std::size_t> order(asked.papers.size());
        std::iota(order.begin(), order.end(), 0U);
        Account const account = rank(asked, scene()).scores.front().account;
        do {
            Query shuffled{{}, asked.amount};
            for (std::size_t const paper : order)
                shuffled.papers.push_back(asked.papers[paper]);
            AccountScore const score = score_account(shuffled, account, scene());
            std::vector<double> bits;
            for (EvidenceRow const& row : score.rows)
                bits.push_back(row.bits);
            std::sort(bits.begin(), bits.end());
            bits.push_back(score.total);
            if (totals.empty()) totals = bits;
            ASSERT_EQ(bits, totals) << i;
        } while (std::next_permutation(order.begin(), order.end()));
    }
}

INSTANTIATE_TEST_SUITE_P(SparseAndConsecutive, SlowComparison, testing::Bool());

}  // namespace
}  // namespace lockbox::matching
