// SPDX-License-Identifier: Apache-2.0
#include "batches/calibration/trial.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/batches/calibration/made_up_readings.h"

namespace lockbox::batches::test {
namespace {

using Verdict = FieldTrial::Verdict;

std::vector<KeyedCase> cases_of(std::vector<JudgedReading> const& readings) {
    std::vector<KeyedCase> cases;
    for (std::size_t i = 0; i < readings.size(); ++i)
        cases.push_back({*ItemId::parse(fmt::format("{:032x}", i)), true, readings[i].stated,
                         readings[i].right});
    return cases;
}

FieldTrial trial_of(std::vector<JudgedReading> const& readings, Calibration const& today = {}) {
    return field_trial(FieldName::amount, cases_of(readings), today, {});
}

TEST(FieldTrial, a_boaster_is_corrected_on_one_slice_and_tested_on_the_other) {
    FieldTrial const trial = trial_of(made_up(2'000, 31, boastful));
    EXPECT_EQ(trial.verdict, Verdict::better);
    EXPECT_EQ(trial.fit_cases + trial.before.read, 2'000);
    EXPECT_EQ(trial.before.read, trial.after.read);
    EXPECT_LT(trial.after.log_loss, trial.before.log_loss);
    EXPECT_LT(trial.after.calibration_error, trial.before.calibration_error);
    EXPECT_LT(trial.after.sure, trial.before.sure);
    EXPECT_EQ(trial.candidate->cases, trial.fit_cases);
}

TEST(FieldTrial, what_is_not_tested_is_not_adopted) {
    FieldTrial const trial = trial_of(made_up(30, 32, boastful));
    EXPECT_EQ(trial.verdict, Verdict::too_few_to_test);
    EXPECT_TRUE(with_adopted({}, {trial}).empty());
}

TEST(FieldTrial, a_map_that_lets_a_wrong_reading_through_is_not_adopted) {
    std::vector<JudgedReading> readings(40'000, {Probability::of(0.998), true});
    readings[1].right = false;  // of the test slice: odd ids
    FieldTrial const trial = trial_of(readings);
    EXPECT_GT(trial.after.sure, 0);
    EXPECT_EQ(trial.verdict, Verdict::lets_wrong_through);
}

TEST(FieldTrial, with_its_own_map_in_force_there_is_nothing_to_correct) {
    auto const readings = made_up(3'000, 33, boastful);
    Calibration const once = with_adopted({}, {trial_of(readings)});
    ASSERT_TRUE(once.of(FieldName::amount));
    FieldTrial const again = trial_of(readings, once);
    EXPECT_EQ(again.verdict, Verdict::as_today);
    EXPECT_EQ(with_adopted(once, {again}).text(), once.text());
}

TEST(FieldTrial, a_map_that_has_become_wrong_goes_where_the_reader_needs_none) {
    Calibration stale;
    auto const knots =
        std::vector<CalibrationMap::Knot>{{Probability::of(0.9999), Probability::of(0.6)}};
    stale.set(FieldName::amount, {*CalibrationMap::through(knots), CalibrationMethod::line, 9, 4});
    std::vector<JudgedReading> const right(200, {Probability::of(0.9999), true});
    FieldTrial const trial = trial_of(right, stale);
    EXPECT_FALSE(trial.candidate);
    EXPECT_EQ(trial.verdict, Verdict::better);
    EXPECT_TRUE(with_adopted(stale, {trial}).empty());
}

TEST(FieldTrial, unread_cases_count_and_teach_nothing) {
    std::vector<KeyedCase> cases(5, {*ItemId::parse(fmt::format("{:032x}", 1))});
    FieldTrial const trial = field_trial(FieldName::date, cases, {}, {});
    EXPECT_EQ(trial.cases, 5);
    EXPECT_EQ(trial.today.read, 0);
    EXPECT_EQ(trial.verdict, Verdict::as_today);
}

}  // namespace
}  // namespace lockbox::batches::test
