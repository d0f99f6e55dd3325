// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lockbox/reading.h"
#include "matching/packed_digits.h"

namespace lockbox::matching {

/// How often each digit stands at each position of the numbers of the list. A consecutive
/// numbering makes most positions constant: agreeing there proves nothing, and this says so.
class DigitFrequencies {
public:
    explicit DigitFrequencies(std::size_t length) : counts_(length) {}
    /// Counts a number of the right length; others are passed over.
    void count(std::string_view digits);
    std::size_t length() const { return counts_.size(); }
    std::uint64_t counted() const { return counted_; }
    /// Share of the numbers with `digit` at `position`, a twentieth of it uniform: numbers that are
    /// not in the list are not all of the list's making.
    double share(std::size_t position, int digit) const;

private:
    std::vector<std::array<std::uint32_t, 10>> counts_;
    std::uint64_t counted_ = 0;
};

/// How people and readers go wrong about a number, by the way it came onto the paper and was read.
struct DigitErrors {
    double wrong_digit;   ///< Per digit: the writer wrote another one.
    double other_number;  ///< The whole number is another one (an old id, a check number).
    double exchanged;     ///< Two neighbouring digits stand exchanged.
    double slipped;       ///< One digit is left out, or one too many is read.
    static DigitErrors of(How how);
};

/// What was read of a number: for each position the probability of each digit, the writer's
/// errors folded in, no entry 0.
struct DigitReading {
    std::string text;
    std::vector<std::array<double, 10>> rows;
    DigitErrors errors;
};

/// From the reader's own distribution where it has one; else from the reading's probability and
/// alternatives, spread over the positions.
DigitReading digit_reading(Read<std::string> const& read);

/// Bits beyond which one field proves no more: other things go wrong sooner.
inline constexpr double most_bits_of_a_field = 40;

struct Scored {
    double bits = 0;
    std::string_view level = {};  ///< `equal`, `one digit differs`, …
    /// Of a number: by how many bits, at its worst digit, the reader prefers another digit; less
    /// than nothing where it prefers this number's everywhere.
    double rival_digit = -most_bits_of_a_field;
    bool agrees = false;  ///< No account could have more of this evidence.
};

/// How much likelier a reading is if one number of the list was meant than if it was some number
/// out of the list's numbering, in bits, at most 40. One digit too many or too few is allowed for;
/// the sum is over all places where it may stand. What is the same for all numbers is worked out
/// once, so that a number costs a tenth of a microsecond.
///
/// Bits alone would let eleven right digits outvote a twelfth that is clearly another: with sparse
/// numbers that is a slip of the pen, but numbers of one family often stand side by side. So the
/// rival digit is told apart, and the decision heeds it.
class DigitScorer {
public:
    DigitScorer(DigitReading const& reading, DigitFrequencies const& frequencies);
    Scored score(std::string_view number) const;
    /// For the digit `d` read at `position`, log2 of its ratio; of readings of the list's length.
    float bits(std::size_t position, unsigned d) const { return bits_[position][d]; }
    /// The reading has as many digits as the list's numbers; `bits` is only of such.
    bool of_full_length() const { return !bits_.empty(); }
    /// That it reads as this Member ID; of readings of its length.
    double probability_of(PackedId id) const;
    double other_number() const { return reading_.errors.other_number; }
    /// The most that any number could have.
    double most_bits() const;

private:
    using Row = std::array<double, 10>;
    double same_length(std::string_view number) const;
    double other_length(std::string_view number) const;
    double rival_digit(std::string_view number) const;
    DigitReading const& reading_;
    std::size_t length_;
    std::vector<Row> ratios_;  ///< By position and digit; empty if the reading is of other length.
    std::vector<Row> rivals_;  ///< How much likelier the likeliest other digit is.
    std::vector<std::array<float, 10>> bits_;
    std::vector<Row> shares_;  ///< Of the list, by position and digit; only for other lengths.
};

Scored score_digits(DigitReading const& reading, std::string_view number,
                    DigitFrequencies const& frequencies);

}  // namespace lockbox::matching
