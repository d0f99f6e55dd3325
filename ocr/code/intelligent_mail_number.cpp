// SPDX-License-Identifier: Apache-2.0
#include "ocr/code/intelligent_mail_number.h"

#include <algorithm>
#include <bit>
#include <vector>

#include "lockbox/assertion.h"

namespace lockbox::ocr {
namespace {

constexpr unsigned word_mask = (1U << mail_word_bits) - 1;
constexpr std::size_t five_of_thirteen = 1287;
constexpr std::size_t two_of_thirteen = 78;
constexpr unsigned codewords = five_of_thirteen + two_of_thirteen;
constexpr unsigned last_codewords = 636;   // the last place counts to 636, and only even ones stand
constexpr unsigned first_codewords = 659;  // the first to 659, twice: the check's eleventh bit
constexpr std::size_t last_place = mail_word_count - 1;

constexpr int check_bits = 11;
constexpr unsigned check_generator = 0xF35;
constexpr unsigned check_start = 0x7FF;
constexpr int number_bits = 102;

constexpr std::uint64_t zips_of_5 = 100'000;
constexpr std::uint64_t zips_of_9 = 1'000'000'000;
constexpr std::uint64_t zips_of_11 = 100'000'000'000;
constexpr std::uint64_t routings = 1 + zips_of_5 + zips_of_9 + zips_of_11;
constexpr int plain_digits = 18;  // of the tracking code; the second digit is only 0 to 4
constexpr unsigned second_digits = 5;

unsigned mirrored(unsigned word) {
    unsigned result = 0;
    for (std::size_t bit = 0; bit < mail_word_bits; ++bit)
        result |= ((word >> bit) & 1U) << (mail_word_bits - 1 - bit);
    return result;
}

/// All words of 13 bits with `set` bits, in the order of the specification.
std::vector<unsigned> table_of(int set, std::size_t size) {
    std::vector<unsigned> table(size);
    std::size_t low = 0;
    std::size_t high = size;
    for (unsigned word = 0; word <= word_mask; ++word) {
        unsigned const mirror = mirrored(word);
        if (std::popcount(word) != set || mirror < word) continue;
        if (mirror == word) {
            table[--high] = word;
            continue;
        }
        table[low++] = word;
        table[low++] = mirror;
    }
    LOCKBOX_ASSERT(low == high);
    return table;
}

bool stands_in(unsigned codeword, std::size_t place) {
    if (place == 0) return codeword < 2 * first_codewords;
    if (place == last_place) return codeword % 2 == 0 && codeword < 2 * last_codewords;
    return true;
}

using Words = std::array<std::vector<MailWord>, mail_word_count>;

Words words_by_place() {
    std::vector<unsigned> table = table_of(5, five_of_thirteen);
    std::ranges::copy(table_of(2, two_of_thirteen), std::back_inserter(table));
    Words words;
    for (std::size_t place = 0; place < mail_word_count; ++place)
        for (unsigned codeword = 0; codeword < codewords; ++codeword) {
            if (!stands_in(codeword, place)) continue;
            auto const name = static_cast<std::uint16_t>(codeword);
            auto const bits = static_cast<std::uint16_t>(table[codeword]);
            words[place].push_back({bits, name, false});
            words[place].push_back({static_cast<std::uint16_t>(bits ^ word_mask), name, true});
        }
    return words;
}

/// The check of a number, most significant bit first.
unsigned check_of(MailNumber number) {
    unsigned check = check_start;
    for (int bit = number_bits - 1; bit >= 0; --bit) {
        unsigned const data = static_cast<unsigned>(number >> bit) & 1U;
        unsigned const out = (check >> (check_bits - 1)) & 1U;
        check = (check << 1U) & check_start;
        if (out != data) check ^= check_generator & check_start;
    }
    return check;
}

MailNumber tracking_codes() {
    MailNumber count = 10 * second_digits;
    for (int i = 0; i < plain_digits; ++i)
        count *= 10;
    return count;
}

std::string with_zeros(std::uint64_t number, std::size_t length) {
    std::string const digits = std::to_string(number);
    return std::string(length - digits.size(), '0') + digits;
}

std::string routing_digits(std::uint64_t routing) {
    if (routing == 0) return {};
    routing -= 1;
    if (routing < zips_of_5) return with_zeros(routing, 5);
    routing -= zips_of_5;
    if (routing < zips_of_9) return with_zeros(routing, 9);
    return with_zeros(routing - zips_of_9, 11);
}

}  // namespace

std::span<MailWord const> mail_words(std::size_t place) {
    static Words const words = words_by_place();
    return words.at(place);
}

std::optional<MailNumber> mail_number(std::array<MailWord, mail_word_count> const& words) {
    unsigned check = 0;
    for (std::size_t i = 0; i < mail_word_count; ++i)
        check |= (words[i].inverted ? 1U : 0U) << i;
    unsigned first = words[0].codeword;
    if (first >= first_codewords) {
        first -= first_codewords;
        check |= 1U << mail_word_count;
    }
    MailNumber number = first;
    for (std::size_t i = 1; i < last_place; ++i)
        number = number * codewords + words[i].codeword;
    number = number * last_codewords + words[last_place].codeword / 2;
    static MailNumber const numbers = tracking_codes() * routings;
    if (number >= numbers || check_of(number) != check) return std::nullopt;
    return number;
}

std::string mail_digits(MailNumber number) {
    std::string tracking;
    for (int i = 0; i < plain_digits; ++i, number /= 10)
        tracking += static_cast<char>('0' + static_cast<int>(number % 10));
    tracking += static_cast<char>('0' + static_cast<int>(number % second_digits));
    number /= second_digits;
    tracking += static_cast<char>('0' + static_cast<int>(number % 10));
    number /= 10;
    std::ranges::reverse(tracking);
    return tracking + routing_digits(static_cast<std::uint64_t>(number));
}

}  // namespace lockbox::ocr
