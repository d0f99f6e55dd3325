// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/words_cents.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <vector>

namespace lockbox::ocr {
namespace {

std::vector<double> cents_at(std::size_t pair, double probability) {
    std::vector<double> cents(100, 0.0);
    cents[pair] = probability;
    return cents;
}

double of(WordsMeaning const& meaning, char const* amount) {
    auto const at = std::ranges::find(meaning.amounts, *Cents::parse(amount), &AmountGuess::amount);
    return at == meaning.amounts.end() ? 0 : at->probability;
}

TEST(WordsCents, ASecondReaderDecidesBetweenTwoCents) {
    WordsMeaning const words{
        {{*Cents::parse("376.51"), 0.5}, {*Cents::parse("376.31"), 0.4}}, {}, 0};
    auto const both = with_cents(words, cents_at(31, 0.95));
    EXPECT_EQ(both.amounts.front().amount.text(), "376.31");
    EXPECT_GT(of(both, "376.31"), 0.85);
    EXPECT_LT(of(both, "376.51"), 0.1);
}

TEST(WordsCents, OneThatReadsNothingChangesNothing) {
    WordsMeaning const words{{{*Cents::parse("376.51"), 0.5}}, {{376, 0.2}}, 0};
    EXPECT_EQ(with_cents(words, {}).amounts.size(), 1U);
    auto const both = with_cents(words, std::vector<double>(100, 0.0));
    EXPECT_NEAR(of(both, "376.51"), 0.5, 0.01);
}

TEST(WordsCents, WholeDollarsGetTheirCents) {
    WordsMeaning const words{{}, {{1218, 0.99}}, 0};
    auto const both = with_cents(words, cents_at(1, 0.98));
    ASSERT_FALSE(both.amounts.empty());
    EXPECT_EQ(both.amounts.front().amount.text(), "1218.01");
    EXPECT_GT(both.amounts.front().probability, 0.6);
}

RC_GTEST_PROP(WordsCents, NeverMoreThanAllAndNeverNegative, ()) {
    WordsMeaning words;
    double left = 1;
    auto const share = [&] {
        double const part = left * *rc::gen::inRange(0, 1000) / 1000.0;
        left -= part;
        return part;
    };
    for (int i = 0; i < 5; ++i) {
        words.amounts.push_back({Cents::of(*rc::gen::inRange<std::int64_t>(1, 300'000)), share()});
        words.dollars_only.push_back({*rc::gen::inRange<std::int64_t>(0, 3000), share()});
    }
    std::vector<double> cents(100, 0.0);
    double of_pairs = 1;
    for (int i = 0; i < 5; ++i) {
        double const part = of_pairs * *rc::gen::inRange(0, 1000) / 1000.0;
        cents[*rc::gen::inRange<std::size_t>(0, 100)] += part;
        of_pairs -= part;
    }
    auto const both = with_cents(words, cents);
    double total = 0;
    for (auto const& guess : both.amounts) {
        RC_ASSERT(guess.probability >= 0);
        total += guess.probability;
    }
    for (auto const& guess : both.dollars_only) {
        RC_ASSERT(guess.probability >= 0);
        total += guess.probability;
    }
    RC_ASSERT(total <= 1 + 1e-9);
}

}  // namespace
}  // namespace lockbox::ocr
