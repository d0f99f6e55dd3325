// SPDX-License-Identifier: Apache-2.0
// The committed sample night, through the program: nothing wrong, nothing lost, and a floor of what
// posts without a person that is to be raised whenever it is beaten.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "tests/end_to_end/night_score.h"

namespace lockbox::end_to_end {
namespace {

namespace fs = std::filesystem;

/// A site folder of its own, removed at the end.
class SampleSite {
public:
    explicit SampleSite(std::string const& name)
        : folder_(fs::temp_directory_path() /
                  ("lockbox-" + name + "-" + std::to_string(getpid()))) {
        fs::remove_all(folder_);
        EXPECT_EQ(lockbox("init"), 0);
        EXPECT_EQ(lockbox("import-invoices", LOCKBOX_SAMPLES "/invoices.csv"), 0);
        fs::copy(LOCKBOX_SAMPLES "/inbox", folder_ / "inbox", fs::copy_options::recursive);
    }
    ~SampleSite() { fs::remove_all(folder_); }
    SampleSite(SampleSite const&) = delete;
    SampleSite& operator=(SampleSite const&) = delete;

    int lockbox(std::string const& command, std::string const& arguments = "") const {
        std::string const line = std::string(LOCKBOX_PROGRAM) + " " + command + " '" +
                                 folder_.string() + "' " + arguments + " > '" + output().string() +
                                 "' 2>&1";
        int const status = std::system(line.c_str());
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    std::string said() const { return content(output()); }
    fs::path outbox() const { return folder_ / "outbox"; }
    fs::path inbox() const { return folder_ / "inbox"; }

    static std::string content(fs::path const& file) {
        std::ifstream stream(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

private:
    fs::path output() const { return folder_.string() + ".output"; }
    fs::path folder_;
};

std::map<std::string, std::string> files_below(fs::path const& folder) {
    std::map<std::string, std::string> files;
    for (auto const& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[fs::relative(entry.path(), folder).string()] = SampleSite::content(entry.path());
    return files;
}

std::string joined(std::vector<std::string> const& lines) {
    std::string text;
    for (std::string const& line : lines)
        text += line + "\n";
    return text;
}

TEST(SampleNight, posts_nothing_wrong_loses_nothing_and_balances) {
    SampleSite const site("night");
    ASSERT_EQ(site.lockbox("run", "--threads 2"), 0) << site.said();
    EXPECT_NE(site.said().find("OK"), std::string::npos) << site.said();
    auto const night =
        score(expected_outcomes(LOCKBOX_SAMPLES "/truth.json"), actual_outcomes(site.outbox()));
    EXPECT_EQ(joined(night.wrong), "");
    EXPECT_GT(night.whole.transactions, 50);
    // Floors: raise them when they are beaten.
    EXPECT_GE(night.whole.posted_rightly * 100, 70 * night.whole.should_post)
        << joined(night.needless);
    EXPECT_GE(night.whole.held_rightly * 100, 85 * night.whole.should_hold)
        << joined(night.other_reason);
    EXPECT_EQ(site.lockbox("audit"), 0) << site.said();
    EXPECT_TRUE(fs::is_empty(site.inbox()));
}

TEST(SampleNight, number_of_threads_changes_no_byte) {
    SampleSite const one("one-thread");
    SampleSite const three("three-threads");
    ASSERT_EQ(one.lockbox("run", "--threads 1"), 0) << one.said();
    ASSERT_EQ(three.lockbox("run", "--threads 3"), 0) << three.said();
    auto const expected = files_below(one.outbox());
    EXPECT_GE(expected.size(), 4u);
    EXPECT_TRUE(expected == files_below(three.outbox()));
}

TEST(SampleNight, running_again_and_delivering_again_change_nothing) {
    SampleSite const site("again");
    ASSERT_EQ(site.lockbox("run"), 0) << site.said();
    auto const first = files_below(site.outbox());
    EXPECT_EQ(site.lockbox("run"), 0) << site.said();
    EXPECT_TRUE(files_below(site.outbox()) == first);
    fs::copy(LOCKBOX_SAMPLES "/inbox", site.inbox(), fs::copy_options::recursive);
    EXPECT_EQ(site.lockbox("run"), 1) << site.said();
    EXPECT_TRUE(files_below(site.outbox()) == first);
}

}  // namespace
}  // namespace lockbox::end_to_end
