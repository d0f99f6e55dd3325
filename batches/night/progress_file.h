// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>

#include "batches/run_night.h"

namespace lockbox::batches {

/// How far a running night is, for other programs: SITE/lockbox.progress, written anew at most once
/// a second and gone when the night has ended. One that was killed leaves it behind. A night is
/// never stopped because it cannot be written.
class ProgressFile {
public:
    explicit ProgressFile(std::filesystem::path const& site_root);
    ~ProgressFile();
    ProgressFile(ProgressFile const&) = delete;
    ProgressFile& operator=(ProgressFile const&) = delete;

    void tell(NightProgress const& now);

    struct Told {
        NightProgress night;
        double per_second;         ///< Transactions of the night so far; 0 where not known.
        std::chrono::seconds ago;  ///< Since it was told.
        bool is_running;           ///< False: the program ended without removing it.
    };
    /// What the night of a site told last; nothing where none runs, or the file is no such one.
    static std::optional<Told> told(std::filesystem::path const& site_root);

private:
    using Clock = std::chrono::steady_clock;
    std::filesystem::path path_;
    Clock::time_point begun_ = Clock::now();
    std::optional<Clock::time_point> told_;
};

}  // namespace lockbox::batches
