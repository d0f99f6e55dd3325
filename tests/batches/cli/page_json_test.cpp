// SPDX-License-Identifier: Apache-2.0
#include "batches/cli/page_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace lockbox::batches {
namespace {

TEST(PageJson, has_the_shape_that_scripts_rely_on) {
    PageReadings page;
    page.page = 1;
    page.kind = PageKind::check;
    page.kind_probability = Probability::of(0.99);
    page.rotation = Rotation::half;
    page.quality.test(QualityFinding::too_light) = QualityTest::below(0.01, 0.015);
    page.quality.test(QualityFinding::streaks) = {Condition::condition_present, 0.95, 0.85,
                                                  Box{0, 300, 1200, 6}};
    page.usability[static_cast<std::size_t>(Area::payee)] = Usability::usable;
    page.set(FieldName::amount, Read<std::string>{"345.67",
                                                  Probability::of(0.9999999),
                                                  How::reconciled,
                                                  Box{10, 20, 30, 40},
                                                  {{"345.87", Probability::of(0.001)}}});
    page.set(FieldName::date, Unread{UnreadWhy::illegible, Box{1, 2, 3, 4}});
    page.set(FieldName::memo, Unread{UnreadWhy::not_found});
    auto const json = nlohmann::json::parse(json_line(page_json("a.tif", page)));
    EXPECT_EQ(json["file"], "a.tif");
    EXPECT_EQ(json["page"], 1);
    EXPECT_EQ(json["kind"], "check");
    EXPECT_EQ(json["rotation"], 180);
    EXPECT_EQ(json["quality"]["findings"][0], "too_light");
    EXPECT_EQ(json["quality"]["findings"][1], "streaks");
    ASSERT_EQ(json["quality"]["tests"].size(), quality_finding_count);
    nlohmann::json const undersize =
        nlohmann::json::parse(R"({"finding":"undersize","outcome":"test_not_done"})");
    EXPECT_EQ(json["quality"]["tests"][0], undersize);
    nlohmann::json const streaks = nlohmann::json::parse(
        R"({"finding":"streaks","outcome":"condition_present","value":0.95,"limit":0.85,
            "unit":"share","box":[0,300,1200,6]})");
    EXPECT_EQ(json["quality"]["tests"][8], streaks) << json["quality"]["tests"][8];
    ASSERT_EQ(json["quality"]["areas"].size(), area_count);
    EXPECT_EQ(json["quality"]["areas"]["payee"], "usable");
    EXPECT_EQ(json["quality"]["areas"]["date"], "test_not_done");
    ASSERT_EQ(json["fields"].size(), 3u);
    nlohmann::json const amount = nlohmann::json::parse(
        R"({"name":"amount","value":"345.67","probability":0.999999,"box":[10,20,30,40],
            "how":"reconciled","alternatives":[["345.87",0.001]]})");
    EXPECT_EQ(json["fields"][0], amount) << json["fields"][0];
    nlohmann::json const date =
        nlohmann::json::parse(R"({"name":"date","value":null,"why":"illegible","box":[1,2,3,4]})");
    EXPECT_EQ(json["fields"][1], date) << json["fields"][1];
    nlohmann::json const memo =
        nlohmann::json::parse(R"({"name":"memo","value":null,"why":"not_found"})");
    EXPECT_EQ(json["fields"][2], memo) << json["fields"][2];
}

TEST(PageJson, every_kind_is_in_the_closed_list) {
    std::vector<std::string> const listed{"check",    "check_rear",     "money_order",
                                          "coupon",   "correspondence", "insert",
                                          "envelope", "blank",          "unknown"};
    for (std::size_t i = 0; i < page_kind_count; ++i) {
        PageReadings page;
        page.kind = static_cast<PageKind>(i);
        auto const json = page_json("a.tif", page);
        auto const kind = json["kind"].get<std::string>();
        EXPECT_NE(std::find(listed.begin(), listed.end(), kind), listed.end()) << kind;
        bool const detailed = page.kind == PageKind::list || page.kind == PageKind::cash;
        EXPECT_EQ(json.contains("detail"), detailed) << name(page.kind);
    }
}

TEST(PageJson, bytes_that_are_not_utf8_still_make_a_valid_line) {
    auto const line = json_line(single_field_json(
        "a.tif", Read<std::string>{"caf\xE9", Probability::of(0.5), How::handwriting, Box{}}));
    auto const json = nlohmann::json::parse(line);
    EXPECT_EQ(json["fields"][0]["name"], "text");
    EXPECT_EQ(json["fields"][0]["value"], "caf\xEF\xBF\xBD");
    EXPECT_EQ(line.find('\n'), std::string::npos);
}

}  // namespace
}  // namespace lockbox::batches
