// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <map>
#include <string>
#include <vector>

#include "tests/batches/store/sample_records.h"
#include "tests/faults/calls.h"
#include "tests/faults/made_up_night.h"

namespace lockbox::faults {

/// What a night leaves behind.
struct Left {
    std::string books;               ///< Every table but the audit log.
    std::vector<std::string> audit;  ///< Its rows but their times and those of act `run`.
    std::map<std::string, std::string> outgoing, archive;  ///< Path and bytes.
};

/// How a run ended: its exit status, or −1 where it was killed.
struct Ended {
    int status = 0;
    Counted calls;
};

/// Runs a made-up night, stops it, runs it again, and compares with an undisturbed one. Each run is
/// a process of its own.
class Simulator {
public:
    explicit Simulator(std::uint64_t seed);

    Counted const& calls() const { return calls_; }
    Left const& undisturbed() const { return undisturbed_; }
    /// The plans that stop the night at every call, each in every way that fits it.
    std::vector<Plan> every_stop() const;

    /// Stops the night by each of `plans`, one run after the other, and runs it to its end. What
    /// differs from the undisturbed night, in words; empty if nothing does.
    std::string differences_after(std::vector<Plan> const& plans);
    /// How runs that were disturbed ended: by status.
    std::map<int, long> const& endings() const { return endings_; }

private:
    Ended run(Plan const& plan);
    std::string differences(Left const& left) const;

    batches::test::TemporaryFolder folder_;
    MadeUpNight night_;
    std::filesystem::path site_;
    Counted calls_;
    Left undisturbed_;
    std::map<int, long> endings_;
};

std::string text(Plan const& plan);

}  // namespace lockbox::faults
