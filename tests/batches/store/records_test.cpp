// SPDX-License-Identifier: Apache-2.0
#include "batches/store/records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "tests/batches/store/sample_records.h"

namespace lockbox::batches::test {
namespace {

using testing::IsEmpty;
using namespace lockbox::literals;

std::map<Book, Cents> debits_less_credits(JournalEntry const& entry) {
    std::map<Book, Cents> sums;
    for (JournalLine const& line : entry.lines)
        sums.try_emplace(line.book, no_cents).first->second += line.debit - line.credit;
    return sums;
}

TEST(JournalEntry, a_posting_debits_the_deposit_and_credits_what_it_pays) {
    auto const entry = journal_entry(item(1), day("2026-11-20"),
                                     posted(Ledger::dental, {30_cents, 12_cents}, 5_cents, 1));
    ASSERT_EQ(entry.lines.size(), 4u);
    EXPECT_EQ(entry.lines[0].account, Account::deposit);
    EXPECT_EQ(entry.lines[0].debit, 47_cents);
    EXPECT_EQ(entry.lines[1].subject, "0000000001");
    EXPECT_EQ(entry.lines[2].credit, 12_cents);
    EXPECT_EQ(entry.lines[3].account, Account::on_account);
    for (JournalLine const& line : entry.lines)
        EXPECT_EQ(line.book, Book::dental);
}

TEST(JournalEntry, held_money_stands_in_the_undecided_books) {
    auto const entry =
        journal_entry(item(1), day("2026-11-20"), held(HoldReason::member_unknown, 9_cents));
    ASSERT_EQ(entry.lines.size(), 2u);
    for (JournalLine const& line : entry.lines)
        EXPECT_EQ(line.book, Book::undecided);
    EXPECT_EQ(entry.lines[1].subject, item(1).text());
}

TEST(JournalEntry, an_unknown_amount_makes_no_entry) {
    EXPECT_THAT(
        journal_entry(item(1), day("2026-11-20"), held(HoldReason::amount_unreadable, std::nullopt))
            .lines,
        IsEmpty());
}

TEST(JournalEntry, every_entry_is_even_in_each_book) {
    std::mt19937_64 random(1);
    for (int i = 0; i < 2000; ++i)
        for (TransactionRecord const& transaction : random_batch(random).transactions)
            for (PaymentDecision const& payment : transaction.decision.payments)
                for (auto const& [book, sum] : debits_less_credits(
                         journal_entry(payment.item, day("2026-11-20"), payment.decision)))
                    ASSERT_EQ(sum, no_cents) << name(book);
}

TEST(Totals, balance_for_every_transaction) {
    std::mt19937_64 random(2);
    Totals all;
    for (int i = 0; i < 2000; ++i)
        for (TransactionRecord const& transaction : random_batch(random).transactions)
            all += totals_of(transaction.decision);
    EXPECT_TRUE(all.balances()) << all.captured.text();
    EXPECT_EQ(all.payments, all.posted_payments + all.held_payments);
}

}  // namespace
}  // namespace lockbox::batches::test
