// SPDX-License-Identifier: Apache-2.0
#include "batches/calibration/reliability.h"

#include <gtest/gtest.h>

#include <cmath>

#include "batches/calibration/same_value.h"
#include "tests/batches/calibration/made_up_readings.h"

namespace lockbox::batches::test {
namespace {

JudgedReading reading(double stated, bool right) {
    return {Probability::of(stated), right};
}

TEST(Reliability, decades_begin_where_they_say) {
    std::pair<double, std::size_t> const rows[] = {
        {0, 0},     {0.5, 0},    {0.89, 0},    {0.9, 1},      {0.98, 1}, {0.99, 2},
        {0.999, 3}, {0.9999, 4}, {0.99998, 4}, {0.999991, 5}, {1, 5}};
    for (auto const& [stated, decade] : rows)
        EXPECT_EQ(decade_of(Probability::of(stated)), decade) << stated;
    EXPECT_EQ(decade_text(0), "1 to 0.1");
    EXPECT_EQ(decade_text(2), "0.01 to 0.001");
    EXPECT_EQ(decade_text(5), "below 0.00001");
}

TEST(Reliability, counts_as_one_would_by_hand) {
    std::vector<JudgedReading> const readings{reading(0.6, true), reading(0.6, false),
                                              reading(0.95, true), reading(0.95, false),
                                              reading(0.999, true)};
    Reliability const r = reliability_of(readings, Probability::of(0.95));
    EXPECT_EQ(r.read, 5);
    EXPECT_EQ(r.right, 3);
    EXPECT_EQ(r.wrong, 2);
    EXPECT_EQ(r.sure, 3);
    EXPECT_EQ(r.sure_wrong, 1);
    EXPECT_EQ(r.decades[0].cases, 2);
    EXPECT_NEAR(r.decades[0].expected_wrong, 0.8, 1e-12);
    EXPECT_NEAR(r.calibration_error, (0.2 + 0.9 + 0.001) / 5, 1e-12);
    EXPECT_NEAR(
        r.log_loss,
        -(std::log(0.6) + std::log(0.4) + std::log(0.95) + std::log(0.05) + std::log(0.999)) / 5,
        1e-12);
    EXPECT_EQ(reliability_of({}, Probability::of(1)).log_loss, 0);
}

TEST(Reliability, tells_boasters_from_the_honest_and_the_timid) {
    auto const verdict = [](double (*truly)(double), std::size_t decade) {
        return reliability_of(made_up(20'000, 21, truly), Probability::of(0.99))
            .decades[decade]
            .verdict();
    };
    EXPECT_EQ(verdict(boastful, 2), Decade::Verdict::too_sure);
    EXPECT_EQ(verdict(timid, 1), Decade::Verdict::too_cautious);
    for (std::size_t decade = 0; decade < decade_count; ++decade)
        EXPECT_EQ(verdict(honest, decade), Decade::Verdict::as_stated) << decade;
}

TEST(Reliability, limits_are_the_policys) {
    Policy policy;
    policy.payee_limit = Probability::of(0.5);
    EXPECT_EQ(limit_of(FieldName::amount, policy), policy.amount_limit);
    EXPECT_EQ(limit_of(FieldName::payee, policy).value(), 0.5);
    EXPECT_EQ(limit_of(FieldName::signature, policy), policy.signature_limit);
    EXPECT_EQ(limit_of(FieldName::member_id, policy).value(), 0.99);
}

TEST(SameValue, compares_what_is_meant) {
    EXPECT_TRUE(same_value(FieldName::amount, "1234.50", "$1,234.50"));
    EXPECT_FALSE(same_value(FieldName::amount, "1234.50", "123450"));
    EXPECT_TRUE(same_value(FieldName::payee, "Health  connector", "HEALTH CONNECTOR."));
    EXPECT_FALSE(same_value(FieldName::memo, "thanks", ""));
    EXPECT_FALSE(same_value(FieldName::restrictive_note, "present", "absent"));
    EXPECT_FALSE(same_value(FieldName::signature, "present", "absent"));
    EXPECT_TRUE(same_value(FieldName::signature, "absent", "absent"));
}

}  // namespace
}  // namespace lockbox::batches::test
