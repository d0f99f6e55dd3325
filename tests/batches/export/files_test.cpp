// SPDX-License-Identifier: Apache-2.0
#include "batches/export/files.h"

#include <gmock/gmock.h>
#include <sys/resource.h>

#include <csignal>

#include "tests/batches/scratch_folder.h"

namespace lockbox::batches {
namespace {

using ::testing::HasSubstr;

TEST(Files, a_file_is_replaced_whole_and_nothing_else_is_left) {
    ScratchFolder const folder;
    auto const file = folder.write("posted.csv", "old");
    write_file(file, "new content");
    EXPECT_EQ(ScratchFolder::text_of(file), "new content");
    std::size_t entries = 0;
    for ([[maybe_unused]] auto const& entry : std::filesystem::directory_iterator(folder.path()))
        ++entries;
    EXPECT_EQ(entries, 1u);
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(file).permissions(), perms::owner_read | perms::owner_write);
}

TEST(Files, a_failed_write_leaves_the_old_file_and_no_part) {
    ScratchFolder const folder;
    auto const file = folder.write("posted.csv", "old");
    // A limit on the size of files stands in for a full disk.
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    auto const handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit const small{1000, before.rlim_max};
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    EXPECT_THROW(write_file(file, std::string(5000, 'x')), DiskFailure);
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    EXPECT_EQ(ScratchFolder::text_of(file), "old");
    EXPECT_FALSE(std::filesystem::exists(file.string() + ".part"));
}

TEST(Files, a_folder_that_does_not_exist_is_named) {
    try {
        write_file("/no/such/folder/posted.csv", "x");
        FAIL();
    } catch (DiskFailure const& failure) {
        EXPECT_THAT(failure.what(), HasSubstr("/no/such/folder/posted.csv"));
        EXPECT_FALSE(failure.remedy().empty());
    }
}

TEST(Files, what_cannot_be_read_is_a_fault) {
    ScratchFolder const folder;
    EXPECT_THAT(file_bytes(folder.path() / "none.tif").error().what, HasSubstr("no file"));
    EXPECT_THAT(file_bytes(folder.path()).error().what, HasSubstr("not a file"));
    EXPECT_EQ(file_bytes(folder.write("a", std::string("\0\x01x", 3)))->size(), 3u);
    EXPECT_EQ(file_bytes(folder.write("empty", ""))->size(), 0u);
}

}  // namespace
}  // namespace lockbox::batches
