// SPDX-License-Identifier: Apache-2.0
#include "matching/digit_evidence.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "lockbox/assertion.h"
#include "lockbox/check_digits.h"

namespace lockbox::matching {
namespace {

constexpr double uniform_part = 0.05;
/// Share of other numbers on checks (accounts, phone numbers) that have just this other length.
constexpr double other_numbers_length = 0.2;
/// A reader's distribution never says never: other things than misreading go wrong (a wrong crop).
constexpr double least_digit_probability = 1e-6;

int digit(char c) {
    return c - '0';
}

using Row = std::array<double, 10>;

/// Row `t` from whole-string probabilities: the mass that is on no stated string sits on strings
/// that differ from the best in one place.
Row row_of_strings(Read<std::string> const& read, std::size_t t) {
    Row row{};
    double const n = static_cast<double>(read.value.size());
    double left = 1.0 - read.probability.value();
    auto const at = [&](std::string const& s) { return static_cast<std::size_t>(digit(s[t])); };
    row[at(read.value)] += read.probability.value();
    for (auto const& other : read.alternatives) {
        if (other.value.size() != read.value.size() || !all_digits(other.value)) continue;
        row[at(other.value)] += other.probability.value();
        left -= other.probability.value();
    }
    left = std::max(left, 0.0);
    row[at(read.value)] += left * (1.0 - 1.0 / n);
    for (double& q : row)
        q += left / n / 10.0;
    return row;
}

Row finished(Row row, double wrong_digit) {
    double sum = 0;
    for (double& q : row)
        sum += q = std::max(q, least_digit_probability);
    for (double& q : row)
        q = (1.0 - wrong_digit) * q / sum + wrong_digit / 10.0;
    return row;
}

/// Likelihood ratio of row `t` for the digit `d` of the number's position `p`.
struct Ratios {
    DigitReading const& reading;
    DigitFrequencies const& frequencies;

    double for_number(std::size_t t, char d) const {
        return reading.rows[t][static_cast<std::size_t>(digit(d))];
    }
    double for_any(std::size_t t, std::size_t p) const {
        double sum = 0;
        for (int d = 0; d < 10; ++d)
            sum += reading.rows[t][static_cast<std::size_t>(d)] * frequencies.share(p, d);
        return sum;
    }
};

double same_length(Ratios const& r, std::string_view number) {
    double ratio = 1;
    double exchanged = 0;
    for (std::size_t t = 0; t < number.size(); ++t) {
        ratio *= r.for_number(t, number[t]) / r.for_any(t, t);
        if (t == 0 || number[t] == number[t - 1]) continue;
        double const as_is = r.for_number(t - 1, number[t - 1]) * r.for_number(t, number[t]);
        exchanged += r.for_number(t - 1, number[t]) * r.for_number(t, number[t - 1]) / as_is;
    }
    double const places = static_cast<double>(number.size() - 1);
    double const w = r.reading.errors.exchanged;
    return ratio * (1.0 - w + w * exchanged / places);
}

/// One read digit belongs to no position (`too many`), or one position was not read.
double other_length(Ratios const& r, std::string_view number) {
    std::size_t const read = r.reading.rows.size();
    bool const too_many = read > number.size();
    double for_number = 0;
    double for_any = 0;
    for (std::size_t skipped = 0; skipped < std::max(read, number.size()); ++skipped) {
        double a = 1;
        double b = 1;
        for (std::size_t i = 0; i < std::min(read, number.size()); ++i) {
            std::size_t const moved = i < skipped ? i : i + 1;
            std::size_t const t = too_many ? moved : i;
            std::size_t const p = too_many ? i : moved;
            a *= r.for_number(t, number[p]);
            b *= r.for_any(t, p);
        }
        for_number += a;
        for_any += b;
    }
    return for_number / for_any;
}

double rival_digit(DigitReading const& reading, std::string_view number) {
    double most = -most_bits_of_a_field;
    for (std::size_t t = 0; t < number.size(); ++t) {
        Row others = reading.rows[t];
        auto const own = static_cast<std::size_t>(digit(number[t]));
        double const q = std::exchange(others[own], 0.0);
        most = std::max(most, std::log2(*std::max_element(others.begin(), others.end()) / q));
    }
    return most;
}

std::string_view level_of(std::string_view read, std::string_view number) {
    if (read == number) return "equal";
    if (read.size() == number.size() + 1) return "one digit too many";
    if (read.size() + 1 == number.size()) return "one digit missing";
    if (read.size() != number.size()) return "other length";
    std::size_t differing = 0;
    for (std::size_t i = 0; i < read.size(); ++i)
        differing += read[i] == number[i] ? 0 : 1;
    return differing == 1   ? "one digit differs"
           : differing == 2 ? "two digits differ"
           : differing <= 4 ? "some digits differ"
                            : "different";
}

}  // namespace

void DigitFrequencies::count(std::string_view digits) {
    if (digits.size() != counts_.size() || !all_digits(digits)) return;
    for (std::size_t i = 0; i < digits.size(); ++i)
        ++counts_[i][static_cast<std::size_t>(digit(digits[i]))];
    ++counted_;
}

double DigitFrequencies::share(std::size_t position, int digit) const {
    double const n = static_cast<double>(counted_);
    double const counted = counts_[position][static_cast<std::size_t>(digit)];
    double const empirical = counted_ == 0 ? 0.1 : counted / n;
    return (1.0 - uniform_part) * empirical + uniform_part / 10.0;
}

// Writers' errors: single wrong digits are 60 to 90 % of human errors in numbers, omissions and
// additions 10 to 20 %, exchanged neighbours 10 to 20 % (Verhoeff's counts); about one number in a
// hundred is miswritten. Barcodes and scanlines are printed from the file and carry a check digit.
DigitErrors DigitErrors::of(How how) {
    switch (how) {
        case How::barcode:
        case How::scanline:
            return {.wrong_digit = 1e-7, .other_number = 1e-3, .exchanged = 1e-9, .slipped = 1e-6};
        case How::handwriting:
            return {.wrong_digit = 1e-3, .other_number = 2e-2, .exchanged = 2e-3, .slipped = 1e-2};
        case How::micr:
        case How::print:
        case How::geometry:
        case How::reconciled:
            break;
    }
    return {.wrong_digit = 5e-4, .other_number = 1e-2, .exchanged = 1e-3, .slipped = 3e-3};
}

DigitReading digit_reading(Read<std::string> const& read) {
    DigitReading result{read.value, {}, DigitErrors::of(read.how)};
    if (!all_digits(read.value)) return result;
    bool const own = read.digits.size() == read.value.size();
    for (std::size_t t = 0; t < read.value.size(); ++t) {
        Row row{};
        if (own)
            std::copy(read.digits[t].begin(), read.digits[t].end(), row.begin());
        else
            row = row_of_strings(read, t);
        result.rows.push_back(finished(row, result.errors.wrong_digit));
    }
    return result;
}

Scored score_digits(DigitReading const& reading, std::string_view number,
                    DigitFrequencies const& frequencies) {
    LOCKBOX_ASSERT(number.size() == frequencies.length());
    Ratios const ratios{reading, frequencies};
    std::size_t const read = reading.rows.size();
    double ratio = 0;
    if (read == number.size())
        ratio = same_length(ratios, number);
    else if (read + 1 == number.size() || read == number.size() + 1)
        ratio = other_length(ratios, number) * reading.errors.slipped / other_numbers_length;
    double const s = reading.errors.other_number;
    double const bits = std::log2((1.0 - s) * ratio + s);
    return {std::min(bits, most_bits_of_a_field), level_of(reading.text, number),
            read == number.size() ? rival_digit(reading, number) : -most_bits_of_a_field};
}

}  // namespace lockbox::matching
