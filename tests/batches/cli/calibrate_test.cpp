// SPDX-License-Identifier: Apache-2.0
// `lockbox calibrate` on a site whose books hold made-up readings.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "batches/store/store.h"
#include "lockbox/calibration.h"
#include "tests/batches/calibration/made_up_readings.h"
#include "tests/batches/cli/program.h"
#include "tests/batches/store/sample_records.h"

namespace lockbox::batches {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// A site that has taken one batch of checks, whose signatures were all read and keyed.
class KeyedSite : public ::testing::Test {
protected:
    void SetUp() override {
        ASSERT_EQ(run_lockbox({"init", site_, "--quiet"}).status, 0);
        auto const readings = test::made_up(checks, 77, test::boastful);
        std::vector<TransactionRecord> transactions;
        std::string keyed = "item_id,page,field,value\n";
        for (int i = 0; i < checks; ++i) {
            auto const& [stated, right] = readings[static_cast<std::size_t>(i)];
            auto const seed = static_cast<std::uint64_t>(i + 1);
            bool const posted = stated >= Policy().signature_limit;
            transactions.push_back(test::transaction(
                i + 1, seed,
                posted ? Decision(test::posted(Ledger::medical, {Cents::of(100)}, no_cents, i))
                       : Decision(test::held(HoldReason::unsigned_check, Cents::of(100)))));
            transactions.back().papers[0].pages[0].readings.set(
                FieldName::signature, Read<std::string>{"present", stated, How::geometry, {}});
            keyed += fmt::format("{},front,signature,{}\n", test::item(seed).text(),
                                 right ? "present" : "absent");
        }
        Store store = Store::open(site_ + "/lockbox.db");
        store.commit(test::batch(1, std::move(transactions)), test::entry("batch"));
        keyed_ = folder_.write("keyed.csv", keyed).string();
    }

    Ended calibrate(std::string const& option, std::string const& other = "--quiet") {
        return run_lockbox({"calibrate", site_, "--truth", keyed_, option, other});
    }
    std::string calibration() const { return ScratchFolder::text_of(site_ + "/calibration.toml"); }
    std::vector<AuditEntry> acts() const {
        std::vector<AuditEntry> acts;
        Store store = Store::open(site_ + "/lockbox.db");
        store.for_each_audit_row([&](AuditRow const& row) { acts.push_back(row.entry); });
        return acts;
    }

    static constexpr int checks = 900;
    ScratchFolder folder_;
    std::string site_ = (folder_.path() / "site").string();
    std::string keyed_;
};

TEST_F(KeyedSite, is_told_what_its_readings_are_worth_and_changed_only_when_asked) {
    std::size_t const acts_before = acts().size();
    Ended const shown = calibrate("--json");
    ASSERT_EQ(shown.status, 0) << shown.err;
    auto const json = nlohmann::json::parse(shown.out);
    EXPECT_EQ(json["values"], checks);
    EXPECT_EQ(json["applied"], false);
    ASSERT_EQ(json["fields"].size(), 1u);
    auto const& field = json["fields"][0];
    EXPECT_EQ(field["field"], "signature");
    EXPECT_EQ(field["cases"], checks);
    EXPECT_EQ(field["today"]["right"].get<int>() + field["today"]["wrong"].get<int>(), checks);
    EXPECT_EQ(field["verdict"], "better");
    EXPECT_LT(field["test"]["after"]["log_loss"], field["test"]["before"]["log_loss"]);
    EXPECT_GT(json["holds"]["posted_that_fall_below"], 0);
    EXPECT_EQ(json["holds"]["falls_by_field"]["signature"],
              json["holds"]["posted_that_fall_below"]);
    EXPECT_EQ(json["holds"]["held_that_rise_above"], 0);
    EXPECT_FALSE(std::filesystem::exists(site_ + "/calibration.toml"));
    EXPECT_EQ(acts().size(), acts_before);
    EXPECT_THAT(calibrate("--skip-bad-rows").out,
                AllOf(HasSubstr("0.01 to 0.001"), HasSubstr("too sure"),
                      HasSubstr("--apply would put in force: signature")));
}

TEST_F(KeyedSite, applies_what_came_out_better_and_the_audit_log_says_so) {
    Ended const applied = calibrate("--apply");
    ASSERT_EQ(applied.status, 0) << applied.err;
    EXPECT_THAT(applied.out, HasSubstr("calibration.toml is in force for: signature"));
    auto const in_force = Calibration::parse(calibration(), "calibration.toml");
    ASSERT_TRUE(in_force) << in_force.error().text();
    Probability const sure = Probability::of(0.9999);
    EXPECT_LT(in_force->apply(FieldName::signature, sure), sure);
    EXPECT_EQ(in_force->apply(FieldName::amount, sure), sure);
    AuditEntry const last = acts().back();
    EXPECT_EQ(last.act, "calibrate");
    EXPECT_EQ(last.what, "calibration.toml");
    EXPECT_THAT(last.detail, AllOf(HasSubstr("fields signature; 900 keyed values of keyed.csv")));
    EXPECT_EQ(run_lockbox({"audit", site_}).status, 3) << "its outgoing files are not written";

    std::string const before = calibration();
    std::size_t const acts_before = acts().size();
    EXPECT_THAT(calibrate("--apply").out, HasSubstr("no map came out better"));
    EXPECT_EQ(calibration(), before);
    EXPECT_EQ(acts().size(), acts_before);
}

TEST_F(KeyedSite, draws_what_it_found) {
    std::string const file = (folder_.path() / "keyed.svg").string();
    ASSERT_EQ(calibrate("--diagram", file).status, 0);
    EXPECT_THAT(ScratchFolder::text_of(file), AllOf(HasSubstr("<svg"), HasSubstr("signature")));
}

TEST_F(KeyedSite, refuses_what_it_cannot_place_and_takes_nothing) {
    std::string const good = ScratchFolder::text_of(keyed_);
    folder_.write("keyed.csv", good + test::item(5000).text() + ",front,signature,present\n" +
                                   test::item(1).text() + ",rear,signature,present\n");
    Ended const refused = calibrate("--apply");
    EXPECT_EQ(refused.status, 1);
    EXPECT_EQ(refused.out, "");
    EXPECT_THAT(refused.err, AllOf(HasSubstr("keyed.csv, line 902, column item_id"),
                                   HasSubstr("no such item"), HasSubstr("line 903, column page"),
                                   HasSubstr("Remedy:"), Not(HasSubstr(test::item(5000).text()))));
    EXPECT_FALSE(std::filesystem::exists(site_ + "/calibration.toml"));
    EXPECT_EQ(calibrate("--skip-bad-rows").status, 0);
}

TEST_F(KeyedSite, a_bad_calibration_is_named_by_its_line_by_every_command) {
    folder_.write("site/calibration.toml", "[signature]\nmethod = \"line\"\ncases = many\n");
    for (char const* command : {"status", "run", "audit"}) {
        Ended const ended = run_lockbox({command, site_});
        EXPECT_EQ(ended.status, 1);
        EXPECT_THAT(ended.err, AllOf(HasSubstr("calibration.toml, line 3"), HasSubstr("Remedy:")));
    }
}

}  // namespace
}  // namespace lockbox::batches
