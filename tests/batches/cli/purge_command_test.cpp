// SPDX-License-Identifier: Apache-2.0
// `purge`, `audit --anew` and `report --pdf`, on the program itself.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "batches/site.h"
#include "tests/batches/cli/program.h"
#include "tests/batches/export/archived_scan.h"
#include "tests/batches/store/sample_records.h"

namespace lockbox::batches {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class PurgeCommand : public ::testing::Test {
protected:
    void SetUp() override {
        auto const site = create_site(site_);
        ASSERT_TRUE(site);
        Store store = Store::open(site->database());
        for (auto const& [seed, received] : {std::pair{1, "2019-11-20"}, {2, "2026-11-20"}}) {
            auto const number = static_cast<std::uint64_t>(seed);
            BatchRecord record = test::batch(
                number, {test::transaction(
                            1, 10 * number,
                            test::posted(Ledger::medical, {Cents::of(5000)}, no_cents, seed))});
            record.received = test::day(received);
            store.commit(record, test::entry("batch"));
            test::archive_scan(*site, record.id, "0001-1f.tif");
        }
        for (char const* day : {"2019-11-20", "2026-11-20"})
            ASSERT_EQ(run_lockbox({"export", site_, "--date", day}).status, 0);
    }
    ScratchFolder folder_;
    std::string site_ = (folder_.path() / "site").string();
};

TEST_F(PurgeCommand, says_what_would_go_and_does_it_when_told) {
    EXPECT_THAT(run_lockbox({"purge", site_}).out,
                AllOf(HasSubstr("2019-11-20"), HasSubstr("would go"), HasSubstr("--yes")));
    EXPECT_THAT(run_lockbox({"purge", site_, "--older-than", "100"}).err,
                HasSubstr("at least 180 days"));
    auto const archive = std::filesystem::path(site_) / "archive" / test::batch_id(1).text();
    EXPECT_TRUE(std::filesystem::exists(archive));
    auto const done = nlohmann::json::parse(run_lockbox({"purge", site_, "--yes", "--json"}).out);
    EXPECT_EQ(done["days"][0]["purged"], true);
    EXPECT_FALSE(std::filesystem::exists(archive));
    Ended const audit = run_lockbox({"audit", site_, "--anew"});
    EXPECT_EQ(audit.status, 0) << audit.out;
    for (char const* command : {"export", "report"}) {
        Ended const refused = run_lockbox({command, site_, "--date", "2019-11-20"});
        EXPECT_EQ(refused.status, 1);
        EXPECT_THAT(refused.err, HasSubstr("were purged"));
    }
    EXPECT_THAT(run_lockbox({"purge", site_}).out, HasSubstr("nothing that old"));
}

TEST_F(PurgeCommand, audit_names_a_released_file_that_was_changed) {
    auto const file = std::filesystem::path(site_) / "outbox" / "2026-11-20" / "posted.csv";
    std::ofstream(file, std::ios::app) << "one more\n";
    Ended const audit = run_lockbox({"audit", site_});
    EXPECT_EQ(audit.status, 3);
    EXPECT_THAT(audit.out, HasSubstr("posted.csv"));
}

TEST_F(PurgeCommand, report_pdf_is_what_was_released) {
    Ended const report = run_lockbox({"report", site_, "--pdf"});
    EXPECT_EQ(report.status, 0) << report.err;
    EXPECT_THAT(report.out, HasSubstr("report.pdf"));
    EXPECT_EQ(run_lockbox({"audit", site_}).status, 0);
    namespace fs = std::filesystem;
    for (auto const& entry : fs::recursive_directory_iterator(site_)) {
        bool const scan = entry.path().string().find("/archive/") != std::string::npos;
        if (!entry.is_regular_file() || scan) continue;  // A night makes its scans private itself.
        EXPECT_EQ(entry.status().permissions() & fs::perms::all,
                  fs::perms::owner_read | fs::perms::owner_write)
            << entry.path();
    }
}

}  // namespace
}  // namespace lockbox::batches
