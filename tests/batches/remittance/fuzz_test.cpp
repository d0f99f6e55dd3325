// SPDX-License-Identifier: Apache-2.0
// Readers of remittance files take any bytes: no crash, no end without an answer, and what differs
// from the books is never released. LOCKBOX_FUZZ_CASES says how many cases; the seed is printed.
#include <gtest/gtest.h>

#include <cstdlib>

#include "batches/remittance/bai_read.h"
#include "batches/remittance/bai_write.h"
#include "batches/remittance/compare.h"
#include "batches/remittance/deposit_823.h"
#include "batches/remittance/premium_820.h"
#include "tests/batches/remittance/random_day.h"

namespace lockbox::batches {
namespace {

constexpr std::uint64_t seed = 20261124;
constexpr long cases_by_default = 20'000;

long cases() {
    char const* const asked = std::getenv("LOCKBOX_FUZZ_CASES");
    return asked ? std::atol(asked) : cases_by_default;
}

/// One to four changes: a byte set, removed, doubled; a stretch removed, doubled or moved.
std::string mutated(std::string text, std::mt19937_64& random) {
    for (std::uint64_t changes = 1 + random() % 4; changes > 0 && !text.empty(); --changes) {
        std::size_t const at = random() % text.size();
        std::size_t const length = 1 + random() % 90;
        static constexpr std::string_view often = "0123456789*~:^\n 124567890ABC-.";
        switch (random() % 7) {
            case 0:
                text[at] = static_cast<char>(random());
                break;
            case 1:
            case 2:
                text[at] = often[random() % often.size()];
                break;
            case 3:
                text.erase(at, random() % 2 == 0 ? 1 : length);
                break;
            case 4:
                text.insert(at, text.substr(at, length));
                break;
            case 5:
                text.insert(random() % text.size(), text.substr(at, length));
                break;
            default:
                if (random() % 8 == 0) text.resize(at);
        }
    }
    return text;
}

TEST(FuzzedReaders, answer_and_release_nothing_that_differs) {
    std::mt19937_64 random(seed);
    long const count = cases();
    long same = 0;
    LedgerDay day = test::random_day(random, 6);
    std::string texts[4];
    for (long i = 0; i < count; ++i) {
        if (i % 50 == 0) {
            day = test::random_day(random, 6);
            for (std::size_t l = 0; l < 2; ++l)
                texts[l] = bai::files_of(day, test::settings(), bai::shipped_layouts()[l])->front();
            texts[2] = edi::premium_file(day, test::settings());
            texts[3] = edi::deposit_file(day, test::settings());
        }
        auto const which = static_cast<std::size_t>(i % 4);
        std::string const text = mutated(texts[which], random);
        auto const difference =
            which < 2 ? bai_difference({text}, day, test::settings(), bai::shipped_layouts()[which])
            : which == 2 ? premium_difference(text, day)
                         : deposit_difference(text, day);
        if (difference) {
            EXPECT_FALSE(difference->what.empty());
            continue;
        }
        // What is released although its bytes differ must be written again as the very same day:
        // such are the blank ends of lines and what no field holds.
        ++same;
    }
    RecordProperty("seed", std::to_string(seed));
    std::printf("seed %llu: %ld cases, %ld changed nothing that the books say\n",
                static_cast<unsigned long long>(seed), count, same);
    EXPECT_LT(same * 100, count * 15);
}

TEST(FuzzedReaders, take_bytes_of_nothing_at_all) {
    std::mt19937_64 random(seed + 1);
    for (long i = 0; i < cases() / 20; ++i) {
        std::string text(random() % 400, '\0');
        for (char& c : text)
            c = static_cast<char>(random());
        for (bai::Layout const& layout : bai::shipped_layouts())
            EXPECT_FALSE(bai::read_file(text, layout, "x").faults.empty());
        EXPECT_FALSE(edi::read_premium_file(text, Ledger::medical, "x").faults.empty());
        EXPECT_FALSE(edi::read_deposit_file(text, Ledger::dental, "x").faults.empty());
    }
}

}  // namespace
}  // namespace lockbox::batches
