// SPDX-License-Identifier: Apache-2.0
// `lockbox run --what-if` on a site whose books hold a night of made-up readings.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "batches/store/store.h"
#include "tests/batches/cli/invoices_text.h"
#include "tests/batches/cli/program.h"
#include "tests/batches/store/sample_records.h"

namespace lockbox::batches {
namespace {

using ::testing::HasSubstr;

class NightInBooks : public ::testing::Test {
protected:
    void SetUp() override {
        ASSERT_EQ(run_lockbox({"init", site_, "--quiet"}).status, 0);
        auto const list = folder_.write("invoices.csv", four_members);
        ASSERT_EQ(run_lockbox({"import-invoices", site_, list.string(), "--quiet"}).status, 0);
        Posted paid = test::posted(Ledger::medical, {Cents::of(310'25)}, no_cents, 1);
        paid.allocations[0].invoice = {Ledger::medical, *InvoiceNumber::parse("2000000001")};
        paid.allocations[0].member_id = *MemberId::parse("310000000012");
        Held const payee = test::held(HoldReason::payee_not_accepted, Cents::of(512'80));
        Store store = Store::open(site_ + "/lockbox.db");
        store.commit(test::batch(1, {check(1, 0.99, "310.25", "310000000012", "Quentin Abernathy",
                                           "12 Larch Lane, Salem, MA 01970", "Fallon Health", paid),
                                     check(2, 0.90, "512.80", "310000000575", "Philippa Zellweger",
                                           "9 Quince Court Apt 4, Lowell, MA 01851",
                                           "Health New England", payee)}),
                     test::entry("batch"));
    }

    /// A whole check, whose payee is read with this probability.
    static TransactionRecord check(int sequence, double payee, std::string const& amount,
                                   std::string const& id, std::string const& name,
                                   std::string const& address, std::string const& carrier,
                                   Decision decision) {
        auto const seed = static_cast<std::uint64_t>(sequence);
        TransactionRecord record = test::transaction(sequence, seed, std::move(decision));
        PageReadings& face = record.papers[0].pages[0].readings;
        face.fingerprint = seed * 0x9e3779b97f4a7c15ULL;
        auto const set = [&](FieldName field, std::string value, double p, How how) {
            face.set(field, Read<std::string>{std::move(value), Probability::of(p), how, {}});
        };
        set(FieldName::amount, amount, 0.99999, How::reconciled);
        set(FieldName::amounts_agree, "yes", 0.99999, How::reconciled);
        set(FieldName::date, "2026-11-15", 0.99, How::print);
        set(FieldName::payee, "Health Connector", payee, How::handwriting);
        set(FieldName::signature, "present", 0.99, How::geometry);
        set(FieldName::member_id, id, 0.9999, How::print);
        set(FieldName::payer_name, name, 0.99, How::print);
        set(FieldName::payer_address, address, 0.99, How::print);
        set(FieldName::carrier, carrier, 0.99, How::print);
        record.papers[0].payment = payment_from(record.papers[0].item, face);
        return record;
    }
    std::string policy(std::string const& text) {
        return folder_.write("policy.toml", "[policy]\n" + text).string();
    }
    /// Every file of the site and its bytes.
    std::map<std::string, std::string> bytes() const {
        std::map<std::string, std::string> files;
        for (auto const& entry : std::filesystem::recursive_directory_iterator(site_))
            files[entry.path().string()] =
                entry.is_regular_file() ? ScratchFolder::text_of(entry.path()) : "folder";
        return files;
    }

    ScratchFolder folder_;
    std::string site_ = (folder_.path() / "site").string();
};

TEST_F(NightInBooks, shows_what_another_policy_would_have_posted_and_changes_nothing) {
    auto const before = bytes();
    Ended const ended =
        run_lockbox({"run", site_, "--what-if", policy("payee_limit = 0.85\n"), "--json"});
    ASSERT_EQ(ended.status, 0) << ended.err;
    auto const json = nlohmann::json::parse(ended.out);
    EXPECT_EQ(json["payments"], 2);
    EXPECT_EQ(json["otherwise_than_the_night"], 0) << ended.out;
    EXPECT_EQ(json["posted"]["then"]["amount_cents"], 310'25);
    EXPECT_EQ(json["posted"]["now"]["amount_cents"], 310'25 + 512'80);
    EXPECT_EQ(json["held_by_reason"]["payee_not_accepted"]["then"]["payments"], 1);
    EXPECT_EQ(json["held_by_reason"]["payee_not_accepted"]["now"]["payments"], 0);
    ASSERT_EQ(json["changes"].size(), 1U);
    EXPECT_EQ(json["changes"][0]["then"], "payee_not_accepted");
    EXPECT_EQ(json["changes"][0]["now"], "posted");
    EXPECT_TRUE(bytes() == before) << "the site was changed";
}

TEST_F(NightInBooks, what_a_policy_leaves_out_stays_the_sites) {
    Ended const ended = run_lockbox({"run", site_, "--what-if", policy("")});
    ASSERT_EQ(ended.status, 0) << ended.err;
    EXPECT_THAT(ended.out, HasSubstr("No payment would stand elsewhere."));
    Ended const strict = run_lockbox(
        {"run", site_, "--what-if", policy("payee_limit = 0.999\n"), "--date", "2026-11-20"});
    EXPECT_THAT(strict.out, HasSubstr("posted -> payee_not_accepted: 1 payments, $310.25"));
}

TEST_F(NightInBooks, a_bad_policy_is_named_and_a_day_needs_one) {
    Ended const bad = run_lockbox({"run", site_, "--what-if", policy("payee_limit = 7\n")});
    EXPECT_EQ(bad.status, 1);
    EXPECT_THAT(bad.err, HasSubstr("line 2"));
    EXPECT_EQ(run_lockbox({"run", site_, "--what-if", "/nowhere.toml"}).status, 1);
    EXPECT_EQ(run_lockbox({"run", site_, "--date", "2026-11-20"}).status, 2);
}

TEST_F(NightInBooks, a_few_payments_teach_no_weights_and_a_bad_weight_is_named) {
    auto const before = bytes();
    Ended const few = run_lockbox({"weights", site_, "--json"});
    ASSERT_EQ(few.status, 0) << few.err;
    auto const json = nlohmann::json::parse(few.out);
    EXPECT_EQ(json["printed"], 2);
    EXPECT_EQ(json["in_force"], json["learnt"]);
    EXPECT_TRUE(bytes() == before) << "the site was changed";
    EXPECT_THAT(run_lockbox({"weights", site_, "--apply"}).out, HasSubstr("Nothing was learnt"));
    EXPECT_FALSE(std::filesystem::exists(site_ + "/weights.toml"));

    std::ofstream(site_ + "/weights.toml") << "[weights]\npays_exactly = 0.7\n";
    auto const own = nlohmann::json::parse(run_lockbox({"weights", site_, "--json"}).out);
    EXPECT_THAT(own["in_force"].get<std::string>(), HasSubstr("pays_exactly = 0.700000"));
    std::ofstream(site_ + "/weights.toml") << "[weights]\npays_exactly = 7\n";
    Ended const bad = run_lockbox({"weights", site_});
    EXPECT_EQ(bad.status, 1);
    EXPECT_THAT(bad.err, HasSubstr("weights.toml, line 2"));
}

}  // namespace
}  // namespace lockbox::batches
