// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/written_number.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "lockbox/identifiers.h"
#include "ocr/network/ctc.h"
#include "ocr/network/text_place.h"
#include "ocr/reading_times.h"

namespace lockbox::ocr {
namespace {

bool is_digit(char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

std::string digits_of(std::string const& text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
    return digits;
}

bool is_member_number(std::string const& digits) {
    return MemberId::parse(digits) || BillingAccount::parse(digits);
}

/// One row per digit of the reading.
DigitDistribution distribution_of(LineScores const& scores, std::string const& text) {
    auto const all = digit_distributions(scores, text);
    DigitDistribution rows;
    for (std::size_t i = 0; i < text.size() && i < all.size(); ++i) {
        if (!is_digit(text[i])) continue;
        std::array<float, 10> row{};
        std::ranges::transform(all[i], row.begin(), [](double p) { return static_cast<float>(p); });
        rows.push_back(row);
    }
    return rows;
}

std::optional<Read<std::string>> read_number(LineScores const& scores, Box box) {
    constexpr int strings = 16;
    std::vector<Alternative<std::string>> numbers;
    std::string best_text;
    for (CtcReading const& reading : best_strings(scores, strings)) {
        std::string const digits = digits_of(reading.text);
        if (!is_member_number(digits)) continue;
        if (best_text.empty()) best_text = reading.text;
        auto const at = std::ranges::find(numbers, digits, &Alternative<std::string>::value);
        if (at == numbers.end())
            numbers.push_back({digits, Probability::clamped(reading.probability)});
        else
            at->probability = Probability::clamped(at->probability.value() + reading.probability);
    }
    if (numbers.empty()) return std::nullopt;
    Read<std::string> read{numbers.front().value, numbers.front().probability, How::handwriting,
                           box};
    read.digits = distribution_of(scores, best_text);
    for (std::size_t i = 1; i < numbers.size(); ++i)
        if (numbers[i].value.size() == read.value.size()) read.alternatives.push_back(numbers[i]);
    return read;
}

/// Whether as many digits make a number that names a member.
bool is_member_length(std::size_t digits) {
    return digits == 9 || digits == 12;
}

/// The number without the end of a label before it (`ID` reads as `10` or `I0`).
TextSpan without_label_end(std::string const& text, TextSpan number) {
    constexpr std::size_t longest_end = 2;
    std::string const all = text.substr(number.first, number.size());
    std::size_t const blank = all.find(' ');
    if (blank == std::string::npos || blank > longest_end) return number;
    bool const better = !is_member_length(digits_of(all).size()) &&
                        is_member_length(digits_of(all.substr(blank)).size());
    if (better) number.first += blank + 1;
    return number;
}

}  // namespace

std::optional<TextSpan> longest_number(std::string const& text) {
    constexpr std::string_view figures = "0123456789oOQlISBZ|/";
    constexpr std::size_t least_digits = 8;
    std::optional<TextSpan> best;
    std::size_t best_digits = least_digits - 1;
    for (std::size_t first = 0; first < text.size(); ++first) {
        if (!is_digit(text[first])) continue;
        std::size_t end = first, digits = 0, last = first;
        for (; end < text.size(); ++end) {
            bool const figure = figures.find(text[end]) != std::string_view::npos;
            if (!figure && text[end] != ' ' && text[end] != '-') break;
            if (figure) last = end + 1, digits += is_digit(text[end]);
        }
        if (digits > best_digits) {
            best = TextSpan{first, last};
            best_digits = digits;
        }
        first = end;
    }
    return best ? std::optional(without_label_end(text, *best)) : std::nullopt;
}

bool is_serial(std::string const& text, std::string const& serial) {
    constexpr std::size_t tells = 9;  // digits in a row; a shorter serial may stand in any number
    return serial.size() >= tells &&
           digits_of(text).find(serial.substr(0, tells)) != std::string::npos;
}

MemberNumbers find_member_numbers(CheckPicture const& check, WrittenLine const& line,
                                  LineNetwork& digits) {
    Timed const timed(ReadingStep::member_numbers);
    MemberNumbers found;
    auto const span = longest_number(line.text);
    if (!span) return found;
    bool const secret = std::ranges::any_of(line.ssns, [&](SsnFound const& ssn) {
        return ssn.span.first < span->end && span->first < ssn.span.end;
    });
    if (secret) return found;
    cv::Rect const place =
        place_of_text(line.scores, line.text, *span, line.row.box, crop_place(check, line.row.box));
    if (place.area() == 0) return found;
    auto read = read_number(digits.read(crop(check, place)), check.page.scan_box(place));
    if (!read) return found;
    (MemberId::parse(read->value) ? found.member_id : found.billing_account) = std::move(read);
    return found;
}

}  // namespace lockbox::ocr
