// SPDX-License-Identifier: Apache-2.0
#include "batches/site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "batches/store/store.h"
#include "tests/batches/store/sample_records.h"

namespace lockbox::batches::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

TEST(Site, is_made_and_opened) {
    TemporaryFolder folder;
    auto const made = create_site(folder / "site");
    ASSERT_TRUE(made) << made.error().text();
    for (fs::path const& part : {made->inbox(), made->outbox(), made->archive()})
        EXPECT_TRUE(fs::is_directory(part)) << part;
    EXPECT_TRUE(open_site(folder / "site"));
    EXPECT_EQ(Store::open(made->database()).verify(), std::vector<std::string>());
}

TEST(Site, has_a_key_of_its_own_that_nobody_else_may_read) {
    TemporaryFolder folder;
    Site const one = create_site(folder / "one").value();
    Site const two = create_site(folder / "two").value();
    EXPECT_EQ(fs::status(one.key()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    auto const key = key_of(one);
    ASSERT_TRUE(key) << key.error().text();
    EXPECT_EQ(key_of(open_site(one.root).value())->text(), key->text());
    EXPECT_NE(key_of(two)->text(), key->text());
}

TEST(Site, does_without_its_key_but_never_makes_another) {
    TemporaryFolder folder;
    Site const site = create_site(folder / "site").value();
    fs::permissions(site.key(), fs::perms::group_read, fs::perm_options::add);
    EXPECT_THAT(key_of(site).error().text(), HasSubstr("read by others"));
    fs::permissions(site.key(), fs::perms::group_read, fs::perm_options::remove);
    std::ofstream(site.key()) << "0123\n";
    EXPECT_THAT(key_of(site).error().text(), HasSubstr("64 hexadecimal digits"));
    fs::remove(site.key());
    EXPECT_THAT(key_of(site).error().text(), HasSubstr("Restore"));
    EXPECT_TRUE(open_site(site.root)) << "looking at the books needs no key";
    EXPECT_FALSE(fs::exists(site.key()));
}

TEST(Site, is_never_made_over_something_else) {
    TemporaryFolder folder;
    std::ofstream(folder / "notes.txt") << "mine";
    auto const made = create_site(folder.path());
    ASSERT_FALSE(made);
    EXPECT_THAT(made.error().text(), HasSubstr("not an empty folder"));
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

TEST(Site, what_is_none_is_not_opened) {
    TemporaryFolder folder;
    EXPECT_FALSE(open_site(folder.path()));
    EXPECT_FALSE(open_site(folder / "nowhere"));
    auto const made = create_site(folder / "site");
    std::ofstream(made->root / "lockbox.toml") << "nonsense = [";
    EXPECT_FALSE(open_site(made->root));
}

TEST(SiteLock, holds_off_a_second_program_and_ends_with_the_first) {
    TemporaryFolder folder;
    Site const site = create_site(folder / "site").value();
    pid_t const child = ::fork();
    if (child == 0) {
        auto const lock = SiteLock::acquire(site);
        std::ofstream(folder / "held") << "yes";
        ::pause();
        ::_exit(lock ? 0 : 1);
    }
    while (!fs::exists(folder / "held"))
        ::usleep(1000);
    auto const second = SiteLock::acquire(site);
    ASSERT_FALSE(second);
    EXPECT_THAT(second.error().text(), HasSubstr("process " + std::to_string(child)));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    EXPECT_TRUE(SiteLock::acquire(site));
}

}  // namespace
}  // namespace lockbox::batches::test
