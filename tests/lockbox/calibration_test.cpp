// SPDX-License-Identifier: Apache-2.0
#include "lockbox/calibration.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "lockbox/log_odds.h"

namespace lockbox {
namespace {

using Knot = CalibrationMap::Knot;

Knot knot(double stated, double right) {
    return {Probability::of(stated), Probability::of(right)};
}

CalibrationMap map_through(std::vector<Knot> knots) {
    auto map = CalibrationMap::through(std::move(knots));
    EXPECT_TRUE(map.has_value());
    return *map;
}

double at(CalibrationMap const& map, double stated) {
    return map(Probability::of(stated)).value();
}

TEST(CalibrationMap, goes_through_its_knots_and_straight_between_them_in_log_odds) {
    auto const map = map_through({knot(0.5, 0.5), knot(0.99, 0.9)});
    EXPECT_NEAR(at(map, 0.5), 0.5, 1e-12);
    EXPECT_NEAR(at(map, 0.99), 0.9, 1e-12);
    // Odds 9.9499 lie half way between 1 and 99 in log odds, odds 3 between 1 and 9.
    EXPECT_NEAR(at(map, 1 - 1 / (1 + std::sqrt(99.0))), 0.75, 1e-9);
}

TEST(CalibrationMap, goes_on_at_the_distance_of_its_last_knot_but_raises_nothing_beyond_it) {
    auto const lowers = map_through({knot(0.99, 0.9)});
    EXPECT_NEAR(log_odds(lowers(Probability::of(0.9999))),
                log_odds(Probability::of(0.9999)) - std::log(11.0), 1e-9);
    EXPECT_NEAR(log_odds(lowers(Probability::of(0.5))), -std::log(11.0), 1e-9);
    auto const raises = map_through({knot(0.9, 0.99)});
    EXPECT_NEAR(at(raises, 0.95), 0.99, 1e-12);
    EXPECT_NEAR(at(raises, 0.9999), 0.9999, 1e-12);
}

TEST(CalibrationMap, never_falls_whatever_its_knots) {
    std::mt19937_64 random(11);
    std::uniform_real_distribution<double> odds(-4, 22);
    for (int round = 0; round < 200; ++round) {
        std::vector<double> stated, right;
        for (std::size_t i = 0; i < 1 + random() % 6; ++i) {
            stated.push_back(from_log_odds(odds(random)).value());
            right.push_back(from_log_odds(odds(random)).value());
        }
        std::ranges::sort(stated);
        std::ranges::sort(right);
        std::vector<Knot> knots;
        for (std::size_t i = 0; i < std::min(stated.size(), right.size()); ++i)
            knots.push_back(knot(stated[i], right[i]));
        auto const map = CalibrationMap::through(knots);
        if (!map) continue;
        Probability last = Probability::of(0);
        for (double x = -25; x <= 25; x += 0.05) {
            Probability const now = (*map)(from_log_odds(x));
            EXPECT_GE(now, last) << "round " << round << " at log odds " << x;
            last = now;
        }
        EXPECT_GE((*map)(Probability::of(1)), last);
    }
}

TEST(CalibrationMap, is_refused_where_it_is_none) {
    for (std::vector<Knot> const& knots : {std::vector<Knot>{},
                                           {knot(0.9, 1)},
                                           {knot(0, 0.5)},
                                           {knot(0.9, 0.8), knot(0.9, 0.9)},
                                           {knot(0.9, 0.8), knot(0.99, 0.7)}})
        EXPECT_FALSE(CalibrationMap::through(knots));
}

Calibration two_fields() {
    Calibration calibration;
    calibration.set(FieldName::amount, {map_through({knot(0.1, 0.05), knot(1 - 1e-9, 0.99971)}),
                                        CalibrationMethod::line, 812, 3});
    calibration.set(FieldName::date, {map_through({knot(1.0 / 3, 1e-5), knot(2.0 / 3, 1.0 / 7)}),
                                      CalibrationMethod::steps, 2000, 41});
    return calibration;
}

TEST(Calibration, comes_back_from_its_file_to_the_last_bit) {
    Calibration const calibration = two_fields();
    auto const back = Calibration::parse(calibration.text(), "calibration.toml");
    ASSERT_TRUE(back) << back.error().text() << "\n" << calibration.text();
    EXPECT_EQ(back->text(), calibration.text());
    for (FieldName const field : {FieldName::amount, FieldName::date}) {
        ASSERT_TRUE(back->of(field));
        EXPECT_EQ(back->of(field)->map.knots(), calibration.of(field)->map.knots());
    }
    EXPECT_EQ(back->of(FieldName::amount)->cases, 812);
    EXPECT_EQ(back->of(FieldName::date)->wrong, 41);
    EXPECT_EQ(back->of(FieldName::date)->method, CalibrationMethod::steps);
    EXPECT_FALSE(back->of(FieldName::payee));
}

TEST(Calibration, an_empty_file_changes_nothing) {
    auto const none = Calibration::parse("", "calibration.toml");
    ASSERT_TRUE(none);
    EXPECT_TRUE(none->empty());
    EXPECT_EQ(none->apply(FieldName::amount, Probability::of(1)), Probability::of(1));
}

struct BadFile {
    char const* toml;
    char const* place;
};

TEST(Calibration, a_bad_file_is_named_by_its_line) {
    std::string const head = "[amount]\nmethod = \"line\"\ncases = 9\nwrong = 1\n";
    BadFile const files[] = {
        {"stated = [0.9]\nright = [0.8, 0.9]\n", "line 6, amount.right"},
        {"stated = [0.9, 0.8]\nright = [0.8, 0.9]\n", "line 5, amount.stated"},
        {"stated = [0.8, 0.9]\nright = [0.9, 0.8]\n", "line 5, amount.stated"},
        {"stated = [1.0]\nright = [0.8]\n", "line 5, amount.stated"},
        {"stated = [0.9]\nright = []\n", "line 6, amount.right"},
        {"stated = 0.9\nright = [0.9]\n", "line 5, amount.stated"},
        {"right = [0.9]\n", "line 1, amount.stated"},
        {"stated = [0.9]\nright = [0.9]\nshape = 1\n", "line 7, amount.shape"},
        {"stated = [0.9]\nright = [0.9]\n[amont]\n", "line 7"},
        {"stated = [0.9\nright", "line 6"},
    };
    for (BadFile const& file : files) {
        auto const calibration = Calibration::parse(head + file.toml, "calibration.toml");
        ASSERT_FALSE(calibration) << file.toml;
        EXPECT_EQ(calibration.error().place, file.place) << calibration.error().text();
        EXPECT_NE(calibration.error().remedy.find("remove calibration.toml"), std::string::npos);
    }
    for (char const* bad :
         {"[amount]\nmethod = \"curve\"\n", "[amount]\nmethod = \"line\"\ncases = 0\n",
          "[amount]\nmethod = \"line\"\ncases = 5\nwrong = 6\n", "amount = 1\n"})
        EXPECT_FALSE(Calibration::parse(bad, "calibration.toml")) << bad;
}

TEST(WithProbability, alternatives_share_what_is_left) {
    Read<std::string> const read{
        "10.00",
        Probability::of(0.9),
        How::print,
        {},
        {{"16.00", Probability::of(0.06)}, {"70.00", Probability::of(0.02)}}};
    auto const lower = with_probability(read, Probability::of(0.5));
    EXPECT_DOUBLE_EQ(lower.probability.value(), 0.5);
    EXPECT_NEAR(lower.alternatives[0].probability.value(), 0.3, 1e-12);
    EXPECT_NEAR(lower.alternatives[1].probability.value(), 0.1, 1e-12);
    auto const doubted = with_probability(read, Probability::of(0.2));
    EXPECT_LE(doubted.alternatives[0].probability, doubted.probability);
    auto const higher = with_probability(read, Probability::of(0.99));
    EXPECT_NEAR(higher.alternatives[0].probability.value(), 0.006, 1e-12);
}

double product_of(Read<std::string> const& read) {
    double product = 1;
    for (std::size_t i = 0; i < read.value.size(); ++i)
        product *= read.digits[i][static_cast<std::size_t>(read.value[i] - '0')];
    return product;
}

TEST(WithProbability, digits_are_flattened_by_as_much_and_never_sharpened) {
    Read<std::string> read{"407", Probability::of(0.99), How::print, {}};
    for (double const sure : {0.999, 0.98, 1.0}) {
        std::size_t const digit = static_cast<std::size_t>(read.value[read.digits.size()] - '0');
        std::array<float, 10> row{};
        row.fill(static_cast<float>((1 - sure) / 9));
        row[digit] = static_cast<float>(sure);
        read.digits.push_back(row);
    }
    auto const lower = with_probability(read, Probability::of(0.9));
    auto const log_odds_of_product = [](auto& r) {
        return log_odds(Probability::of(product_of(r)));
    };
    EXPECT_NEAR(log_odds_of_product(lower), log_odds_of_product(read) - std::log(11.0), 1e-4);
    for (auto const& row : lower.digits)
        EXPECT_NEAR(std::accumulate(row.begin(), row.end(), 0.0), 1.0, 1e-5);
    EXPECT_LT(lower.digits[1][0], lower.digits[0][4]);
    EXPECT_LT(lower.digits[2][7], 1);
    EXPECT_EQ(with_probability(read, Probability::of(0.999)).digits, read.digits);
}

TEST(Calibrated, states_each_field_as_the_site_has_it_and_keeps_the_readers_own) {
    PageReadings page;
    page.set(FieldName::amount, Read<std::string>{"10.00", Probability::of(0.999), How::print, {}});
    page.set(FieldName::payee, Read<std::string>{"Somebody", Probability::of(0.9), How::print, {}});
    page.set(FieldName::date, Unread{UnreadWhy::illegible});
    auto const result = calibrated(page, two_fields());
    auto const amount = result.fields[0];
    EXPECT_LT(read_of(amount.reading)->probability.value(), 0.99);
    EXPECT_EQ(amount.uncalibrated, Probability::of(0.999));
    EXPECT_EQ(read_of(result.fields[1].reading)->probability.value(), 0.9);
    EXPECT_FALSE(result.fields[1].uncalibrated);
    EXPECT_FALSE(read_of(result.fields[2].reading));
    auto const same = calibrated(page, Calibration());
    EXPECT_EQ(read_of(same.fields[0].reading)->probability.value(), 0.999);
    EXPECT_FALSE(same.fields[0].uncalibrated);
}

}  // namespace
}  // namespace lockbox
