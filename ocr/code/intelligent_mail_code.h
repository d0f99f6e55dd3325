// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "lockbox/probability.h"

namespace lockbox::ocr {

/// Bars of an Intelligent Mail barcode. Each stands on the track in the middle and may reach up
/// (ascend), down (descend) or both: 130 yes-or-no marks in all.
inline constexpr std::size_t mail_bar_count = 65;

/// How likely it is that a bar ascends and that it descends, each between 0 and 1.
struct MailBar {
    double ascends;
    double descends;
};
using MailBars = std::array<MailBar, mail_bar_count>;

/// Bars as letters, left to right: T track only, A ascends, D descends, F full. Empty unless there
/// are 65 of these letters. Each mark is wrong with `chance_wrong`.
std::optional<MailBars> mail_bars_of(std::string_view letters, double chance_wrong);

/// The same bars seen upside down.
MailBars turned_half(MailBars const& bars);

/// From this probability on a code is stated as read.
inline constexpr double least_mail_probability = 0.9995;

struct MailCode {
    /// 20 digits of tracking (barcode identifier 2, service type 3, mailer 6 or 9, serial 9 or 6)
    /// and 0, 5, 9 or 11 of routing (ZIP Code).
    std::string digits;
    /// Of `digits` being what was printed, given the chances of the bars.
    Probability probability;
};

/// What 65 bars say, by specification USPS-B-3200: marks make ten words of 13 bits with 2 or 5 of
/// them set, or all inverted; the words make a number of 102 bits and a check of 11 bits.
///
/// Of the 2^130 patterns of marks 2^102 are codes. The likeliest code is found by going through
/// combinations of likely words in the order of their likelihood. Its probability is its share in
/// the likelihood of all codes (those not gone through are counted as one combination in 2^11
/// passing the check) and of bars that are no code at all. So one wrong mark is always noticed, a
/// few are mended, and a pattern that several codes explain is no code.
///
/// Empty where no code is likelier than not. 0.2 to 0.4 ms for clean bars, 1 to 3 ms for damaged
/// ones. Measured rates: tests/ocr/code/intelligent_mail_code_test.cpp.
std::optional<MailCode> decode_mail(MailBars const& bars);

}  // namespace lockbox::ocr
