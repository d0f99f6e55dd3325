// SPDX-License-Identifier: Apache-2.0
#include "matching/digit_evidence.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "lockbox/assertion.h"
#include "lockbox/check_digits.h"

namespace lockbox::matching {
namespace {

constexpr double uniform_part = 0.05;
/// Share of other numbers on checks (accounts, phone numbers) that have just this other length.
constexpr double other_numbers_length = 0.2;
/// A reader's distribution never says never: other things than misreading go wrong (a wrong crop).
constexpr double least_digit_probability = 1e-6;

std::size_t digit(char c) {
    return static_cast<std::size_t>(c - '0');
}

using Row = std::array<double, 10>;

/// Row `t` from whole-string probabilities: the mass that is on no stated string sits on strings
/// that differ from the best in one place.
Row row_of_strings(Read<std::string> const& read, std::size_t t) {
    Row row{};
    double const n = static_cast<double>(read.value.size());
    double left = 1.0 - read.probability.value();
    auto const at = [&](std::string const& s) { return digit(s[t]); };
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
        ++counts_[i][digit(digits[i])];
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

DigitScorer::DigitScorer(DigitReading const& reading, DigitFrequencies const& frequencies)
    : reading_(reading), length_(frequencies.length()) {
    bool const same = reading.rows.size() == length_;
    for (std::size_t t = 0; t < length_; ++t) {
        Row share{};
        for (std::size_t d = 0; d < 10; ++d)
            share[d] = frequencies.share(t, static_cast<int>(d));
        if (!same) {
            shares_.push_back(share);
            continue;
        }
        Row const& row = reading.rows[t];
        auto const best = std::max_element(row.begin(), row.end());
        double second = 0;
        double for_any = 0;
        for (std::size_t d = 0; d < 10; ++d) {
            for_any += row[d] * share[d];
            if (row.begin() + static_cast<std::ptrdiff_t>(d) != best)
                second = std::max(second, row[d]);
        }
        Row ratio{};
        Row rival{};
        std::array<float, 10> bits{};
        for (std::size_t d = 0; d < 10; ++d) {
            bool const is_best = row.begin() + static_cast<std::ptrdiff_t>(d) == best;
            ratio[d] = row[d] / for_any;
            rival[d] = (is_best ? second : *best) / row[d];
            bits[d] = std::log2(static_cast<float>(ratio[d]));
        }
        ratios_.push_back(ratio);
        rivals_.push_back(rival);
        bits_.push_back(bits);
    }
}

double DigitScorer::probability_of(PackedId id) const {
    double probability = 1;
    for (std::size_t t = 0; t < id_digits; ++t)
        probability *= reading_.rows[t][digit_at(id, t)];
    return probability;
}

double DigitScorer::most_bits() const {
    if (bits_.empty()) return most_bits_of_a_field;
    double sum = 0;
    for (auto const& row : bits_)
        sum += *std::max_element(row.begin(), row.end());
    return std::min(sum, most_bits_of_a_field);
}

double DigitScorer::same_length(std::string_view number) const {
    double ratio = 1;
    double exchanged = 0;
    for (std::size_t t = 0; t < length_; ++t) {
        ratio *= ratios_[t][digit(number[t])];
        if (t == 0 || number[t] == number[t - 1]) continue;
        double const as_is = ratios_[t - 1][digit(number[t - 1])] * ratios_[t][digit(number[t])];
        exchanged += ratios_[t - 1][digit(number[t])] * ratios_[t][digit(number[t - 1])] / as_is;
    }
    double const places = static_cast<double>(length_ - 1);
    double const w = reading_.errors.exchanged;
    return ratio * (1.0 - w + w * exchanged / places);
}

/// One read digit belongs to no position (`too many`), or one position was not read.
double DigitScorer::other_length(std::string_view number) const {
    std::size_t const read = reading_.rows.size();
    bool const too_many = read > length_;
    double for_number = 0;
    double for_any = 0;
    for (std::size_t skipped = 0; skipped < std::max(read, length_); ++skipped) {
        double a = 1;
        double b = 1;
        for (std::size_t i = 0; i < std::min(read, length_); ++i) {
            std::size_t const moved = i < skipped ? i : i + 1;
            std::size_t const t = too_many ? moved : i;
            std::size_t const p = too_many ? i : moved;
            Row const& row = reading_.rows[t];
            a *= row[digit(number[p])];
            b *= std::inner_product(row.begin(), row.end(), shares_[p].begin(), 0.0);
        }
        for_number += a;
        for_any += b;
    }
    return for_number / for_any;
}

double DigitScorer::rival_digit(std::string_view number) const {
    double most = 0;
    for (std::size_t t = 0; t < length_; ++t)
        most = std::max(most, rivals_[t][digit(number[t])]);
    return std::max(std::log2(most), -most_bits_of_a_field);
}

Scored DigitScorer::score(std::string_view number) const {
    LOCKBOX_ASSERT(number.size() == length_);
    std::size_t const read = reading_.rows.size();
    double ratio = 0;
    if (read == length_)
        ratio = same_length(number);
    else if (read + 1 == length_ || read == length_ + 1)
        ratio = other_length(number) * reading_.errors.slipped / other_numbers_length;
    double const s = reading_.errors.other_number;
    double const bits = std::log2((1.0 - s) * ratio + s);
    return {std::min(bits, most_bits_of_a_field), level_of(reading_.text, number),
            read == length_ ? rival_digit(number) : -most_bits_of_a_field};
}

Scored score_digits(DigitReading const& reading, std::string_view number,
                    DigitFrequencies const& frequencies) {
    return DigitScorer(reading, frequencies).score(number);
}

}  // namespace lockbox::matching
