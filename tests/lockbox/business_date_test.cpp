// SPDX-License-Identifier: Apache-2.0
#include "lockbox/business_date.h"

#include <gtest/gtest.h>

namespace lockbox {
namespace {

TEST(BusinessDate, exists_only_if_the_calendar_has_it) {
    EXPECT_TRUE(BusinessDate::parse("2026-11-20"));
    EXPECT_TRUE(BusinessDate::parse("2024-02-29"));
    for (char const* text : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-11-31", "20261120",
                             "2026-1-20", "2026/11/20", "-026-11-20", "2026-11-2x", ""})
        EXPECT_FALSE(BusinessDate::parse(text)) << text;
}

TEST(BusinessDate, counts_days_across_months_and_years) {
    auto const start = BusinessDate::parse("2024-01-01").value();
    for (int days = -800; days < 800; ++days) {
        auto const other = start.plus_days(days);
        ASSERT_EQ(other.days_since(start), days);
        ASSERT_EQ(BusinessDate::parse(other.text()), other) << other.text();
    }
    EXPECT_EQ(start.plus_days(59).text(), "2024-02-29");
}

TEST(CoverageMonth, steps_over_the_turn_of_the_year) {
    auto const december = CoverageMonth::parse("2026-12").value();
    EXPECT_EQ(december.plus_months(1).text(), "2027-01");
    EXPECT_EQ(december.plus_months(-12).text(), "2025-12");
    EXPECT_LT(december, december.plus_months(1));
    for (char const* text : {"2026-13", "2026-00", "202612", "2026-1", ""})
        EXPECT_FALSE(CoverageMonth::parse(text)) << text;
}

}  // namespace
}  // namespace lockbox
