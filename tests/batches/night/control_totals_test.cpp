// SPDX-License-Identifier: Apache-2.0
#include "batches/night/control_totals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/batches/store/sample_records.h"

namespace lockbox::batches::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using namespace lockbox::literals;

/// 5.00 posted, 2.00 held for its member, and a letter: sure amounts of 7.00 in two payments, the
/// second as far as its reading is `probability`.
BatchRecord two_payments(double probability = 0.9999) {
    BatchRecord record =
        batch(1, {transaction(1, 10, posted(Ledger::medical, {500_cents}, no_cents, 1)),
                  transaction(2, 11, held(HoldReason::member_unknown, 200_cents)),
                  without_payment(3, 12)});
    record.transactions[1].papers[0].payment->amount =
        Read<Cents>{200_cents, Probability::of(probability), How::reconciled, {}};
    return record;
}

/// The same and a third payment, held for its amount, which reads `amount`.
BatchRecord with_unsure(std::optional<Cents> amount) {
    BatchRecord record = two_payments();
    record.transactions.push_back(transaction(4, 13, held(HoldReason::amount_unreadable, amount)));
    return record;
}

ControlOutcome compared(BatchRecord& record, std::optional<int> items,
                        std::optional<Cents> amount) {
    record.control = {std::nullopt, items, amount};
    return compare_with_control(record, Policy());
}

bool posts(BatchRecord const& record) {
    return std::holds_alternative<Posted>(record.transactions[0].decision.payments[0].decision);
}

TEST(ControlTotals, agreement_says_nothing) {
    BatchRecord record = two_payments();
    EXPECT_EQ(compared(record, 2, 700_cents), ControlOutcome::agrees);
    EXPECT_THAT(record.note, IsEmpty());
    EXPECT_EQ(compared(record, std::nullopt, std::nullopt), ControlOutcome::agrees);
    EXPECT_TRUE(posts(record));
}

TEST(ControlTotals, a_difference_that_nothing_explains_holds_the_whole_batch) {
    for (Cents const stated : {699_cents, 701_cents}) {
        BatchRecord record = two_payments();
        EXPECT_EQ(compared(record, 2, stated), ControlOutcome::held_whole);
        EXPECT_THAT(record.note, HasSubstr("Nothing of it was posted"));
        auto const& first = std::get<Held>(record.transactions[0].decision.payments[0].decision);
        EXPECT_EQ(first.reason, HoldReason::transaction_unbalanced);
        EXPECT_EQ(first.amount, 500_cents);
        EXPECT_EQ(first.proposed.size(), 1u);
        auto const& second = std::get<Held>(record.transactions[1].decision.payments[0].decision);
        EXPECT_EQ(second.reason, HoldReason::member_unknown) << "the earlier reason stays first";
        EXPECT_EQ(second.further_reasons.back(), HoldReason::transaction_unbalanced);
        Totals totals;
        for (auto const& transaction : record.transactions)
            totals += totals_of(transaction.decision);
        EXPECT_EQ(totals.held, 700_cents);
        EXPECT_TRUE(totals.balances());
    }
}

TEST(ControlTotals, held_items_of_unsure_amount_explain_a_difference) {
    struct Row {
        std::optional<Cents> read;
        Cents stated;
        ControlOutcome expected;
    };
    for (Row const& row : {
             Row{std::nullopt, 900_cents, ControlOutcome::explained},   // it is 2.00
             Row{std::nullopt, 600_cents, ControlOutcome::held_whole},  // the sure ones exceed it
             Row{100_cents, 900_cents, ControlOutcome::explained},      // it is 2.00, not 1.00
             Row{100_cents, 750_cents, ControlOutcome::explained},      // it is 0.50
             Row{100_cents, 800_cents, ControlOutcome::agrees},
         }) {
        BatchRecord record = with_unsure(row.read);
        EXPECT_EQ(compared(record, 3, row.stated), row.expected) << row.stated.text();
        EXPECT_EQ(posts(record), row.expected != ControlOutcome::held_whole);
    }
}

TEST(ControlTotals, an_amount_that_was_not_read_surely_explains_a_difference) {
    BatchRecord record = two_payments(0.99);
    EXPECT_EQ(compared(record, 2, 650_cents), ControlOutcome::explained);
    record = two_payments();
    std::get<Held>(record.transactions[1].decision.payments[0].decision).reason =
        HoldReason::over_payment;
    EXPECT_EQ(compared(record, 2, 650_cents), ControlOutcome::explained);
}

TEST(ControlTotals, a_missing_payment_may_be_among_the_other_papers) {
    BatchRecord record = two_payments();
    EXPECT_EQ(compared(record, 3, 900_cents), ControlOutcome::explained);
    EXPECT_THAT(record.note, HasSubstr("states 3 items, 2 were found"));
    record = two_payments();
    EXPECT_EQ(compared(record, 4, 900_cents), ControlOutcome::held_whole)
        << "there is one other paper, not two";
    record = two_payments();
    EXPECT_EQ(compared(record, 1, 700_cents), ControlOutcome::held_whole)
        << "one payment too many was found";
}

}  // namespace
}  // namespace lockbox::batches::test
