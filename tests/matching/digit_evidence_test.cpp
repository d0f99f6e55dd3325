// SPDX-License-Identifier: Apache-2.0
#include "matching/digit_evidence.h"

#include "tests/matching/paper.h"

namespace lockbox::matching {
namespace {

Read<std::string> read_id(std::string const& digits, double probability = 0.99,
                          How how = How::print) {
    return {digits, Probability::of(probability), how, Box{}};
}

/// Ids without any pattern.
DigitFrequencies sparse() {
    DigitFrequencies frequencies(12);
    for (OpenInvoice const& invoice : strangers(3000))
        frequencies.count(invoice.member_id.text());
    return frequencies;
}

/// 1,000 consecutive ids.
DigitFrequencies consecutive() {
    DigitFrequencies frequencies(12);
    for (int i = 0; i < 1000; ++i)
        frequencies.count(fmt::format("{:012}", 100'000'050'000 + i));
    return frequencies;
}

double bits(DigitReading const& reading, std::string const& id, DigitFrequencies const& f) {
    return score_digits(reading, id, f).bits;
}

TEST(DigitEvidence, equal_ids_weigh_about_log2_of_ten_per_digit) {
    auto const reading = digit_reading(read_id("431116845003", 0.9999, How::barcode));
    Scored const scored = score_digits(reading, "431116845003", sparse());
    EXPECT_EQ(scored.level, "equal");
    EXPECT_NEAR(scored.bits, 12 * std::log2(10.0), 1.0);
}

TEST(DigitEvidence, in_a_consecutive_numbering_only_the_last_digits_say_anything) {
    auto const reading = digit_reading(read_id("100000050123", 0.9999, How::barcode));
    double const equal = bits(reading, "100000050123", consecutive());
    EXPECT_GT(equal, 9);
    EXPECT_LT(equal, 12);
    EXPECT_LT(bits(reading, "100000050124", consecutive()), -4)
        << "the neighbour does not pass for it";
}

TEST(DigitEvidence, errors_cost_more_from_a_barcode_than_from_handwriting) {
    for (auto const& [other, level] :
         {std::pair<char const*, char const*>{"431116845008", "one digit differs"},
          {"43111684503", "one digit missing"},
          {"4311168450033", "one digit too many"}}) {
        auto const printed = digit_reading(read_id(other, 0.9999, How::barcode));
        auto const written = digit_reading(read_id(other, 0.9, How::handwriting));
        Scored const scored = score_digits(written, "431116845003", sparse());
        EXPECT_EQ(scored.level, level);
        EXPECT_GT(scored.bits, bits(printed, "431116845003", sparse()) - 1e-9) << other;
        EXPECT_GT(scored.bits, 10) << other;
        if (scored.level == "one digit differs") {
            EXPECT_GT(scored.rival_digit, 8);
        }
    }
}

TEST(DigitEvidence, exchanged_neighbours_are_likelier_than_two_wrong_digits) {
    auto const reading = digit_reading(read_id("431168145003", 0.99, How::handwriting));
    EXPECT_GT(bits(reading, "431116845003", sparse()), -6);
    auto const exchanged = digit_reading(read_id("413116845003", 0.99, How::handwriting));
    auto const two_wrong = digit_reading(read_id("467116845003", 0.99, How::handwriting));
    EXPECT_GT(bits(exchanged, "431116845003", sparse()),
              bits(two_wrong, "431116845003", sparse()) + 3);
}

TEST(DigitEvidence, a_wholly_different_number_costs_what_writing_another_one_does) {
    auto const reading = digit_reading(read_id("999999999999", 0.99, How::handwriting));
    EXPECT_NEAR(bits(reading, "431116845003", sparse()), std::log2(0.02), 0.2);
}

TEST(DigitEvidence, uses_the_readers_own_distribution) {
    Read<std::string> read = read_id("431116845003", 0.6, How::handwriting);
    for (char c : read.value) {
        std::array<float, 10> row{};
        row.fill(1e-4f);
        row[static_cast<std::size_t>(c - '0')] = 0.99f;
        read.digits.push_back(row);
    }
    read.digits[11] = {};
    read.digits[11][3] = 0.6f;
    read.digits[11][8] = 0.4f;
    auto const reading = digit_reading(read);
    double const three = bits(reading, "431116845003", sparse());
    double const eight = bits(reading, "431116845008", sparse());
    double const five = bits(reading, "431116845005", sparse());
    EXPECT_NEAR(three - eight, std::log2(0.6 / 0.4), 0.1);
    EXPECT_GT(eight - five, 8) << "a digit that the reader excludes";
}

TEST(DigitEvidence, alternatives_of_the_whole_string_count) {
    Read<std::string> read = read_id("431116845003", 0.7, How::handwriting);
    read.alternatives.push_back({"431116845008", Probability::of(0.25)});
    auto const reading = digit_reading(read);
    EXPECT_NEAR(bits(reading, "431116845003", sparse()) - bits(reading, "431116845008", sparse()),
                std::log2(0.7 / 0.25), 0.4);
}

}  // namespace
}  // namespace lockbox::matching
