// SPDX-License-Identifier: Apache-2.0
#include "lockbox/money.h"

#include <gtest/gtest.h>

#include <random>

namespace lockbox {
namespace {

using namespace literals;

struct Row {
    char const* printed;
    std::optional<Cents> value;
};

TEST(Cents, parse_takes_what_people_print_and_nothing_else) {
    Row const rows[] = {
        {"0.00", 0_cents},
        {"123.45", 12345_cents},
        {"$123", 12300_cents},
        {"1,234.56", 123456_cents},
        {"1,234,567.00", 123456700_cents},
        {"-5.00", Cents::of(-500)},
        {"9999999999.99", Cents::of(Cents::largest)},
        {"", std::nullopt},
        {"$", std::nullopt},
        {".50", std::nullopt},
        {"1.5", std::nullopt},
        {"1.505", std::nullopt},
        {"12,34.00", std::nullopt},
        {"1234,567.00", std::nullopt},
        {",123.00", std::nullopt},
        {"1,234,56.00", std::nullopt},
        {"1 234.00", std::nullopt},
        {"1e3", std::nullopt},
        {"--1.00", std::nullopt},
        {"99999999999.99", std::nullopt},
    };
    for (Row const& row : rows) {
        auto const parsed = Cents::parse(row.printed);
        EXPECT_EQ(parsed, row.value) << "printed: " << row.printed;
    }
}

TEST(Cents, text_and_display_read_back_to_the_same_amount) {
    std::mt19937_64 random(20261120);
    std::uniform_int_distribution<std::int64_t> any(-Cents::largest, Cents::largest);
    for (int i = 0; i < 10'000; ++i) {
        Cents const amount = Cents::of(any(random) >> (i % 40));
        ASSERT_EQ(Cents::parse(amount.text()), amount) << amount.text();
        ASSERT_EQ(Cents::parse(amount.display()), amount) << amount.display();
    }
    EXPECT_EQ((123456789_cents).display(), "$1,234,567.89");
    EXPECT_EQ((-5_cents).display(), "-$0.05");
}

TEST(Cents, sum_beyond_its_range_stops_the_program) {
    Cents sum = Cents::of(Cents::largest);
    auto const grow = [&] {
        for (int doubling = 0; doubling < 64; ++doubling)
            sum += sum;
    };
    EXPECT_DEATH(grow(), "broken assumption");
}

}  // namespace
}  // namespace lockbox
