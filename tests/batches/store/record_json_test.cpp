// SPDX-License-Identifier: Apache-2.0
#include "batches/store/record_json.h"

#include <gtest/gtest.h>

#include "tests/batches/store/sample_records.h"

namespace lockbox::batches::test {
namespace {

using namespace lockbox::literals;

PageReadings full_page() {
    PageReadings page;
    page.page = 2;
    page.kind = PageKind::money_order;
    page.kind_probability = Probability::of(0.75);
    page.rotation = Rotation::left;
    page.quality = {.width_px = 1600,
                    .height_px = 700,
                    .dpi = 200,
                    .bits_per_pixel = 1,
                    .skew_deg = -1.25,
                    .dark_share = 0.0625,
                    .paper_width_in = 8,
                    .paper_height_in = 3.5,
                    .usable = false};
    page.quality.test(QualityFinding::oversize) = QualityTest::above(8, 9.25);
    page.quality.test(QualityFinding::streaks) = {Condition::condition_present, 0.95, 0.85,
                                                  Box{0, 300, 1600, 6}};
    page.usability[static_cast<std::size_t>(Area::memo)] = Usability::unusable;
    page.fingerprint = 0xfedcba9876543210ULL;
    page.set(FieldName::amount, Read<std::string>{"345.67",
                                                  Probability::of(0.998),
                                                  How::reconciled,
                                                  {10, 20, 30, 40},
                                                  {{"345.87", Probability::of(0.001)}}});
    page.set(FieldName::memo, Unread{UnreadWhy::illegible, Box{1, 2, 3, 4}});
    page.set(FieldName::date, Unread{UnreadWhy::not_looked_at});
    page.set(FieldName::ssn,
             Read<std::string>{
                 std::string(ssn_mask), Probability::of(0.9), How::handwriting, {5, 6, 7, 8}});
    page.secret_places = {{5, 6, 7, 8}, {50, 60, 70, 80}};
    page.ssn_hash =
        Read<SsnHash>{*SsnHash::parse(std::string(64, 'a')),
                      Probability::of(0.75),
                      How::handwriting,
                      {5, 6, 7, 8},
                      {{*SsnHash::parse(std::string(64, 'b')), Probability::of(0.125)}}};
    return page;
}

TEST(RecordJson, readings_come_back_as_they_were) {
    std::string const text = readings_text(full_page());
    PageReadings const back = parse_readings(text);
    EXPECT_EQ(readings_text(back), text);
    EXPECT_EQ(back.page, 2);
    EXPECT_EQ(back.fingerprint, 0xfedcba9876543210ULL);
    EXPECT_EQ(back.rotation, Rotation::left);
    EXPECT_FALSE(back.quality.usable);
    EXPECT_EQ(back.quality.paper_height_in, 3.5);
    EXPECT_EQ(back.quality.findings(), std::vector{QualityFinding::streaks});
    EXPECT_EQ(back.quality.test(QualityFinding::streaks).where, (Box{0, 300, 1600, 6}));
    EXPECT_EQ(back.quality.test(QualityFinding::oversize).value, 8);
    EXPECT_EQ(back.quality.test(QualityFinding::undersize).outcome, Condition::test_not_done);
    EXPECT_EQ(back.usability, full_page().usability);
    auto const amount = back.field(FieldName::amount);
    ASSERT_TRUE(read_of(amount));
    EXPECT_EQ(read_of(amount)->alternatives.at(0).value, "345.87");
    EXPECT_EQ(back.secret_places, full_page().secret_places);
    ASSERT_TRUE(read_of(back.ssn_hash));
    EXPECT_EQ(read_of(back.ssn_hash)->value.text(), std::string(64, 'a'));
    EXPECT_EQ(read_of(back.ssn_hash)->alternatives.at(0).value.text(), std::string(64, 'b'));
}

TEST(RecordJson, a_calibrated_field_keeps_the_readers_own_probability) {
    PageReadings page = full_page();
    page.fields[0].uncalibrated = Probability::of(0.99987654321012345);
    PageReadings const back = parse_readings(readings_text(page));
    EXPECT_EQ(back.fields[0].uncalibrated, page.fields[0].uncalibrated);
    EXPECT_FALSE(back.fields[1].uncalibrated);
}

TEST(RecordJson, decisions_come_back_as_they_were) {
    Held hold = held(HoldReason::combined_health_dental, 900_cents);
    hold.further_reasons = {HoldReason::check_and_list};
    hold.proposed = {{invoice(Ledger::medical, 1), member(2), 500_cents},
                     {invoice(Ledger::dental, 3), member(2), 400_cents}};
    hold.candidates = posted(Ledger::medical, {500_cents}, no_cents, 1).candidates;
    for (Decision const& decision :
         {Decision(hold), Decision(held(HoldReason::cash, std::nullopt)),
          Decision(posted(Ledger::dental, {1_cents, 2_cents}, 3_cents, 8))}) {
        std::string const text = decision_text(decision);
        EXPECT_EQ(decision_text(parse_decision(text)), text);
    }
}

TEST(RecordJson, text_that_is_not_utf_8_is_repaired) {
    Held hold = held(HoldReason::cash, std::nullopt);
    hold.detail = "M\xfcller";
    EXPECT_EQ(std::get<Held>(parse_decision(decision_text(hold))).detail, "M\xef\xbf\xbdller");
}

TEST(RecordJson, damage_is_a_failure_of_the_store) {
    std::string const good = decision_text(posted(Ledger::dental, {1_cents}, no_cents, 8));
    for (std::size_t cut = 0; cut < good.size(); cut += 7)
        EXPECT_THROW(parse_decision(good.substr(0, cut)), StoreFailure) << cut;
    EXPECT_THROW(parse_decision(R"({"held":"no such reason"})"), StoreFailure);
    EXPECT_THROW(parse_readings("[]"), StoreFailure);
    EXPECT_THROW(parse_readings("{}"), StoreFailure);
}

}  // namespace
}  // namespace lockbox::batches::test
