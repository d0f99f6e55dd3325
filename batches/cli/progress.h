// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "batches/cli/command.h"

namespace lockbox::batches {

/// How far the work is, on standard error: on a terminal a bar with rate and time left, else a
/// plain line every few seconds. Not to be used by two threads at once.
class Progress {
public:
    enum class Style { none, lines, bar };
    /// A bar on a terminal, lines otherwise, nothing with `--quiet`.
    static Style for_terminal(Arguments const& arguments);

    /// `unit` names what is counted, in the plural; `total` is 0 where it is not known.
    Progress(std::string unit, std::size_t total, Style style);
    ~Progress();
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;

    void advance(std::size_t done);
    /// Begins to count something else, from nothing; the rate goes on, so that it is known early.
    void restart(std::string unit, std::size_t total);
    /// Wipes the bar, so that a line may be printed.
    void clear();

private:
    void show(std::chrono::steady_clock::time_point now);

    std::string unit_;
    std::size_t total_;
    Style style_;
    std::size_t done_ = 0;
    std::size_t done_before_ = 0;  ///< In all that was counted before.
    bool bar_is_shown_ = false;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point shown_ = begun_;
};

}  // namespace lockbox::batches
