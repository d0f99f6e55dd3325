// SPDX-License-Identifier: Apache-2.0
#include "ocr/coupon/printed_values.h"

#include <gtest/gtest.h>

namespace lockbox::ocr {
namespace {

using Value = std::optional<std::string>;

TEST(PrintedValues, MemberIdHasTwelveDigits) {
    EXPECT_EQ(member_id_in("994871816966"), Value("994871816966"));
    EXPECT_EQ(member_id_in("9948 7181 6966"), Value("994871816966"));
    EXPECT_EQ(member_id_in("99487181696"), Value());
    EXPECT_EQ(member_id_in("99487181696X"), Value());
}

TEST(PrintedValues, BillingAccountHasNineDigitsAndASevenFirst) {
    EXPECT_EQ(billing_account_in("780259666"), Value("780259666"));
    EXPECT_EQ(billing_account_in("680259666"), Value());
    EXPECT_EQ(billing_account_in("78025966"), Value());
}

TEST(PrintedValues, InvoiceNumberIsFiguresOnly) {
    EXPECT_EQ(invoice_number_in("2600066102"), Value("2600066102"));
    EXPECT_EQ(invoice_number_in("11/23/2026"), Value());
    EXPECT_EQ(invoice_number_in("2026"), Value());
}

TEST(PrintedValues, AmountHasItsCents) {
    EXPECT_EQ(amount_in("$1,249.26"), Value("1249.26"));
    EXPECT_EQ(amount_in("85.01"), Value("85.01"));
    EXPECT_EQ(amount_in("$1249"), Value());
    EXPECT_EQ(amount_in("124.926"), Value());
    EXPECT_EQ(amount_in("11/23/2026"), Value());
}

TEST(PrintedValues, CoverageMonthInItsForms) {
    EXPECT_EQ(coverage_month_in("December 2026"), Value("2026-12"));
    EXPECT_EQ(coverage_month_in("Dec. 2026"), Value("2026-12"));
    EXPECT_EQ(coverage_month_in("12/2026"), Value("2026-12"));
    EXPECT_EQ(coverage_month_in("12/01/2026"), Value("2026-12"));
    EXPECT_EQ(coverage_month_in("13/2026"), Value());
    EXPECT_EQ(coverage_month_in("Silver 2026"), Value());
}

TEST(PrintedValues, CarriersFromTheListOnly) {
    CarrierTable const carriers = CarrierTable::shipped();
    auto const name = [&](char const* words) {
        Carrier const* found = carrier_in(words, carriers);
        return found ? found->name : std::string("none");
    };
    EXPECT_EQ(name("Mass General Brigham Health Plan"), "Mass General Brigham Health Plan");
    EXPECT_EQ(name("Mas Genera1 Brigham Health P1an"), "Mass General Brigham Health Plan");
    EXPECT_EQ(name("Altus Denta1"), "Altus Dental");
    EXPECT_EQ(name("Granite State Mutual"), "none");
    EXPECT_EQ(name("Silver 1"), "none");
    EXPECT_EQ(name(""), "none");
}

TEST(PrintedValues, LastLinesOfAddresses) {
    EXPECT_TRUE(ends_address("Holyoke, MA 01040"));
    EXPECT_TRUE(ends_address("Boston, MA 02241-2612"));
    EXPECT_TRUE(ends_address("New Bedford, Mk 02740"));
    EXPECT_FALSE(ends_address("365 Yarmouth Rd"));
    EXPECT_FALSE(ends_address("P.O. BOX 412612"));
    EXPECT_FALSE(ends_address("12345"));
}

}  // namespace
}  // namespace lockbox::ocr
