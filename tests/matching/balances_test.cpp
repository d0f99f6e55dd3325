// SPDX-License-Identifier: Apache-2.0
#include "matching/balances.h"

#include "tests/matching/paper.h"

namespace lockbox::matching {
namespace {

OpenInvoice const bill = invoice({"2600000001", "431116845003", "Ann", "Kowalski", "300.00"});

TEST(Balances, payments_lower_what_is_open_but_never_below_nothing) {
    Balances balances;
    EXPECT_EQ(balances.open(bill), cents("300.00"));
    balances.pay(bill.key, cents("120.00"));
    EXPECT_EQ(balances.open(bill), cents("180.00"));
    balances.pay(bill.key, cents("999.00"));
    EXPECT_EQ(balances.open(bill), no_cents);
}

TEST(Balances, what_is_taken_back_is_open_again) {
    Balances balances;
    balances.reopen(bill.key, cents("50.00"));
    EXPECT_EQ(balances.open(bill), cents("350.00"));
    balances.pay(bill.key, cents("350.00"));
    EXPECT_EQ(balances.open(bill), no_cents);
    balances.reopen(bill.key, cents("20.00"));
    EXPECT_EQ(balances.open(bill), cents("20.00"));
}

TEST(Balances, an_invoice_number_of_the_other_ledger_is_another_invoice) {
    OpenInvoice teeth = bill;
    teeth.key.ledger = Ledger::dental;
    Balances balances;
    balances.pay(bill.key, cents("300.00"));
    EXPECT_EQ(balances.open(teeth), cents("300.00"));
}

TEST(Balances, what_is_on_top_leaves_what_is_below_as_it_was) {
    Balances night;
    night.pay(bill.key, cents("100.00"));
    Balances here = Balances::on_top_of(night);
    here.pay(bill.key, cents("50.00"));
    EXPECT_EQ(here.open(bill), cents("150.00"));
    EXPECT_EQ(night.open(bill), cents("200.00"));
}

}  // namespace
}  // namespace lockbox::matching
