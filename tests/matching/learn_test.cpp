// SPDX-License-Identifier: Apache-2.0
#include "matching/learn.h"

#include "tests/matching/generated_list.h"

namespace lockbox::matching {
namespace {

TEST(WeightLearner, learns_whose_names_and_addresses_stand_on_checks_without_being_told) {
    GeneratedList const list({.members = 2'000, .consecutive_ids = false, .seed = 5});
    InvoiceIndex const index(list.invoices([](std::size_t) { return true; }));
    CarrierTable const carriers = CarrierTable::shipped();
    WeightLearner learner(index, carriers);
    // One check in four bears another's name and another's address; the generator's are without.
    Damage damage(6);
    for (int i = 0; i < 4'000; ++i) {
        auto const& bill = list.members()[damage.draw(list.members().size())].front();
        GeneratedPayment sent = payment_for(bill, Kind::typed, damage);
        if (!read_of(sent.payments.front().subscriber.address)) continue;
        if (damage.chance(0.25)) {
            sent.payments.front().subscriber.name = read_as<std::string>("Quincy Vandermolen", 0.9);
            sent.payments.front().subscriber.address =
                read_as<std::string>("7 Elsewhere Way, Farfield, MA 02999", 0.9);
        }
        learner.add({1, received_day(), sent.payments, sent.coupons, {}});
    }
    EXPECT_GT(learner.printed(), 3'000U);
    EXPECT_EQ(learner.written(), 0U);
    Weights const learnt = learner.learnt({});
    EXPECT_NEAR(learnt.payer_name.third_party, 0.25, 0.03);
    EXPECT_NEAR(learnt.payer_name.own, 0.75, 0.03);
    EXPECT_NEAR(learnt.other_address_on_check, 0.25, 0.03);
    EXPECT_GT(learnt.pays_exactly, 0.95);
    EXPECT_GT(learnt.printed.equal, 0.90);
    EXPECT_EQ(weights_toml({}), weights_toml([&] {
                  Weights kept = learnt;
                  Weights const shipped;
                  kept.printed = shipped.printed;
                  kept.payer_name = shipped.payer_name;
                  kept.other_address_on_check = shipped.other_address_on_check;
                  kept.pays_exactly = shipped.pays_exactly;
                  return kept;
              }()))
        << "nothing else is learnt";
}

TEST(WeightLearner, a_few_payments_teach_nothing) {
    GeneratedList const list({.members = 200, .consecutive_ids = false, .seed = 5});
    InvoiceIndex const index(list.invoices([](std::size_t) { return true; }));
    CarrierTable const carriers = CarrierTable::shipped();
    WeightLearner learner(index, carriers);
    Damage damage(7);
    for (int i = 0; i < 200; ++i) {
        auto const sent =
            payment_for(list.members()[damage.draw(200)].front(), Kind::handwritten, damage);
        learner.add({1, received_day(), sent.payments, sent.coupons, {}});
    }
    EXPECT_GT(learner.written(), 100U);
    EXPECT_EQ(weights_toml(learner.learnt({})), weights_toml({}));
}

}  // namespace
}  // namespace lockbox::matching
