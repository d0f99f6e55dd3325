// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/batches/store/sample_records.h"

namespace lockbox::batches::test {
namespace {

using testing::IsEmpty;
using namespace lockbox::literals;

struct InvoicesTest : testing::Test {
    TemporaryFolder folder;
    Store store = Store::create(folder / "lockbox.db");

    bool import(std::string const& hash, std::vector<OpenInvoice> const& invoices) {
        auto replacement = store.replace_invoices();
        for (OpenInvoice const& invoice : invoices)
            replacement.add(invoice);
        return replacement.commit({hash, hash + ".csv", invoices.size()}, entry("import"));
    }
    std::vector<std::string> numbers() {
        std::vector<std::string> found;
        for (OpenInvoice const& invoice : store.open_invoices())
            found.push_back(invoice.key.number.text());
        return found;
    }
    void pay(std::uint64_t seed, int invoice_number, Cents amount) {
        store.commit(
            batch(seed, {transaction(1, seed + 1000,
                                     posted(Ledger::medical, {amount}, no_cents, invoice_number))}),
            entry("batch"));
    }
    Cents paid(int invoice_number) {
        for (auto const& [key, amount] : store.paid_since_import())
            if (key == invoice(Ledger::medical, invoice_number)) return amount;
        return no_cents;
    }
};

TEST_F(InvoicesTest, a_list_replaces_the_one_before_it) {
    EXPECT_FALSE(store.invoices_in_force());
    EXPECT_TRUE(import("a", {open_invoice(Ledger::medical, 2, 5_cents),
                             open_invoice(Ledger::dental, 1, 7_cents)}));
    EXPECT_THAT(numbers(), testing::ElementsAre("0000000002", "0000000001"));
    EXPECT_TRUE(import("b", {open_invoice(Ledger::medical, 9, 5_cents)}));
    EXPECT_THAT(numbers(), testing::ElementsAre("0000000009"));
    EXPECT_EQ(store.invoices_in_force()->content_hash, "b");
    EXPECT_EQ(store.invoices_in_force()->invoices, 1u);
}

TEST_F(InvoicesTest, an_invoice_comes_back_as_it_was) {
    OpenInvoice one = open_invoice(Ledger::dental, 4, 123_cents);
    one.billing_account = BillingAccount::parse("700000001");
    one.address.line_2 = "Apt \"2\"; DROP TABLE invoices";
    import("a", {one});
    OpenInvoice const back = store.open_invoices().at(0);
    EXPECT_EQ(back.key, one.key);
    EXPECT_EQ(back.billing_account, one.billing_account);
    EXPECT_EQ(back.address.line_2, one.address.line_2);
    EXPECT_EQ(back.balance, 123_cents);
    EXPECT_EQ(back.coverage_month, one.coverage_month);
    EXPECT_EQ(back.due_date, one.due_date);
}

TEST_F(InvoicesTest, nothing_changes_unless_the_import_is_committed) {
    import("a", {open_invoice(Ledger::medical, 1, 5_cents)});
    {
        auto abandoned = store.replace_invoices();
        abandoned.add(open_invoice(Ledger::medical, 2, 5_cents));
    }
    EXPECT_THAT(numbers(), testing::ElementsAre("0000000001"));
    EXPECT_FALSE(import("a", {open_invoice(Ledger::medical, 1, 5_cents)}));
    EXPECT_THAT(numbers(), testing::ElementsAre("0000000001"));
}

TEST_F(InvoicesTest, what_was_paid_counts_from_the_first_import_of_the_list_in_force) {
    import("a", {open_invoice(Ledger::medical, 1, 100_cents)});
    pay(1, 1, 40_cents);
    EXPECT_EQ(paid(1), 40_cents);
    import("b", {open_invoice(Ledger::medical, 1, 60_cents)});
    EXPECT_THAT(store.paid_since_import(), IsEmpty());
    pay(2, 1, 10_cents);
    EXPECT_EQ(paid(1), 10_cents);
    // The older list again: its balances know nothing of either payment.
    import("a", {open_invoice(Ledger::medical, 1, 100_cents)});
    EXPECT_EQ(paid(1), 50_cents);
}

}  // namespace
}  // namespace lockbox::batches::test
