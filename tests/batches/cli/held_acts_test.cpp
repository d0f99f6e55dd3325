// SPDX-License-Identifier: Apache-2.0
// `held resolve`, `held reverse`, `held returned` and `statement`, on the program itself.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "batches/site.h"
#include "tests/batches/acts/random_acts.h"
#include "tests/batches/cli/program.h"
#include "tests/batches/export/archived_scan.h"
#include "tests/batches/store/sample_records.h"

namespace lockbox::batches {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class HeldActs : public ::testing::Test {
protected:
    void SetUp() override {
        auto const site = create_site(site_);
        ASSERT_TRUE(site);
        Store store = Store::open(site->database());
        auto replacement = store.replace_invoices();
        auto const invoices = test::forty_invoices();
        for (OpenInvoice const& one : invoices)
            replacement.add(one);
        replacement.commit({"hash", "invoices.csv", invoices.size()}, test::entry("import"));
        store.commit(
            test::batch(1, {test::transaction(
                               1, 11, test::held(HoldReason::member_unknown, Cents::of(5000)))}),
            test::entry("batch"));
        // The deposit needs the picture of what is posted.
        test::archive_scan(*site, test::batch_id(1), "0001-1f.tif");
    }
    Ended resolve(std::string const& option, std::string const& value,
                  std::string const& more = "--json") {
        return run_lockbox({"held", site_, "resolve", id_, option, value, "--note", "agreed",
                            "--by", "Clerk", "--date", "2026-11-21", more});
    }

    ScratchFolder folder_;
    std::string site_ = (folder_.path() / "site").string();
    std::string id_ = test::item(11).text();
};

TEST_F(HeldActs, resolve_reverse_and_return_are_told_in_json_and_in_the_days_files) {
    Ended const done = resolve("--invoice", "medical:0000000103=50.00");
    ASSERT_EQ(done.status, 0) << done.err;
    auto const json = nlohmann::json::parse(done.out);
    EXPECT_EQ(json["standing"], "posted");
    EXPECT_EQ(json["changed"], true);
    EXPECT_EQ(json["parts"][0]["amount_cents"], 5000);
    auto const posted = std::filesystem::path(site_) / "outbox" / "2026-11-21" / "posted.csv";
    EXPECT_THAT(ScratchFolder::text_of(posted), HasSubstr(id_ + ",0001,1,medical,0000000103,"));
    EXPECT_EQ(
        nlohmann::json::parse(resolve("--invoice", "medical:0000000103=50.00").out)["changed"],
        false);
    EXPECT_EQ(run_lockbox({"export", site_, "--date", "2026-11-20"}).status, 0);
    EXPECT_EQ(run_lockbox({"audit", site_}).status, 0) << run_lockbox({"audit", site_}).out;
    Ended const returned = run_lockbox(
        {"held", site_, "returned", id_, "--note", "NSF", "--date", "2026-11-22", "--json"});
    EXPECT_EQ(nlohmann::json::parse(returned.out)["standing"], "returned");
    Ended const reversed = run_lockbox(
        {"held", site_, "reverse", id_.substr(0, 6), "--note", "wrong", "--date", "2026-11-22"});
    EXPECT_THAT(reversed.out, HasSubstr("item " + id_ + " is held"));
    EXPECT_THAT(run_lockbox({"held", site_}).out, HasSubstr("1 held"));
    EXPECT_EQ(run_lockbox({"audit", site_}).status, 0) << run_lockbox({"audit", site_}).out;
    EXPECT_THAT(run_lockbox({"status", site_}).out,
                HasSubstr("acts      3 by people since; now\ncaptured $50.00 = "));
}

TEST_F(HeldActs, split_and_on_account_of_a_named_member) {
    Ended const done =
        run_lockbox({"held", site_, "resolve", id_, "--invoice", "dental:0000000104=30.00",
                     "--on-account", "medical=20.00", "--note", "split", "--date", "2026-11-21"});
    ASSERT_EQ(done.status, 0) << done.err;
    EXPECT_THAT(done.out, AllOf(HasSubstr("$30.00 on dental invoice 0000000104"),
                                HasSubstr("$20.00 on account, medical")));
    auto const json =
        nlohmann::json::parse(run_lockbox({"statement", site_, "000000000004", "--json"}).out);
    EXPECT_EQ(json["medical"]["closing_cents"], 2000);
    EXPECT_EQ(json["medical"]["on_account_cents"], 2000);
    EXPECT_EQ(json["dental"]["closing_cents"], 3000);
    EXPECT_EQ(json["open_invoices"].size(), 4u);
    Ended const text = run_lockbox({"statement", site_, "000000000004", "--from", "2026-11-22"});
    EXPECT_THAT(text.out, ::testing::ContainsRegex("dental\n +opening balance +.30.00\n"));
}

TEST_F(HeldActs, refusals_are_named_and_end_with_one) {
    Ended const much = resolve("--invoice", "medical:0000000103=60.00");
    EXPECT_EQ(much.status, 1);
    EXPECT_EQ(nlohmann::json::parse(much.out)["refused"], "amounts_differ");
    EXPECT_THAT(much.err, AllOf(HasSubstr("the parts are $60.00, the check is $50.00"),
                                HasSubstr("Remedy:")));
    EXPECT_EQ(nlohmann::json::parse(resolve("--invoice", "0000000999=50.00").out)["refused"],
              "invoice_unknown");
    Ended const silent = run_lockbox({"held", site_, "resolve", id_, "--return"});
    EXPECT_EQ(silent.status, 1);
    EXPECT_THAT(silent.err, HasSubstr("nobody says why"));
    ASSERT_EQ(run_lockbox({"held", site_, "resolve", id_, "--return", "--note", "n"}).status, 0);
    EXPECT_EQ(
        nlohmann::json::parse(resolve("--invoice", "medical:0000000103=50.00").out)["refused"],
        "date_before_books");
    EXPECT_THAT(
        run_lockbox({"held", site_, "resolve", id_, "--duplicate", "--note", "n", "--json"}).out,
        HasSubstr("\"refused\":\"decided_otherwise\""));
    EXPECT_THAT(run_lockbox({"held", site_, "show", id_}).err, HasSubstr("is sent_back, not held"));
}

TEST_F(HeldActs, what_was_seen_is_what_is_decided) {
    auto const shown =
        nlohmann::json::parse(run_lockbox({"held", site_, "show", id_, "--json"}).out);
    std::string const key = shown["key"];
    ASSERT_EQ(
        run_lockbox({"held", site_, "resolve", id_, "--return", "--note", "n", "--applies-to", key})
            .status,
        0);
    ASSERT_EQ(run_lockbox({"held", site_, "reverse", id_, "--note", "n"}).status, 0);
    EXPECT_EQ(run_lockbox({"held", site_, "resolve", id_, "--duplicate", "--note", "n",
                           "--applies-to", key})
                  .status,
              1);
}

TEST_F(HeldActs, wrong_usage_is_status_two) {
    for (auto const& [option, value, said] :
         {std::tuple{"--invoice", "0000000103", "expected --invoice [LEDGER:]NUMBER=AMOUNT"},
          std::tuple{"--invoice", "0000000103=50.00", "both ledgers have invoice 0000000103"},
          std::tuple{"--invoice", "vision:0000000103=50.00", "medical or dental"},
          std::tuple{"--invoice", "medical:0000000103=fifty", "takes dollars"},
          std::tuple{"--on-account", "medical=50.00", "--on-account needs --member"},
          std::tuple{"--on-account", "vision=50.00", "medical or dental"},
          std::tuple{"--key-amount", "50.00",
                     "resolve takes --invoice and --on-account, or one"}}) {
        Ended const ended = resolve(option, value);
        EXPECT_EQ(ended.status, 2) << option << " " << value;
        EXPECT_THAT(ended.err, HasSubstr(said));
    }
    EXPECT_EQ(run_lockbox({"held", site_, "resolve"}).status, 2);
    EXPECT_EQ(run_lockbox({"statement", site_, "12"}).status, 2);
}

TEST_F(HeldActs, a_mark_leaves_the_item_held) {
    auto const marked = [&](std::string const& kind, std::string const& note) {
        return run_lockbox({"held", site_, "mark", id_, "--as", kind, "--note", note});
    };
    EXPECT_THAT(marked("rescan", "the picture is dark").out, HasSubstr("marked rescan"));
    EXPECT_EQ(marked("to_supervisor", "").status, 1) << "nobody says why";
    EXPECT_EQ(marked("lost", "a note").status, 2);
    EXPECT_THAT(run_lockbox({"held", site_}).out, HasSubstr("1 held"));
    Store store = Store::open(std::filesystem::path(site_) / "lockbox.db");
    EXPECT_EQ(store.marks(test::item(11)).size(), 1u);
    EXPECT_THAT(store.verify(), ::testing::IsEmpty());
}

}  // namespace
}  // namespace lockbox::batches
