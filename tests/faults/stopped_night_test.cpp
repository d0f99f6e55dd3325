// SPDX-License-Identifier: Apache-2.0
// A night that is stopped at a call of the disk or of the database, in every way in which it can
// be, and run again leaves the ledgers, the audit log and the outgoing bytes of an undisturbed one.
//
// LOCKBOX_FAULT_AT repeats one of them, as a failure names it.
// LOCKBOX_FAULT_STOPS says at how many of all stops, drawn at random (30; 0 for every one), and how
// many nights are stopped twice (a tenth as many); LOCKBOX_FAULT_SEED decides night and draw.
// LOCKBOX_FAULT_PART of LOCKBOX_FAULT_PARTS, from 0, takes one share of them: several at once.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/faults/simulator.h"

namespace lockbox::faults {
namespace {

constexpr std::size_t stops_by_default = 30;
constexpr std::size_t twice_of_all = 250;
constexpr std::size_t told_every = 500;

std::uint64_t number_in(char const* variable, std::uint64_t otherwise) {
    char const* const asked = std::getenv(variable);
    return asked ? std::strtoull(asked, nullptr, 10) : otherwise;
}

std::size_t rows_of(std::string const& books, std::string const& of) {
    std::size_t count = 0;
    for (std::size_t at = books.find(of); at != std::string::npos; at = books.find(of, at + 1))
        ++count;
    return count;
}

TEST(StoppedNight, leaves_what_an_undisturbed_one_leaves) {
    std::uint64_t const seed = number_in("LOCKBOX_FAULT_SEED", 20261130);
    std::mt19937_64 random(seed);
    // In memory where the system has such a folder: what a power cut would lose is undone by the
    // simulator itself, so that no disk has to be slow.
    if (std::filesystem::is_directory("/dev/shm")) ::setenv("TMPDIR", "/dev/shm", 1);
    Simulator simulator(seed);
    // The night has what can go wrong.
    EXPECT_GE(rows_of(simulator.undisturbed().books, "outcome=posted"), 3u);
    EXPECT_GE(rows_of(simulator.undisturbed().books, "outcome=held"), 3u);
    EXPECT_GE(rows_of(simulator.undisturbed().books, "account=on_account"), 1u);
    EXPECT_GE(simulator.undisturbed().outgoing.size(), 11u);

    std::vector<Plan> const all = simulator.every_stop();
    std::vector<std::vector<Plan>> chosen;
    char const* const one = std::getenv("LOCKBOX_FAULT_AT");
    for (Plan const& plan : all)
        if (!one || text(plan) == one) chosen.push_back({plan});
    std::size_t const asked = number_in("LOCKBOX_FAULT_STOPS", stops_by_default);
    std::shuffle(chosen.begin(), chosen.end(), random);
    if (asked != 0 && asked < chosen.size()) chosen.resize(asked);
    std::size_t const parts = number_in("LOCKBOX_FAULT_PARTS", 1);
    std::size_t const part = number_in("LOCKBOX_FAULT_PART", 0);
    std::size_t place = 0;
    std::erase_if(chosen, [&](auto const&) { return place++ % parts != part; });
    std::size_t const twice = (one ? 0 : asked == 0 ? twice_of_all : asked / 10) / parts;
    random.seed(seed + part);
    for (std::size_t i = 0; i < twice; ++i)
        chosen.push_back({all[random() % all.size()], all[random() % all.size()]});

    std::map<std::string, long> by_fault;
    long stops = 0;
    std::size_t nights = 0, differing = 0;
    for (std::vector<Plan> const& plans : chosen) {
        std::string const found = simulator.differences_after(plans);
        std::string when;
        for (Plan const& plan : plans) {
            when += (when.empty() ? "" : ", then ") + text(plan);
            ++by_fault[name(plan.fault)];
            ++stops;
        }
        EXPECT_EQ(found, "") << "seed " << seed << ", " << when;
        differing += found.empty() ? 0 : 1;
        if (++nights % told_every == 0) {
            fmt::print("{} nights of {}, {} differ\n", nights, chosen.size(), differing);
            std::fflush(stdout);
        }
        if (differing == 20) break;
    }
    fmt::print(
        "seed {}: a night of {} calls of the disk and {} of the store; {} stops in {} "
        "nights, {} twice; {} nights differ\n",
        seed, simulator.calls().disk.size(), simulator.calls().store, stops, chosen.size(), twice,
        differing);
    for (auto const& [fault, count] : by_fault)
        fmt::print("  {:<16}{:>6}\n", fault, count);
    for (auto const& [status, count] : simulator.endings())
        fmt::print("  {}{:>6}\n",
                   status == -1  ? "killed                "
                   : status == 0 ? "went on all the same  "
                                 : "gave up, with a remedy",
                   count);
}

/// The simulator finds what it is there to find: with a database whose syncs are lost, a power cut
/// after a batch has moved to the archive leaves books without it.
TEST(StoppedNight, on_a_disk_that_lies_loses_a_batch) {
    Simulator simulator(number_in("LOCKBOX_FAULT_SEED", 20261130));
    std::string const& calls = simulator.calls().disk;
    Plan plan = simulator.every_stop().front();
    plan.fault = Fault::power_cut;
    plan.disk_lies = true;
    // The renames of the first batches come first; two calls later their folders are synced.
    plan.at = static_cast<long>(calls.find('r')) + 5;
    EXPECT_NE(simulator.differences_after({plan}), "");
    plan.disk_lies = false;
    EXPECT_EQ(simulator.differences_after({plan}), "");
}

}  // namespace
}  // namespace lockbox::faults
