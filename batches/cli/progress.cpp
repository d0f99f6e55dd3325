// SPDX-License-Identifier: Apache-2.0
#include "batches/cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace lockbox::batches {
namespace {

/// Often enough to look alive, seldom enough to cost nothing.
constexpr std::chrono::milliseconds bar_interval(100);
/// A log of an hour's night stays readable.
constexpr std::chrono::seconds line_interval(5);
constexpr std::size_t bar_width_chars = 30;

std::string time_text(double seconds) {
    auto const whole = static_cast<long>(seconds + 0.5);
    if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

}  // namespace

Progress::Style Progress::for_terminal(Arguments const& arguments) {
    if (arguments.quiet()) return Style::none;
    return isatty(STDERR_FILENO) ? Style::bar : Style::lines;
}

Progress::Progress(std::string unit, std::size_t total, Style style)
    : unit_(std::move(unit)), total_(total), style_(style) {}

Progress::~Progress() {
    clear();
}

void Progress::advance(std::size_t done) {
    done_ += done;
    if (style_ == Style::none) return;
    auto const now = std::chrono::steady_clock::now();
    bool const due = style_ == Style::bar ? now - shown_ >= bar_interval || done_ == total_
                                          : now - shown_ >= line_interval;
    if (due) show(now);
}

void Progress::restart(std::string unit, std::size_t total) {
    unit_ = std::move(unit);
    total_ = total;
    done_before_ += done_;
    done_ = 0;
}

void Progress::clear() {
    if (!bar_is_shown_) return;
    fmt::print(stderr, "\r\033[K");
    std::fflush(stderr);
    bar_is_shown_ = false;
}

void Progress::show(std::chrono::steady_clock::time_point now) {
    shown_ = now;
    double const seconds = std::chrono::duration<double>(now - begun_).count();
    double const rate = seconds > 0 ? static_cast<double>(done_before_ + done_) / seconds : 0;
    std::string figures = fmt::format("{} {}, {:.0f} a second", done_, unit_, rate);
    if (total_ > 0) {
        std::size_t const left = total_ > done_ ? total_ - done_ : 0;
        figures =
            fmt::format("{} of {} {}, {:.1f} a second, {} left", done_, total_, unit_, rate,
                        rate > 0 ? time_text(static_cast<double>(left) / rate) : std::string("?"));
    }
    if (style_ == Style::lines) {
        fmt::print(stderr, "{}\n", figures);
        return;
    }
    std::size_t const full =
        total_ > 0 ? std::min(bar_width_chars, bar_width_chars * done_ / total_) : 0;
    fmt::print(stderr, "\r\033[K[{}{}] {}", std::string(full, '#'),
               std::string(bar_width_chars - full, '.'), figures);
    std::fflush(stderr);
    bar_is_shown_ = true;
}

}  // namespace lockbox::batches
