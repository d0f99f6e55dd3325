// SPDX-License-Identifier: Apache-2.0
// `people` and `serve`, on the program itself.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "batches/site.h"
#include "batches/store/store.h"
#include "tests/batches/cli/program.h"

namespace lockbox::batches {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class PeopleCommand : public ::testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(create_site(site_)); }
    /// With a password on standard input.
    int people(std::string const& words, std::string const& password) {
        std::string const line = "printf '%s\\n' '" + password +
                                 "' | '" LOCKBOX_PROGRAM "' people '" + site_ + "' " + words +
                                 " 2>/dev/null";
        int const ended = std::system(line.c_str());
        return WIFEXITED(ended) ? WEXITSTATUS(ended) : -1;
    }

    ScratchFolder folder_;
    std::string site_ = (folder_.path() / "site").string();
};

TEST_F(PeopleCommand, adds_lists_and_disables_and_keeps_no_password) {
    EXPECT_EQ(people("add anna --role clerk", "a long enough password"), 0);
    EXPECT_EQ(people("add ANNA --role clerk", "a long enough password"), 1)
        << "one name, one person";
    EXPECT_EQ(people("add ben --role clerk", "short"), 1);
    EXPECT_EQ(people("add ben --role king", "a long enough password"), 2);
    EXPECT_EQ(people("add 'b en' --role clerk", "a long enough password"), 2);
    EXPECT_EQ(run_lockbox({"people", site_, "role", "anna", "--role", "supervisor"}).status, 0);
    EXPECT_EQ(run_lockbox({"people", site_, "disable", "anna"}).status, 0);
    EXPECT_EQ(run_lockbox({"people", site_, "disable", "nobody"}).status, 1);
    auto const list = nlohmann::json::parse(run_lockbox({"people", site_, "--json"}).out);
    ASSERT_EQ(list.size(), 1u);
    EXPECT_EQ(list[0]["role"], "supervisor");
    EXPECT_EQ(list[0]["active"], false);
    Store store = Store::open(std::filesystem::path(site_) / "lockbox.db");
    std::string chain;
    store.for_each_audit_row(
        [&](AuditRow const& row) { chain += row.entry.act + row.entry.detail + " "; });
    EXPECT_THAT(chain, HasSubstr("add-person"));
    EXPECT_THAT(chain, HasSubstr("change-role"));
    EXPECT_THAT(chain, HasSubstr("disable-person"));
    EXPECT_THAT(chain, Not(HasSubstr("password")));
    EXPECT_THAT(store.verify(), IsEmpty());
}

TEST_F(PeopleCommand, serve_without_encryption_is_for_this_machine_alone) {
    Ended const ended = run_lockbox({"serve", site_, "--no-tls", "--address", "0.0.0.0"});
    EXPECT_EQ(ended.status, 2);
    EXPECT_THAT(ended.err, HasSubstr("loopback"));
    EXPECT_EQ(run_lockbox({"serve", site_, "--port", "99999"}).status, 2);
    EXPECT_EQ(run_lockbox({"serve", (folder_.path() / "none").string()}).status, 1);
}

}  // namespace
}  // namespace lockbox::batches
