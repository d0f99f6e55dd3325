// SPDX-License-Identifier: Apache-2.0
// The contract of the command line: exit statuses, help, suggestions, and errors that name file,
// place and remedy without personal values.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/batches/cli/invoices_text.h"
#include "tests/batches/cli/program.h"

namespace lockbox::batches {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class EveryCommand : public ::testing::TestWithParam<std::string> {};

TEST_P(EveryCommand, explains_itself) {
    Ended const ended = run_lockbox({GetParam(), "--help"});
    EXPECT_EQ(ended.status, 0) << ended.err;
    EXPECT_THAT(ended.out, AllOf(HasSubstr("Usage: lockbox " + GetParam()),
                                 HasSubstr("Example:\n  "), HasSubstr("lockbox " + GetParam()),
                                 HasSubstr("--quiet"), HasSubstr("Exit status:")));
    EXPECT_EQ(ended.err, "");
}

TEST_P(EveryCommand, refuses_an_option_that_it_does_not_have) {
    Ended const ended = run_lockbox({GetParam(), "--qiuet"});
    EXPECT_EQ(ended.status, 2);
    EXPECT_THAT(ended.err,
                AllOf(HasSubstr("unknown option --qiuet"), HasSubstr("Did you mean --quiet?"),
                      HasSubstr("lockbox " + GetParam() + " --help")));
    EXPECT_EQ(ended.out, "");
}

TEST_P(EveryCommand, is_listed) {
    EXPECT_THAT(run_lockbox({"--help"}).out, HasSubstr("\n  " + GetParam() + " "));
}

INSTANTIATE_TEST_SUITE_P(Table, EveryCommand,
                         ::testing::Values("init", "import-invoices", "run", "status", "held",
                                           "statement", "report", "export", "audit", "purge",
                                           "calibrate", "weights", "read", "match", "check-deposit",
                                           "people", "serve"));

struct UsageCase {
    std::vector<std::string> words;
    std::string said;
};
class WrongUsage : public ::testing::TestWithParam<UsageCase> {};

TEST_P(WrongUsage, is_status_two_and_says_what_is_wrong) {
    std::vector<std::string> const& words = GetParam().words;
    Ended const ended = words.empty()       ? run_lockbox({})
                        : words.size() == 1 ? run_lockbox({words[0]})
                        : words.size() == 2 ? run_lockbox({words[0], words[1]})
                        : words.size() == 3 ? run_lockbox({words[0], words[1], words[2]})
                                            : run_lockbox({words[0], words[1], words[2], words[3]});
    EXPECT_EQ(ended.status, 2);
    EXPECT_THAT(ended.err, AllOf(HasSubstr(GetParam().said), HasSubstr("--help")));
}

INSTANTIATE_TEST_SUITE_P(
    Table, WrongUsage,
    ::testing::Values(UsageCase{{}, "which command?"}, UsageCase{{"staus"}, "Did you mean status?"},
                      UsageCase{{"xyzzyxyzzy"}, "no command xyzzyxyzzy."},
                      UsageCase{{"run"}, "SITE is missing"},
                      UsageCase{{"import-invoices", "site"}, "FILE is missing"},
                      UsageCase{{"run", "a", "b"}, "too many words"},
                      UsageCase{{"run", "site", "--threads=0"}, "--threads takes"},
                      UsageCase{{"run", "site", "--threads", "many"}, "--threads takes"},
                      UsageCase{{"read", "--as", "micr-lin", "a.tif"}, "Did you mean micr-line?"},
                      UsageCase{{"read"}, "FILE is missing"},
                      UsageCase{{"match"}, "--invoices is missing"},
                      UsageCase{{"calibrate", "site"}, "--truth is missing"},
                      UsageCase{{"held", "site", "shwo"}, "Did you mean show?"},
                      UsageCase{{"held", "--thr"}, "unknown option --thr"}));

TEST(Program, names_its_version) {
    Ended const ended = run_lockbox({"--version"});
    EXPECT_EQ(ended.status, 0);
    EXPECT_THAT(ended.out, ::testing::MatchesRegex("lockbox [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

/// A new site in a folder of its own.
class Site : public ::testing::Test {
protected:
    void SetUp() override {
        Ended const ended = run_lockbox({"init", site_});
        ASSERT_EQ(ended.status, 0) << ended.err;
    }
    Ended import(std::string const& text, std::string const& option = "--quiet") {
        return run_lockbox(
            {"import-invoices", site_, folder_.write("i.csv", text).string(), option});
    }
    nlohmann::json status() {
        return nlohmann::json::parse(run_lockbox({"status", site_, "--json"}).out);
    }

    ScratchFolder folder_;
    std::string site_ = (folder_.path() / "site").string();
};

TEST_F(Site, is_not_made_twice) {
    std::string const before = ScratchFolder::text_of(site_ + "/lockbox.toml");
    Ended const ended = run_lockbox({"init", site_});
    EXPECT_EQ(ended.status, 1);
    EXPECT_THAT(ended.err, AllOf(HasSubstr(site_), HasSubstr("Remedy:")));
    EXPECT_EQ(ScratchFolder::text_of(site_ + "/lockbox.toml"), before);
    for (char const* part :
         {"inbox", "outbox", "archive", "lockbox.toml", "lockbox.db", "secret.key"})
        EXPECT_TRUE(std::filesystem::exists(std::filesystem::path(site_) / part)) << part;
}

TEST_F(Site, a_new_one_balances_and_is_well) {
    EXPECT_EQ(run_lockbox({"run", site_, "--quiet"}).status, 0);
    Ended const status = run_lockbox({"status", site_});
    EXPECT_EQ(status.status, 0);
    EXPECT_THAT(status.out, HasSubstr("captured $0.00 = posted $0.00 (medical) + $0.00 (dental) + "
                                      "on account $0.00 + held $0.00: OK"));
    EXPECT_THAT(run_lockbox({"held", site_}).out, HasSubstr("0 held"));
    EXPECT_EQ(run_lockbox({"held", site_, "list", "--json"}).out, "[]\n");
    Ended const audit = run_lockbox({"audit", site_});
    EXPECT_EQ(audit.status, 0) << audit.out;
    EXPECT_THAT(audit.out, HasSubstr("OK"));
    EXPECT_EQ(run_lockbox({"report", site_}).status, 1);
    EXPECT_EQ(run_lockbox({"export", site_, "--date", "2026-11-20"}).status, 1);
    EXPECT_EQ(run_lockbox({"export", site_, "--date", "yesterday"}).status, 2);
    EXPECT_EQ(run_lockbox({"held", site_, "show", "00ff"}).status, 1);
    EXPECT_EQ(run_lockbox({"held", site_, "show", "no-id"}).status, 2);
}

TEST_F(Site, takes_open_invoices_and_knows_them_again) {
    Ended const first = import(four_members, "--skip-bad-rows");
    EXPECT_EQ(first.status, 0) << first.err;
    EXPECT_THAT(first.out, HasSubstr("5 open invoices are in force"));
    EXPECT_EQ(status()["open_invoices"], 5);
    EXPECT_THAT(import(four_members, "--skip-bad-rows").out, HasSubstr("in force already"));
}

TEST_F(Site, takes_nothing_of_a_file_with_a_bad_row) {
    ASSERT_EQ(import(four_members).status, 0);
    std::string bad = four_members;
    bad.replace(bad.find("512.80,512.80"), 13, "512.80,abcdefgh");
    Ended const refused = import(bad);
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.err, AllOf(HasSubstr("i.csv, line 5, column balance"), HasSubstr("Remedy:"),
                                   HasSubstr("nothing was taken")));
    EXPECT_THAT(refused.err, AllOf(Not(HasSubstr("Zellweger")), Not(HasSubstr("310000000575")),
                                   Not(HasSubstr("abcdefgh"))));
    EXPECT_EQ(status()["open_invoices"], 5);
    Ended const skipped = import(bad, "--skip-bad-rows");
    EXPECT_EQ(skipped.status, 0);
    EXPECT_THAT(skipped.out, HasSubstr("4 open invoices are in force, 1 bad rows left out"));
    EXPECT_EQ(status()["open_invoices"], 4);
}

TEST_F(Site, refuses_a_file_without_its_header) {
    Ended const refused = import("1,medical,310000000012\n");
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.err, HasSubstr("no header"));
    EXPECT_THAT(refused.err, Not(HasSubstr("310000000012")));
}

TEST_F(Site, a_file_that_is_not_there_is_a_failure_of_the_world) {
    Ended const ended = run_lockbox({"import-invoices", site_, site_ + "/none.csv"});
    EXPECT_EQ(ended.status, 4);
    EXPECT_THAT(ended.err, AllOf(HasSubstr("none.csv"), HasSubstr("Remedy:")));
}

TEST_F(Site, a_bad_setting_is_named_by_its_line) {
    folder_.write("site/lockbox.toml", "[policy]\nstale_after_days = \"long\"\n");
    Ended const ended = run_lockbox({"run", site_});
    EXPECT_EQ(ended.status, 1);
    EXPECT_THAT(ended.err, AllOf(HasSubstr("lockbox.toml, line 2, policy.stale_after_days"),
                                 HasSubstr("Remedy:")));
}

TEST(Commands, need_a_site) {
    ScratchFolder const folder;
    for (char const* command : {"run", "status", "held", "report", "export", "audit"}) {
        Ended const ended = run_lockbox({command, folder.path().string()});
        EXPECT_EQ(ended.status, 1) << command;
        EXPECT_THAT(ended.err, AllOf(HasSubstr(folder.path().string()), HasSubstr("Remedy:")));
    }
}

TEST(Read, names_each_file_that_it_cannot_read_and_ends_with_one) {
    ScratchFolder const folder;
    std::string const text = folder.write("text.tif", "this is no picture\n").string();
    std::string const empty = folder.write("empty.tif", "").string();
    std::string const none = (folder.path() / "none.tif").string();
    Ended const ended = run_lockbox({"read", text, empty, none});
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(ended.out, "");
    EXPECT_THAT(ended.err, AllOf(HasSubstr(text), HasSubstr(empty), HasSubstr(none)));
}

}  // namespace
}  // namespace lockbox::batches
