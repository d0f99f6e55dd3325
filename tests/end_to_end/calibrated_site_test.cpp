// SPDX-License-Identifier: Apache-2.0
// A site's calibration from the papers to the books: one batch of the sample night, keyed by its
// truth, read without and with a map that doubts every payee.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "batches/store/store.h"
#include "lockbox/calibration.h"
#include "tests/end_to_end/judged_fields.h"
#include "tests/end_to_end/sample_site.h"

namespace lockbox::end_to_end {
namespace {

using batches::Store;

constexpr char const* truth = LOCKBOX_SAMPLES "/truth.json";
constexpr char const* batch = "412612-0001";

struct Outcome {
    int posted = 0;
    std::vector<Field> payees;
};

Outcome outcome_of(SampleSite const& site) {
    Outcome outcome;
    Store store = Store::open(site.folder() / "lockbox.db");
    store.for_each_decided(Store::Which::all, std::nullopt, [&](auto const& item) {
        outcome.posted += std::holds_alternative<Posted>(item.decision) ? 1 : 0;
        if (!item.is_payment) return;
        PageReadings const face =
            Store::open(site.folder() / "lockbox.db").pages_of(item.item).front().readings;
        for (Field const& field : face.fields)
            if (field.name == FieldName::payee && read_of(field.reading))
                outcome.payees.push_back(field);
    });
    return outcome;
}

void doubt_payees(SampleSite const& site) {
    std::vector<CalibrationMap::Knot> const knots{{Probability::of(0.99), Probability::of(0.1)},
                                                  {Probability::of(0.9999), Probability::of(0.6)}};
    Calibration calibration;
    calibration.set(FieldName::payee,
                    {*CalibrationMap::through(knots), CalibrationMethod::line, 10, 5});
    std::ofstream(site.folder() / "calibration.toml") << calibration.text();
}

TEST(CalibratedSite, reads_as_its_calibration_says_and_keeps_what_the_reader_said) {
    SampleSite const plain("plain", batch);
    SampleSite const doubting("doubting", batch);
    doubt_payees(doubting);
    ASSERT_EQ(plain.lockbox("run", "--threads 1"), 0) << plain.said();
    ASSERT_EQ(doubting.lockbox("run", "--threads 2"), 0) << doubting.said();
    Outcome const before = outcome_of(plain), after = outcome_of(doubting);
    EXPECT_GT(before.posted, 3);
    EXPECT_EQ(after.posted, 0) << "no payee is likely enough";
    ASSERT_EQ(before.payees.size(), after.payees.size());
    ASSERT_GT(before.payees.size(), 5u);
    for (std::size_t i = 0; i < before.payees.size(); ++i) {
        auto const& own = *read_of(before.payees[i].reading);
        EXPECT_FALSE(before.payees[i].uncalibrated);
        EXPECT_EQ(after.payees[i].uncalibrated, own.probability);
        EXPECT_LT(read_of(after.payees[i].reading)->probability, own.probability);
        EXPECT_EQ(read_of(after.payees[i].reading)->value, own.value);
    }
    EXPECT_EQ(doubting.lockbox("audit"), 0) << doubting.said();
}

TEST(CalibratedSite, is_keyed_and_compared_by_the_program_and_by_the_tool_alike) {
    SampleSite const site("keyed", batch);
    ASSERT_EQ(site.lockbox("run"), 0) << site.said();
    std::filesystem::path const csv = site.folder() / "keyed.csv";
    Store store = Store::open(site.folder() / "lockbox.db");
    auto const keyed = keyed_by_night(truth, store);
    EXPECT_GT(keyed.size(), 100u);
    std::ofstream(csv) << keyed_csv(keyed);
    auto const fields = judged_by_keyed(keyed, store);
    ASSERT_EQ(site.lockbox("calibrate", "--truth '" + csv.string() + "' --json"), 0) << site.said();
    auto const json = nlohmann::json::parse(site.said());
    EXPECT_EQ(json["values"], keyed.size());
    ASSERT_EQ(json["fields"].size(), fields.size());
    for (auto const& one : json["fields"]) {
        JudgedField const& field = fields.at(one["field"].get<std::string>());
        auto const reliability = batches::reliability_of(field.readings, Probability::of(1));
        EXPECT_EQ(one["cases"], field.cases) << one["field"];
        EXPECT_EQ(one["today"]["right"], reliability.right) << one["field"];
        EXPECT_EQ(one["today"]["wrong"], reliability.wrong) << one["field"];
        EXPECT_DOUBLE_EQ(one["today"]["log_loss"].get<double>(), reliability.log_loss);
    }
}

TEST(JudgedFields, are_judged_by_a_nights_truth_and_by_labels) {
    std::istringstream pages(
        R"({"file":"x/412612-0001/0001-1f.tif","page":0,"fields":[)"
        R"({"name":"amount","value":"0.01","probability":0.9},{"name":"date","value":null}]})"
        "\n");
    auto const night = judged_by_night(truth, pages);
    EXPECT_EQ(night.at("amount").cases, 1);
    ASSERT_EQ(night.at("amount").readings.size(), 1u);
    EXPECT_FALSE(night.at("amount").readings[0].right);
    EXPECT_TRUE(night.at("date").readings.empty());

    std::filesystem::path const labels =
        std::filesystem::temp_directory_path() / ("lockbox-labels-" + std::to_string(getpid()));
    std::ofstream(labels) << "file\ttext\tnote\na.png\tA12 3A\tx\nb.png\t77\tx\nc.png\t\tx\n";
    std::istringstream lines(
        R"({"file":"d/a.png","page":0,"fields":[{"name":"text","value":"a123a","probability":0.8}]})"
        "\n"
        R"({"file":"d/c.png","page":0,"fields":[{"name":"text","value":"1","probability":0.8}]})"
        "\n");
    auto const judged = judged_by_labels({labels, "text", "text"}, lines).at("text");
    std::filesystem::remove(labels);
    EXPECT_EQ(judged.cases, 2);
    ASSERT_EQ(judged.readings.size(), 1u);
    EXPECT_TRUE(judged.readings[0].right);
}

}  // namespace
}  // namespace lockbox::end_to_end
