// SPDX-License-Identifier: Apache-2.0
#include "matching/allocate.h"

#include "matching/index_keys.h"
#include "tests/matching/paper.h"

namespace lockbox::matching {
namespace {

struct Row {
    char const* open;  ///< Balances from October on, blank between.
    int named;         ///< Which of them the coupon names, from 0; -1: no coupon.
    char const* paid;
    char const* plan;
};

std::vector<OpenInvoice> months(std::string const& balances) {
    std::vector<OpenInvoice> list;
    CoverageMonth month = *CoverageMonth::parse("2026-10");
    std::size_t begin = 0;
    while (begin < balances.size()) {
        std::size_t const end = std::min(balances.find(' ', begin), balances.size());
        InvoiceSpec spec{fmt::format("26000000{:02}", list.size()), "431116845003"};
        spec.balance = balances.substr(begin, end - begin);
        spec.month = month.text();
        list.push_back(invoice(spec));
        month = month.plus_months(1);
        begin = end + 1;
    }
    return list;
}

std::string outcome_text(Outcome outcome) {
    switch (outcome) {
        case Outcome::exact:
            return "exact";
        case Outcome::months:
            return "months";
        case Outcome::over:
            return "over";
        case Outcome::over_limit:
            return "over_limit";
        case Outcome::short_of_due:
            return "short";
        case Outcome::already_paid:
            return "already_paid";
    }
    return "";
}

std::string plan_text(Plan const& plan) {
    std::string result = outcome_text(plan.outcome);
    for (Allocation const& part : plan.allocations)
        result += " " + part.invoice.number.text().substr(8) + "=" + part.amount.text();
    return plan.on_account > no_cents ? result + " +" + plan.on_account.text() : result;
}

class Allocate : public testing::TestWithParam<Row> {};

TEST_P(Allocate, follows_the_rules_of_acceptance) {
    Row const& row = GetParam();
    InvoiceIndex const index(months(row.open));
    std::optional<InvoicePlace> named;
    if (row.named >= 0) named = static_cast<InvoicePlace>(row.named);
    Plan const plan = allocate(index.keys().list, 0, named, cents(row.paid), Balances(), Policy());
    EXPECT_EQ(plan_text(plan), row.plan) << row.open << ", paid " << row.paid;
}

INSTANTIATE_TEST_SUITE_P(
    Rules, Allocate,
    testing::Values(
        // One month.
        Row{"300", 0, "300", "exact 00=300.00"}, Row{"300", -1, "300", "exact 00=300.00"},
        Row{"300", 0, "350", "over 00=300.00 +50.00"},
        Row{"300", 0, "350.01", "over_limit 00=300.00 +50.01"},
        Row{"300", -1, "310", "over 00=300.00 +10.00"}, Row{"300", 0, "299.99", "short 00=299.99"},
        Row{"0", 0, "300", "already_paid"}, Row{"0", -1, "300", "already_paid"},
        // A coupon's own month comes first, then the run of the oldest.
        Row{"290 300 310", 2, "310", "exact 02=310.00"},
        Row{"300 300 300", 2, "300", "exact 02=300.00"},
        Row{"290 300 310", 2, "590", "months 00=290.00 01=300.00"},
        Row{"290 300 310", 2, "900", "months 00=290.00 01=300.00 02=310.00"},
        Row{"290 300 310", 2, "290", "exact 00=290.00"},
        Row{"290 300 310", -1, "300", "exact 01=300.00"},
        Row{"300 300 300", -1, "300", "exact 00=300.00"},
        Row{"300 300 300", -1, "600", "months 00=300.00 01=300.00"},
        // A sum that leaves out the oldest month is no run.
        Row{"290 300 310", -1, "610", "over 00=290.00 01=300.00 +20.00"},
        Row{"200 300 400", -1, "700", "over_limit 00=200.00 01=300.00 +200.00"},
        // What pays another month to the cent than the coupon's is for a person to see.
        Row{"290 300 340", 1, "340", "over_limit 02=340.00"},
        Row{"290 300 340", 2, "300", "short 02=300.00"},
        // A coupon of a paid month.
        Row{"0 300", 0, "300", "already_paid"}, Row{"0 300", -1, "300", "exact 01=300.00"},
        // Little over several months.
        Row{"290 300", 1, "600", "over 00=290.00 01=300.00 +10.00"},
        Row{"290 300", 1, "305", "over 01=300.00 +5.00"}));

TEST(AllocateMore, than_the_limit_of_months_is_over) {
    InvoiceIndex const index(months("100 100 100"));
    Policy policy;
    policy.months_in_arrears_limit = 2;
    Plan const plan =
        allocate(index.keys().list, 0, std::nullopt, cents("300"), Balances(), policy);
    EXPECT_EQ(plan_text(plan), "over_limit 00=100.00 01=100.00 +100.00");
}

}  // namespace
}  // namespace lockbox::matching
