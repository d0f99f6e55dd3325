// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>
#include <vector>

namespace lockbox::ocr {

/// Where the processor time of reading goes, by reader; `lockbox run --times` prints it. Always
/// counted: two looks at the thread's clock for each run, under a microsecond.
enum class ReadingStep {
    decode,
    upright,
    quality,
    marks,  ///< Barcodes, scanlines and MICR lines, which also tell the way up.
    intelligent_mail,
    kind,
    layout,  ///< Ruled lines, boxes and rows of a check.
    figures,
    words,
    date,
    payee,
    signature,
    free_lines,      ///< Memo, member, carrier and whatever else is written on a check.
    member_numbers,  ///< Member ids and billing accounts on those lines, digit by digit.
    payer,
    coupon_print,
    secrets,  ///< Social Security numbers, outside of lines that are read anyway.
    areas,    ///< Record 54's areas of interest.
};

/// Counts the time until its end for a step of this thread. Steps within steps count for
/// themselves alone.
class Timed {
public:
    explicit Timed(ReadingStep step);
    ~Timed();
    Timed(Timed const&) = delete;
    Timed& operator=(Timed const&) = delete;

private:
    ReadingStep step_;
    Timed* outer_;
    std::chrono::nanoseconds begun_;
    std::chrono::nanoseconds within_{0};  ///< Of steps within this one.
};

struct StepTimes {
    std::string_view name;
    std::uint64_t runs = 0;
    std::chrono::nanoseconds processor_time{0};
};

/// All steps in the order above, summed over all threads since the program began.
std::vector<StepTimes> reading_times();

}  // namespace lockbox::ocr
