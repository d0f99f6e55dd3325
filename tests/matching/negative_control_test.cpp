// SPDX-License-Identifier: Apache-2.0
// Payments by people who are not in the list, while their relatives, neighbours in the numbering
// and namesakes are: whatever posts is wrong. And payments by people who are: none may post to
// another.
#include "tests/matching/generated_list.h"

namespace lockbox::matching {
namespace {

constexpr Kind kinds[] = {Kind::with_coupon, Kind::typed, Kind::handwritten,
                          Kind::handwritten_without_id};

struct World {
    GeneratedList list;
    InvoiceIndex index;
    CarrierTable carriers = CarrierTable::shipped();
    Policy policy;
    Balances balances;

    World(GeneratedList::Options const& options, std::size_t removed_of_ten)
        : list(options),
          index(list.invoices([&](std::size_t m) { return m * 7919 % 10 >= removed_of_ten; })) {}

    bool removed(std::size_t m, std::size_t removed_of_ten) const {
        return m * 7919 % 10 < removed_of_ten;
    }
    TransactionDecision decide(GeneratedPayment const& sent) const {
        return matching::decide({1, received_day(), sent.payments, sent.coupons, {}}, index,
                                balances, carriers, policy);
    }
};

class Numbering : public testing::TestWithParam<bool> {};

TEST_P(Numbering, nothing_posts_for_people_who_are_not_in_the_list) {
    World const world({.members = 3000, .consecutive_ids = GetParam(), .seed = 11}, 4);
    Damage damage(12);
    int tried = 0;
    int posted = 0;
    for (std::size_t m = 0; m < world.list.members().size(); ++m) {
        if (!world.removed(m, 4)) continue;
        for (Kind const kind : kinds) {
            OpenInvoice const& bill = world.list.members()[m].back();
            auto const decision = world.decide(payment_for(bill, kind, damage));
            ++tried;
            if (!std::holds_alternative<Posted>(decision.payments[0].decision)) continue;
            ++posted;
            auto const& post = std::get<Posted>(decision.payments[0].decision);
            ADD_FAILURE() << "posted to " << post.candidates[0].member_name << " at "
                          << post.probability.value() << ", kind " << static_cast<int>(kind);
        }
    }
    EXPECT_GT(tried, 4500);
    EXPECT_EQ(posted, 0) << "of " << tried;
}

TEST_P(Numbering, payments_post_to_the_one_who_pays) {
    World world({.members = 1500, .consecutive_ids = GetParam(), .seed = 21}, 0);
    world.policy.post_without_number = true;
    Damage damage(22);
    std::array<int, 4> tried{};
    std::array<int, 4> posted{};
    for (std::size_t m = 0; m < world.list.members().size(); ++m)
        for (Kind const kind : kinds) {
            OpenInvoice const& bill = world.list.members()[m].front();
            auto const decision = world.decide(payment_for(bill, kind, damage));
            auto const k = static_cast<std::size_t>(kind);
            ++tried[k];
            auto const* post = std::get_if<Posted>(&decision.payments[0].decision);
            if (!post) continue;
            ++posted[k];
            EXPECT_EQ(post->amount, bill.balance);
            EXPECT_EQ(post->allocations[0].invoice, bill.key) << text(decision);
        }
    // The floors that this generator reaches: a lower share means that evidence was lost.
    constexpr std::array<double, 4> floors{0.88, 0.80, 0.65, 0.50};  // the last by the site's leave
    for (std::size_t k = 0; k < 4; ++k) {
        double const share = posted[k] / static_cast<double>(tried[k]);
        RecordProperty(fmt::format("posted_share_{}", k), fmt::format("{:.4f}", share));
        EXPECT_GT(share, floors[k]) << "kind " << k << ", " << posted[k] << " of " << tried[k];
        fmt::print("kind {}: posted {} of {} ({:.2f} %)\n", k, posted[k], tried[k], 100 * share);
    }
}

INSTANTIATE_TEST_SUITE_P(SparseAndConsecutive, Numbering, testing::Bool());

}  // namespace
}  // namespace lockbox::matching
