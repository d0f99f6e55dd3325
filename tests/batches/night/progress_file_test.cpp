// SPDX-License-Identifier: Apache-2.0
#include "batches/night/progress_file.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "tests/batches/scratch_folder.h"

namespace lockbox::batches {
namespace {

TEST(ProgressFile, tells_how_far_the_night_is_and_goes_with_it) {
    ScratchFolder const site;
    EXPECT_FALSE(ProgressFile::told(site.path()));
    {
        ProgressFile file(site.path());
        EXPECT_FALSE(ProgressFile::told(site.path())) << "nothing has been decided yet";
        file.tell({"412612-0002", 1, 3, 7, 12, 19});
        auto const told = ProgressFile::told(site.path());
        ASSERT_TRUE(told);
        EXPECT_EQ(told->night.batch, "412612-0002");
        EXPECT_EQ(told->night.batch_index, 1u);
        EXPECT_EQ(told->night.batch_count, 3u);
        EXPECT_EQ(told->night.done, 7u);
        EXPECT_EQ(told->night.total, 12u);
        EXPECT_EQ(told->night.done_in_night, 19u);
        EXPECT_GT(told->per_second, 0);
        EXPECT_TRUE(told->is_running);
        file.tell({"412612-0002", 1, 3, 8, 12, 20});
        EXPECT_EQ(ProgressFile::told(site.path())->night.done, 7u) << "at most once a second";
    }
    EXPECT_FALSE(ProgressFile::told(site.path()));
    EXPECT_TRUE(std::filesystem::is_empty(site.path()));
}

TEST(ProgressFile, a_killed_night_is_not_taken_for_a_running_one) {
    ScratchFolder const site;
    pid_t const night = ::fork();
    if (night == 0) {
        ProgressFile file(site.path());
        file.tell({"0001", 0, 1, 3, 12, 3});
        ::_exit(0);
    }
    ::waitpid(night, nullptr, 0);
    auto const told = ProgressFile::told(site.path());
    ASSERT_TRUE(told);
    EXPECT_FALSE(told->is_running);
    EXPECT_EQ(told->night.done, 3u);
}

TEST(ProgressFile, what_is_no_such_file_tells_nothing_and_nowhere_to_write_stops_nothing) {
    ScratchFolder const site;
    for (char const* text : {"", "{", "[]", "{}", R"({"told":"x","process":1})"}) {
        std::ofstream(site.path() / "lockbox.progress") << text;
        EXPECT_FALSE(ProgressFile::told(site.path())) << text;
    }
    ProgressFile nowhere(site.path() / "missing");
    nowhere.tell({"0001", 0, 1, 3, 12, 3});
    EXPECT_FALSE(ProgressFile::told(site.path() / "missing"));
}

}  // namespace
}  // namespace lockbox::batches
