// SPDX-License-Identifier: Apache-2.0
#include "batches/calibration/fit.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "batches/calibration/fit_line.h"
#include "tests/batches/calibration/made_up_readings.h"

namespace lockbox::batches::test {
namespace {

using Truth = double (*)(double);

std::vector<JudgedReading> mapped(std::vector<JudgedReading> readings,
                                  std::optional<FieldCalibration> const& calibration) {
    if (calibration)
        for (JudgedReading& reading : readings)
            reading.stated = calibration->map(reading.stated);
    return readings;
}

double loss(std::vector<JudgedReading> const& readings) {
    return reliability_of(readings, Probability::of(1)).log_loss;
}

/// Mean distance to the true log odds, from a stated 0.5 to 0.9999.
double distance_to(Truth truly, std::optional<FieldCalibration> const& calibration) {
    double sum = 0;
    int count = 0;
    for (double x = 0; x <= 9.2; x += 0.1, ++count) {
        Probability const p = from_log_odds(x);
        sum += std::abs(log_odds(calibration ? calibration->map(p) : p) - truly(x));
    }
    return sum / count;
}

TEST(Fitted, many_readings_recover_a_known_distortion) {
    for (Truth truly : {boastful, levelling}) {
        auto const calibration = fitted(made_up(10'000, 1, truly));
        ASSERT_TRUE(calibration);
        EXPECT_EQ(calibration->method, CalibrationMethod::steps);
        EXPECT_LT(distance_to(truly, calibration), 0.35);
        EXPECT_LT(distance_to(truly, calibration), 0.2 * distance_to(truly, std::nullopt));
    }
}

TEST(Fitted, many_readings_bring_the_timid_as_near_as_their_number_proves) {
    auto const calibration = fitted(made_up(10'000, 1, timid));
    ASSERT_TRUE(calibration);
    EXPECT_LT(distance_to(timid, calibration), 0.5 * distance_to(timid, std::nullopt));
    // Half a thousand readings to a range prove no more than one wrong in half a thousand.
    EXPECT_LT(calibration->map(Probability::of(0.999)).value(), 0.9999);
}

TEST(Fitted, some_readings_recover_a_line) {
    auto const calibration = fitted(made_up(1'000, 2, boastful));
    ASSERT_TRUE(calibration);
    EXPECT_EQ(calibration->method, CalibrationMethod::line);
    EXPECT_LT(distance_to(boastful, calibration), 0.5);
}

TEST(Fitted, loses_less_on_readings_that_it_has_not_seen) {
    constexpr std::uint64_t rounds = 20;
    for (int const count : {60, 300, 1'000, 5'000})
        for (Truth truly : {boastful, levelling}) {
            double before = 0, after = 0;
            for (std::uint64_t seed = 0; seed < rounds; ++seed) {
                auto const calibration = fitted(made_up(count, 100 + seed, truly));
                auto const unseen = made_up(1'000, 200 + seed, truly);
                before += loss(unseen) / rounds;
                after += loss(mapped(unseen, calibration)) / rounds;
            }
            EXPECT_LT(after, before) << count;
            RecordProperty("loss_of_" + std::to_string(count),
                           std::to_string(before) + " to " + std::to_string(after));
        }
}

TEST(Fitted, leaves_honest_readings_nearly_as_they_are) {
    for (int const count : {100, 1'000, 20'000}) {
        auto const calibration = fitted(made_up(count, 6, honest));
        auto const unseen = made_up(4'000, 7, honest);
        EXPECT_LT(loss(mapped(unseen, calibration)), loss(unseen) + 0.002) << count;
    }
}

TEST(Fitted, never_falls) {
    for (int const count : {1, 2, 30, 299, 1'000, 3'000})
        for (Truth truly : {boastful, levelling, honest, timid}) {
            auto const calibration = fitted(made_up(count, 8, truly));
            if (!calibration) continue;
            Probability last = Probability::of(0);
            for (double x = -5; x <= 22; x += 0.01) {
                Probability const now = calibration->map(from_log_odds(x));
                ASSERT_GE(now, last) << count << " at " << x;
                last = now;
            }
        }
}

TEST(Fitted, few_readings_raise_nothing) {
    for (std::uint64_t seed = 0; seed < 60; ++seed)
        for (Truth truly : {timid, honest, levelling, boastful}) {
            auto const readings = made_up(1 + static_cast<int>(seed * 5), seed, truly);
            auto const calibration = fitted(readings);
            if (!calibration) continue;
            for (double x = -8; x <= 22; x += 0.05) {
                double const stated = from_log_odds(x).value();
                ASSERT_LE(calibration->map(Probability::of(stated)).value(), stated + 1e-15)
                    << readings.size() << " readings, at " << x;
            }
        }
}

TEST(Fitted, a_raise_stays_within_the_rule_of_succession) {
    std::vector<JudgedReading> const right(1'600, {Probability::of(0.9), true});
    auto const calibration = fitted(right);
    ASSERT_TRUE(calibration);
    EXPECT_GT(calibration->map(Probability::of(0.9)).value(), 0.99);
    EXPECT_LE(calibration->map(Probability::of(0.9)).value(), 1601.0 / 1602);
    EXPECT_EQ(calibration->map(Probability::of(0.9999)).value(), 0.9999);
}

TEST(Fitted, that_all_are_right_lowers_nothing) {
    for (int const count : {1, 10, 100, 5'000}) {
        std::vector<JudgedReading> const right(static_cast<std::size_t>(count),
                                               {Probability::of(0.99999), true});
        EXPECT_FALSE(fitted(right)) << count;
    }
    EXPECT_FALSE(fitted({}));
    // A line through a doubtful one that is right would tilt, and lower the sure ones.
    std::vector<JudgedReading> mixed(7, {Probability::of(0.9995), true});
    mixed.push_back({Probability::of(0.01), true});
    EXPECT_FALSE(fitted(mixed));
}

TEST(Fitted, one_wrong_among_few_that_were_sure_lowers_them) {
    std::vector<JudgedReading> readings(20, {Probability::of(0.9999), true});
    readings.push_back({Probability::of(0.9999), false});
    auto const calibration = fitted(readings);
    ASSERT_TRUE(calibration);
    EXPECT_LT(calibration->map(Probability::of(0.9999)).value(), 0.99);
    EXPECT_GT(calibration->map(Probability::of(0.9999)).value(), 0.8);
}

TEST(Fitted, readings_of_nearly_equal_certainty_are_no_trouble) {
    std::vector<JudgedReading> readings;
    double p = 1 - 3e-9;
    for (int i = 0; i < 3'000; ++i, p = std::nextafter(p, 1.0))
        readings.push_back({Probability::of(p), i % 40 != 0});
    auto const calibration = fitted(readings);
    ASSERT_TRUE(calibration);
    EXPECT_NEAR(calibration->map(Probability::of(p)).value(), 0.975, 0.005);
}

TEST(FitLine, is_the_least_of_its_neighbours_and_never_falls) {
    auto const line = fit_line(made_up(20'000, 9, boastful));
    EXPECT_NEAR(line.slope, 0.5, 0.05);
    EXPECT_NEAR(line.offset, -0.3, 0.15);
    auto const against = fit_line(made_up(2'000, 10, [](double x) { return 3 - 0.5 * x; }));
    EXPECT_EQ(against.slope, 0);
}

}  // namespace
}  // namespace lockbox::batches::test
