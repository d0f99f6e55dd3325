// SPDX-License-Identifier: Apache-2.0
#include "ocr/reading_times.h"

#include <array>
#include <atomic>
#include <ctime>

namespace lockbox::ocr {
namespace {

constexpr std::array names = {
    "decode",       "upright",   "quality",    "marks",          "intelligent_mail",
    "kind",         "layout",    "figures",    "words",          "date",
    "payee",        "signature", "free_lines", "member_numbers", "payer",
    "coupon_print", "secrets",   "areas"};
static_assert(names.size() == static_cast<std::size_t>(ReadingStep::areas) + 1);

struct Sum {
    std::atomic<std::uint64_t> runs{0};
    std::atomic<std::int64_t> nanoseconds{0};
};
std::array<Sum, names.size()> sums;
thread_local Timed* innermost = nullptr;

std::chrono::nanoseconds processor_time() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

}  // namespace

Timed::Timed(ReadingStep step) : step_(step), outer_(innermost), begun_(processor_time()) {
    innermost = this;
}

Timed::~Timed() {
    auto const all = processor_time() - begun_;
    Sum& sum = sums[static_cast<std::size_t>(step_)];
    sum.runs.fetch_add(1, std::memory_order_relaxed);
    sum.nanoseconds.fetch_add((all - within_).count(), std::memory_order_relaxed);
    if (outer_) outer_->within_ += all;
    innermost = outer_;
}

std::vector<StepTimes> reading_times() {
    std::vector<StepTimes> times;
    for (std::size_t i = 0; i < names.size(); ++i)
        times.push_back(
            {names[i], sums[i].runs.load(std::memory_order_relaxed),
             std::chrono::nanoseconds(sums[i].nanoseconds.load(std::memory_order_relaxed))});
    return times;
}

}  // namespace lockbox::ocr
