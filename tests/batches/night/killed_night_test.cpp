// SPDX-License-Identifier: Apache-2.0
// The sample night, killed at many moments and run again, must leave the same books and files as
// a night that nobody disturbed.
//
// KILLED_NIGHT names another night's folder; KILLED_NIGHT_BATCHES says how many of its batches to
// take (2, so that the test takes minutes; 0 for all); KILLED_NIGHT_SEED repeats a run.
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <map>
#include <random>
#include <thread>

#include "tests/batches/files_below.h"
#include "tests/batches/store/sample_records.h"

namespace lockbox::batches::test {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

std::string setting(char const* name, std::string const& otherwise) {
    char const* value = std::getenv(name);
    return value ? value : otherwise;
}

using Environment = std::map<std::string, std::string>;

pid_t start(std::vector<std::string> words, Environment const& environment, fs::path const& log) {
    std::fflush(nullptr);  // or the child would print once more what still waits to be printed
    pid_t const child = ::fork();
    if (child != 0) return child;
    for (auto const& [name, value] : environment)
        ::setenv(name.c_str(), value.c_str(), 1);
    if (!std::freopen(log.c_str(), "a", stdout) || !std::freopen(log.c_str(), "a", stderr))
        ::_exit(126);
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execv(LOCKBOX_PROGRAM, arguments.data());
    ::_exit(127);
}

struct Ending {
    bool killed = false;
    int status = 0;
};
Ending wait_for(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return {WIFSIGNALED(status), WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

std::vector<std::string> names(std::map<std::string, std::string> const& files) {
    std::vector<std::string> result;
    for (auto const& [name, content] : files)
        result.push_back(name);
    return result;
}

class KilledNight : public testing::Test {
protected:
    void SetUp() override {
        night_ = setting("KILLED_NIGHT", SAMPLE_NIGHT);
        if (!fs::exists(night_ / "inbox")) GTEST_SKIP() << night_ << " is no night";
        seed_ = std::stoull(setting("KILLED_NIGHT_SEED", std::to_string(std::random_device()())));
        random_.seed(seed_);
        fmt::print("seed {}: KILLED_NIGHT_SEED repeats this run\n", seed_);
        prepare(folder_ / "fresh");
        begun_ = Clock::now();
        copy_fresh("undisturbed");
        Ending const ending = wait_for(start_run(
            "undisturbed",
            {{"LD_PRELOAD", KILL_AT_CALL}, {"COUNT_CALLS_INTO", (folder_ / "calls").string()}}));
        duration_ = std::chrono::duration_cast<milliseconds>(Clock::now() - begun_);
        ASSERT_FALSE(ending.killed);
        ASSERT_EQ(ending.status, 0) << content_of(folder_ / "undisturbed.log");
        calls_ = std::stol(content_of(folder_ / "calls"));
        ASSERT_GT(calls_, 10);
        books_ = books(folder_ / "undisturbed" / "lockbox.db");
        outgoing_ = files_below(folder_ / "undisturbed" / "outbox");
        archive_ = files_below(folder_ / "undisturbed" / "archive");
        ASSERT_FALSE(outgoing_.empty());
    }

    Ending run(std::vector<std::string> words, Environment const& environment = {}) {
        return wait_for(start(std::move(words), environment, folder_ / "setup.log"));
    }
    void prepare(fs::path const& site) {
        std::string const invoices = (night_ / "invoices.csv").string();
        ASSERT_EQ(run({"lockbox", "init", site.string()}).status, 0);
        ASSERT_EQ(run({"lockbox", "import-invoices", site.string(), invoices}).status, 0)
            << content_of(folder_ / "setup.log");
        auto left = std::stoi(setting("KILLED_NIGHT_BATCHES", "2"));
        std::vector<fs::path> batches;
        for (auto const& entry : fs::directory_iterator(night_ / "inbox"))
            batches.push_back(entry.path());
        std::sort(batches.begin(), batches.end());
        if (left == 0) left = static_cast<int>(batches.size());
        // From the end, so that an image cash letter is among them.
        for (auto batch = batches.rbegin(); batch != batches.rend() && left > 0; ++batch, --left)
            fs::copy(*batch, site / "inbox" / batch->filename(), fs::copy_options::recursive);
    }
    void copy_fresh(std::string const& name) {
        fs::copy(folder_ / "fresh", folder_ / name, fs::copy_options::recursive);
    }
    pid_t start_run(std::string const& site, Environment const& environment) {
        return start({"lockbox", "run", (folder_ / site).string(), "--threads", "2"}, environment,
                     folder_ / (site + ".log"));
    }
    /// Runs the site again to its end and compares it with the undisturbed one.
    void finish_and_compare(std::string const& site, std::string const& when) {
        SCOPED_TRACE(fmt::format("seed {}, killed {}", seed_, when));
        Ending const ending = wait_for(start_run(site, {}));
        ASSERT_FALSE(ending.killed);
        ASSERT_EQ(ending.status, 0) << content_of(folder_ / (site + ".log"));
        EXPECT_TRUE(books(folder_ / site / "lockbox.db") == books_) << "the books differ";
        auto const outgoing = files_below(folder_ / site / "outbox");
        EXPECT_EQ(names(outgoing), names(outgoing_));
        for (auto const& [name, content] : outgoing_)
            EXPECT_TRUE(outgoing.count(name) != 0 && outgoing.at(name) == content) << name;
        auto const archive = files_below(folder_ / site / "archive");
        EXPECT_EQ(names(archive), names(archive_));
        EXPECT_TRUE(archive == archive_) << "the archive differs";
        EXPECT_TRUE(fs::is_empty(folder_ / site / "inbox"));
        Ending const audit = run({"lockbox", "audit", (folder_ / site).string()});
        EXPECT_EQ(audit.status, 0) << content_of(folder_ / "setup.log");
        fs::remove_all(folder_ / site);
    }

    TemporaryFolder folder_;
    fs::path night_;
    std::uint64_t seed_ = 0;
    std::mt19937_64 random_;
    Clock::time_point begun_;
    milliseconds duration_{0};
    long calls_ = 0;
    std::string books_;
    std::map<std::string, std::string> outgoing_;
    std::map<std::string, std::string> archive_;
};

constexpr int random_moments = 20;

TEST_F(KilledNight, at_random_moments) {
    int killed = 0;
    for (int i = 0; i < random_moments; ++i) {
        std::string const site = fmt::format("moment-{}", i);
        copy_fresh(site);
        auto const after = milliseconds(random_() % static_cast<std::uint64_t>(duration_.count()));
        pid_t const child = start_run(site, {});
        std::this_thread::sleep_for(after);
        ::kill(child, SIGKILL);
        killed += wait_for(child).killed ? 1 : 0;
        finish_and_compare(site, fmt::format("after {} of {}", after, duration_));
        if (HasFatalFailure()) return;
    }
    fmt::print("killed {} times in {}\n", killed, duration_);
    EXPECT_GT(killed, random_moments / 2);
}

/// The same at calls that change the disk, where the danger is: few random moments hit one.
TEST_F(KilledNight, before_writes_syncs_and_renames) {
    // A slow machine prints more lines of progress, so the last calls of the undisturbed run may
    // not come again.
    int killed = 0;
    for (int i = 0; i < random_moments; ++i) {
        std::string const site = fmt::format("call-{}", i);
        copy_fresh(site);
        long const call = 1 + static_cast<long>(random_() % static_cast<std::uint64_t>(calls_));
        Ending const ending = wait_for(start_run(
            site, {{"LD_PRELOAD", KILL_AT_CALL}, {"KILL_AT_CALL", std::to_string(call)}}));
        killed += ending.killed ? 1 : 0;
        finish_and_compare(site, fmt::format("at call {} of {}", call, calls_));
        if (HasFatalFailure()) return;
    }
    EXPECT_GT(killed, random_moments * 3 / 4) << "of calls up to " << calls_;
}

}  // namespace
}  // namespace lockbox::batches::test
