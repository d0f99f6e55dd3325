// SPDX-License-Identifier: Apache-2.0
#include "lockbox/identifiers.h"

#include <gtest/gtest.h>

namespace lockbox {
namespace {

TEST(Identifiers, exist_only_in_their_own_form) {
    EXPECT_TRUE(MemberId::parse("100200300400"));
    EXPECT_FALSE(MemberId::parse("10020030040"));
    EXPECT_FALSE(MemberId::parse("10020030040x"));
    EXPECT_TRUE(BillingAccount::parse("712345678"));
    EXPECT_FALSE(BillingAccount::parse("812345678"));
    EXPECT_TRUE(RoutingNumber::parse("011000015"));
    EXPECT_FALSE(RoutingNumber::parse("011000016"));
    EXPECT_TRUE(InvoiceNumber::parse("INV-2026-1"));
    EXPECT_FALSE(InvoiceNumber::parse(""));
    EXPECT_FALSE(InvoiceNumber::parse("123456789012345678901"));
    EXPECT_FALSE(InvoiceNumber::parse("12 34"));
    EXPECT_TRUE(ItemId::parse("0123456789abcdef0123456789abcdef"));
    EXPECT_FALSE(ItemId::parse("0123456789ABCDEF0123456789ABCDEF"));
}

TEST(InvoiceKey, same_number_in_the_other_ledger_is_another_invoice) {
    auto const number = InvoiceNumber::parse("1000000001").value();
    InvoiceKey const medical{Ledger::medical, number};
    InvoiceKey const dental{Ledger::dental, number};
    EXPECT_NE(medical, dental);
    EXPECT_NE(std::hash<InvoiceKey>()(medical), std::hash<InvoiceKey>()(dental));
}

TEST(Ledger, names_read_back) {
    for (Ledger ledger : {Ledger::medical, Ledger::dental})
        EXPECT_EQ(parse_ledger(name(ledger)), ledger);
    EXPECT_FALSE(parse_ledger("Medical"));
}

}  // namespace
}  // namespace lockbox
