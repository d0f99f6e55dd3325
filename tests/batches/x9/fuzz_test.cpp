// SPDX-License-Identifier: Apache-2.0
// Damaged letters, by the thousand: whatever the bytes, the strict reader ends; and where it finds
// nothing wrong, the items and cents are still those of the right letter. LOCKBOX_FUZZ_CASES says
// how many (default 5,000), LOCKBOX_FUZZ_SEED which; build with the asan preset to see what the
// compiler cannot.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "batches/x9/tiff_rules.h"
#include "tests/batches/x9/sample_letter.h"

namespace lockbox::x9 {
namespace {

using P = DepositProfile;

std::uint64_t number_in(char const* variable, std::uint64_t otherwise) {
    char const* const asked = std::getenv(variable);
    return asked ? std::strtoull(asked, nullptr, 10) : otherwise;
}
std::uint64_t cases() {
    return number_in("LOCKBOX_FUZZ_CASES", 5'000);
}
std::mt19937 dice() {
    return std::mt19937(static_cast<unsigned>(number_in("LOCKBOX_FUZZ_SEED", 20261120)));
}

/// Splices, cuts, repeats and overwrites, as damage and bad writers do.
std::string damaged(std::string bytes, std::mt19937& random) {
    static constexpr char telling[] = {'\0',   ' ',    '0',    '9',    '*',    '-',
                                       '\x40', '\x50', '\xF0', '\xF9', '\xFF', '\n'};
    auto const below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
    for (std::size_t change = 1 + below(4); change > 0 && !bytes.empty(); --change) {
        std::size_t const at = below(bytes.size());
        std::size_t const length = 1 + below(std::min<std::size_t>(bytes.size() - at, 90));
        switch (below(7)) {
            case 0:
                bytes[at] = static_cast<char>(random() % 256);
                break;
            case 1:
                bytes[at] = telling[below(sizeof telling)];
                break;
            case 2:
                bytes.erase(at, length);
                break;
            case 3:
                bytes.insert(below(bytes.size()), bytes.substr(at, length));
                break;
            case 4:
                std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), length,
                            telling[below(sizeof telling)]);
                break;
            case 5:
                bytes.resize(at);
                break;
            default:
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        }
    }
    return bytes;
}

TEST(Fuzz, no_damaged_letter_ends_the_reader) {
    std::vector<std::string> letters;
    for (P::Characters const characters : {P::Characters::ascii, P::Characters::ebcdic})
        for (P::Credit const credit : {P::Credit::none, P::Credit::record_61, P::Credit::record_62})
            for (bool const lengths : {true, false}) {
                P profile = test::sample_profile(characters, credit);
                profile.lengths = lengths;
                letters.push_back(test::sample_letter(profile));
            }
    LetterContents const right = diagnose(test::bytes_of(letters.front())).contents;
    std::uint64_t clean = 0;
    std::mt19937 random = dice();
    for (std::uint64_t i = 0; i < cases(); ++i) {
        std::string const bytes = damaged(letters[i % letters.size()], random);
        Diagnosis const diagnosis = diagnose(test::bytes_of(bytes));
        if (!diagnosis.clean()) continue;
        ++clean;
        ASSERT_EQ(diagnosis.contents.items, right.items) << "case " << i;
        ASSERT_EQ(diagnosis.contents.item_cents, right.item_cents) << "case " << i;
    }
    RecordProperty("cases", std::to_string(cases()));
    RecordProperty("clean", std::to_string(clean));
}

TEST(Fuzz, no_damaged_picture_ends_the_rules) {
    std::vector<std::byte> const right = test::sample_tiff(40);
    std::string const bytes(reinterpret_cast<char const*>(right.data()), right.size());
    std::mt19937 random = dice();
    for (std::uint64_t i = 0; i < cases(); ++i)
        static_cast<void>(tiff_findings(test::bytes_of(damaged(bytes, random))));
}

}  // namespace
}  // namespace lockbox::x9
