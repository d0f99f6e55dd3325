// SPDX-License-Identifier: Apache-2.0
#include "ocr/code/intelligent_mail_code.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>

#include "random_mail.h"

namespace lockbox::ocr {
namespace {

constexpr double chance_wrong = 0.01;  // of a mark that looks sure

std::string value(MailBars const& bars) {
    auto const code = decode_mail(bars);
    return code && code->probability.value() >= least_mail_probability ? code->digits : "";
}

std::string value_of_letters(std::string_view letters) {
    return value(*mail_bars_of(letters, chance_wrong));
}

/// The examples that the specification prints.
TEST(IntelligentMailCode, ExamplesOfTheSpecification) {
    EXPECT_EQ(value_of_letters("ATTFATTDTTADTAATTDTDTATTDAFDDFADFDFTFFFFFTATFAAAATDFFTDAADFTFDTDT"),
              "01234567094987654321");
    EXPECT_EQ(value_of_letters("DTTAFADDTTFTDTFTFDTDDADADAFADFATDDFTAAAFDTTADFAAATDFDTDFADDDTDFFT"),
              "0123456709498765432101234");
    EXPECT_EQ(value_of_letters("ADFTTAFDTTTTFATTADTAAATFTFTATDAAAFDDADATATDTDTTDFDTDATADADTDFFTFA"),
              "01234567094987654321012345678");
    EXPECT_EQ(value_of_letters("AADTFFDFTDADTAADAATFDTDDAAADDTDTTDAFADADDDTFFFDDTTTADFAAADFTDAADA"),
              "0123456709498765432101234567891");
}

TEST(IntelligentMailCode, LettersAreSixtyFiveOfFour) {
    EXPECT_FALSE(mail_bars_of(std::string(64, 'T'), chance_wrong));
    EXPECT_FALSE(mail_bars_of(std::string(66, 'T'), chance_wrong));
    EXPECT_FALSE(mail_bars_of(std::string(65, 'X'), chance_wrong));
    EXPECT_TRUE(mail_bars_of(std::string(65, 'T'), chance_wrong));
}

/// libzint is the oracle: another's encoder.
TEST(IntelligentMailCode, ReadsWhatTheOracleWrites) {
    std::mt19937_64 dice(1);
    for (int i = 0; i < 2000; ++i) {
        std::string const digits = random_mail(dice);
        EXPECT_EQ(value_of_letters(intelligent_mail_letters(digits)), digits);
    }
}

TEST(IntelligentMailCode, LeastAndGreatestValues) {
    for (std::size_t const routing : {0U, 5U, 9U, 11U}) {
        std::string const least(20 + routing, '0');
        std::string greatest(20 + routing, '9');
        greatest[1] = '4';
        EXPECT_EQ(value_of_letters(intelligent_mail_letters(least)), least);
        EXPECT_EQ(value_of_letters(intelligent_mail_letters(greatest)), greatest);
    }
}

TEST(IntelligentMailCode, UpsideDownItSaysNothingButTurnedBack) {
    std::mt19937_64 dice(2);
    for (int i = 0; i < 300; ++i) {
        std::string const digits = random_mail(dice);
        MailBars const bars = *mail_bars_of(intelligent_mail_letters(digits), chance_wrong);
        EXPECT_EQ(value(turned_half(bars)), "");
        EXPECT_EQ(value(turned_half(turned_half(bars))), digits);
    }
}

TEST(IntelligentMailCode, BarsAtRandomAreNoCode) {
    std::mt19937_64 dice(3);
    for (int i = 0; i < 2000; ++i) {
        std::string letters;
        for (std::size_t bar = 0; bar < mail_bar_count; ++bar)
            letters += "TADF"[dice() % 4];
        EXPECT_EQ(value_of_letters(letters), "");
    }
}

/// Bars to damage, drawn at random.
std::vector<std::size_t> some_bars(std::size_t count, std::mt19937_64& dice) {
    std::vector<std::size_t> bars(mail_bar_count);
    std::iota(bars.begin(), bars.end(), 0U);
    std::shuffle(bars.begin(), bars.end(), dice);
    bars.resize(count);
    return bars;
}

struct Tally {
    int read = 0;
    int wrong = 0;
};

/// What becomes of 500 barcodes of which `damage` spoils some bars.
template <class Damage>
Tally tally(std::size_t spoilt, std::uint64_t seed, Damage damage) {
    constexpr int barcodes = 500;
    std::mt19937_64 dice(seed);
    Tally result;
    for (int i = 0; i < barcodes; ++i) {
        std::string const digits = random_mail(dice);
        MailBars bars = *mail_bars_of(intelligent_mail_letters(digits), chance_wrong);
        for (std::size_t const bar : some_bars(spoilt, dice))
            damage(bars[bar], dice);
        std::string const found = value(bars);
        if (found == digits) ++result.read;
        if (!found.empty() && found != digits) ++result.wrong;
    }
    return result;
}

/// Bars of which nothing is known: they are mended.
TEST(IntelligentMailCode, BarsThatCannotBeSeenAreMended) {
    constexpr std::array least_read = {500, 490, 485, 475, 455, 320};
    for (std::size_t spoilt = 0; spoilt < least_read.size(); ++spoilt) {
        Tally const found = tally(spoilt, 10 + spoilt, [](MailBar& bar, auto&) {
            bar = {0.5, 0.5};
        });
        EXPECT_GE(found.read, least_read[spoilt]) << spoilt << " bars unseen";
        EXPECT_EQ(found.wrong, 0) << spoilt << " bars unseen";
    }
}

/// Bars that look sure and are another letter: one mark is mended, more are noticed.
TEST(IntelligentMailCode, BarsThatLieAreNoticed) {
    constexpr std::array least_read = {500, 300, 0, 0, 0, 0, 0, 0, 0};
    for (std::size_t spoilt = 0; spoilt < least_read.size(); ++spoilt) {
        Tally const found = tally(spoilt, 20 + spoilt, [](MailBar& bar, auto& dice) {
            std::uint64_t const change = 1 + dice() % 3;
            if ((change & 1) != 0) bar.ascends = 1 - bar.ascends;
            if ((change & 2) != 0) bar.descends = 1 - bar.descends;
        });
        EXPECT_GE(found.read, least_read[spoilt]) << spoilt << " bars changed";
        EXPECT_EQ(found.wrong, 0) << spoilt << " bars changed";
    }
}

/// Where each mark is wrong with the chance it states, probabilities are what they say.
TEST(IntelligentMailCode, ProbabilitiesAreTrue) {
    constexpr int barcodes = 1000;
    constexpr double often_wrong = 0.02;
    std::mt19937_64 dice(30);
    std::uniform_real_distribution<double> chance(0, 1);
    double expected_wrong = 0;
    int wrong = 0;
    for (int i = 0; i < barcodes; ++i) {
        std::string const digits = random_mail(dice);
        MailBars bars = *mail_bars_of(intelligent_mail_letters(digits), often_wrong);
        for (MailBar& bar : bars) {
            if (chance(dice) < often_wrong) bar.ascends = 1 - bar.ascends;
            if (chance(dice) < often_wrong) bar.descends = 1 - bar.descends;
        }
        auto const code = decode_mail(bars);
        if (!code) continue;
        expected_wrong += code->probability.complement().value();
        if (code->digits != digits) ++wrong;
    }
    EXPECT_NEAR(wrong, expected_wrong, 4 * std::sqrt(expected_wrong))
        << "wrong codes among those likelier than not";
}

}  // namespace
}  // namespace lockbox::ocr
