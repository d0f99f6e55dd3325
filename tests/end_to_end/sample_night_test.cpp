// SPDX-License-Identifier: Apache-2.0
// The committed sample night, through the program: nothing wrong, nothing lost, and a floor of what
// posts without a person that is to be raised whenever it is beaten.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>

#include "tests/end_to_end/night_score.h"
#include "tests/end_to_end/sample_site.h"

namespace lockbox::end_to_end {
namespace {

namespace fs = std::filesystem;

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
