// SPDX-License-Identifier: Apache-2.0
#include "matching/unlisted_relatives.h"

#include "matching/identity.h"
#include "matching/rank.h"
#include "tests/matching/generated_list.h"

namespace lockbox::matching {
namespace {

OpenInvoice bill_of(int house, int id, std::string const& first) {
    InvoiceSpec spec{fmt::format("26{:08}", id), fmt::format("{:012}", 400'000'000'000 + id), first,
                     "Kowalski", "300.00"};
    spec.line_1 = fmt::format("{} Summer St", house);
    spec.city = "Pittsfield";
    spec.zip = "01201";
    return invoice(spec);
}

/// Houses of two, numbered consecutively but for every third house, whose second is not in the
/// list.
std::vector<OpenInvoice> pairs_in_houses(int houses) {
    std::vector<OpenInvoice> list;
    for (int house = 1; house <= houses; ++house) {
        list.push_back(bill_of(house, 2 * house, "Ann"));
        if (house % 3 != 0) list.push_back(bill_of(house, 2 * house + 1, "Boris"));
    }
    return list;
}

float share_of(RelativeNumbers const& numbers, unsigned position, int difference) {
    for (RelativeNumbers::Step const& step : numbers.steps())
        if (step.position == position && step.difference == difference) return step.share;
    return -1;
}

TEST(RelativeNumbers, are_counted_from_the_list) {
    InvoiceIndex const index(pairs_in_houses(3'000));
    RelativeNumbers const& numbers = index.keys().relatives;
    EXPECT_EQ(numbers.pairs(), 4'000U);
    // All differ in the last digit by one, half of them upwards.
    EXPECT_NEAR(share_of(numbers, 11, 1), 0.5, 0.01);
    EXPECT_NEAR(share_of(numbers, 11, -1), 0.5, 0.01);
    EXPECT_LT(share_of(numbers, 11, 2), 1e-3);
    EXPECT_LT(share_of(numbers, 0, 1), 1e-4);
    EXPECT_GT(share_of(numbers, 0, 1), 0);
}

TEST(RelativeNumbers, of_an_empty_list_are_as_assumed) {
    RelativeNumbers const numbers;
    double all = 0;
    for (unsigned place = 0; place < 12; ++place)
        for (int difference = 1; difference <= 9; ++difference)
            all += share_of(numbers, place, difference);
    EXPECT_NEAR(all, 0.05, 1e-6);
}

struct Town {
    InvoiceIndex index{pairs_in_houses(300)};
    CarrierTable carriers = CarrierTable::shipped();
    Policy policy;
    Balances balances;
    Scene scene() const { return {index.keys(), balances, carriers, policy}; }

    /// A check for what is due, by another payer, with the id of the first of a house; the reader
    /// wavers over its last digit.
    Query check_from(int house) const {
        Payment payment = check_by("300.00", "Quincy Vandermolen",
                                   fmt::format("{} Summer St, Pittsfield, MA 01201", house));
        std::string const id = fmt::format("{:012}", 400'000'000'000 + 2 * house);
        Read<std::string> read{id, Probability::of(0.97), How::handwriting, Box{}};
        for (char const c : id) {
            std::array<float, 10> row{};
            row.fill(1e-5F);
            row[static_cast<std::size_t>(c - '0')] = 0.9999F;
            read.digits.push_back(row);
        }
        auto const last = static_cast<std::size_t>(id.back() - '0');
        read.digits.back()[last] = 0.97F;
        read.digits.back()[last + 1] = 0.03F;
        payment.subscriber.member_id_digits = std::move(read);
        payment.subscriber.member_id = converted<MemberId>(
            payment.subscriber.member_id_digits, [](auto& text) { return MemberId::parse(text); });
        return {{paper_of(payment, carriers)}, amount_belief(payment)};
    }
    Ranking ranked(int house) const { return rank(check_from(house), scene()); }
};

TEST(UnlistedRelatives, whose_number_would_be_free_are_feared_and_others_are_not) {
    Town const town;
    // In house 31 the number beside is a listed relative's; in house 33 nobody's.
    Ranking const taken = town.ranked(31);
    Ranking const free = town.ranked(33);
    EXPECT_GT(bits_over_an_unlisted_relative(taken.scores.front()),
              bits_over_an_unlisted_relative(free.scores.front()) + 4);
    auto const held = identity(free, town.check_from(33), town.scene());
    EXPECT_EQ(held.reason, HoldReason::member_unknown);
}

TEST(UnlistedRelatives, never_weigh_more_than_the_bound_says) {
    Town const town;
    for (int house = 2; house < 300; ++house) {
        Query const query = town.check_from(house);
        Scene const scene = town.scene();
        QueryScorer const scorer(query, scene);
        for (AccountScore score : rank(query, scene).scores) {
            score = scorer.score(score.account);
            double const bound = score.unlisted_relative;
            scorer.weigh_relatives(score);
            ASSERT_LE(score.unlisted_relative, bound) << house;
        }
    }
}

}  // namespace
}  // namespace lockbox::matching
