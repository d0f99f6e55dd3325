// SPDX-License-Identifier: Apache-2.0
#include "batches/invoices/invoice_file.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/batches/scratch_folder.h"

namespace lockbox::batches {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view header =
    "invoice_number,ledger,member_id,billing_account,first_name,last_name,address_1,address_2,"
    "city,state,zip,phone,carrier,plan,coverage_month,amount_due,balance,due_date\n";
constexpr std::string_view good_row =
    "1000000001,medical,100000000017,712345678,Ada,Lovelace,1 Main St,,Boston,MA,02108,,"
    "Fallon Health,Silver,2026-12,345.67,345.67,2026-11-23\n";

struct Taken {
    std::vector<OpenInvoice> invoices;
    tl::expected<InvoiceFileSummary, Fault> summary;
};

Taken take(std::string const& text) {
    ScratchFolder const folder;
    std::vector<OpenInvoice> invoices;
    auto summary =
        read_invoice_file(folder.write("invoices.csv", text),
                          [&](OpenInvoice&& invoice) { invoices.push_back(std::move(invoice)); });
    return {std::move(invoices), std::move(summary)};
}

TEST(InvoiceFile, takes_every_column) {
    Taken const taken = take(std::string(header) + std::string(good_row));
    ASSERT_TRUE(taken.summary) << taken.summary.error().text();
    EXPECT_EQ(taken.summary->rows, 1u);
    ASSERT_EQ(taken.invoices.size(), 1u);
    OpenInvoice const& invoice = taken.invoices.front();
    EXPECT_EQ(invoice.key.number.text(), "1000000001");
    EXPECT_EQ(invoice.key.ledger, Ledger::medical);
    EXPECT_EQ(invoice.member_id.text(), "100000000017");
    EXPECT_EQ(invoice.billing_account->text(), "712345678");
    EXPECT_EQ(invoice.first_name + " " + invoice.last_name, "Ada Lovelace");
    EXPECT_EQ(invoice.address.zip, "02108");
    EXPECT_EQ(invoice.carrier, "Fallon Health");
    EXPECT_EQ(invoice.plan, "Silver");
    EXPECT_EQ(invoice.coverage_month.text(), "2026-12");
    EXPECT_EQ(invoice.amount_due.count(), 34567);
    EXPECT_EQ(invoice.balance.count(), 34567);
    EXPECT_EQ(invoice.due_date.text(), "2026-11-23");
}

TEST(InvoiceFile, columns_may_stand_in_any_order) {
    Taken const taken = take(
        "due_date,balance,amount_due,coverage_month,plan,carrier,phone,zip,state,city,address_2,"
        "address_1,last_name,first_name,billing_account,member_id,ledger,invoice_number\n"
        "2026-11-23,0.00,12.00,2026-12,Gold,Altus Dental,,02108,MA,Boston,,1 Main St,Lovelace,"
        "Ada,,100000000017,dental,7\n");
    ASSERT_EQ(taken.invoices.size(), 1u);
    EXPECT_EQ(taken.invoices.front().key.ledger, Ledger::dental);
    EXPECT_FALSE(taken.invoices.front().billing_account);
}

struct BadCell {
    std::string from;  ///< What of the good row is replaced,
    std::string to;    ///< by what,
    std::string column;
};
class BadInvoiceRow : public ::testing::TestWithParam<BadCell> {};

TEST_P(BadInvoiceRow, is_named_by_line_and_column_and_not_repeated) {
    std::string bad(good_row);
    std::size_t const at = bad.find(GetParam().from);
    ASSERT_NE(at, std::string::npos);
    bad.replace(at, GetParam().from.size(), GetParam().to);
    std::string other(good_row);
    other.replace(0, 10, "1000000002");
    Taken const taken = take(std::string(header) + other + bad);
    ASSERT_TRUE(taken.summary) << taken.summary.error().text();
    ASSERT_EQ(taken.summary->bad_row_count, 1u);
    RowFault const& fault = taken.summary->bad_rows.front();
    EXPECT_EQ(fault.line, 3u);
    EXPECT_EQ(fault.column, GetParam().column);
    if (GetParam().to.size() > 3) {
        EXPECT_THAT(fault.what, Not(HasSubstr(GetParam().to)));
    }
    EXPECT_THAT(fault.in_file("f.csv").text(), HasSubstr("f.csv, line 3"));
    EXPECT_EQ(taken.invoices.size(), 1u);
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadInvoiceRow,
    ::testing::Values(
        BadCell{"1000000001", "", "invoice_number"},
        BadCell{"1000000001", "number with blanks", "invoice_number"},
        BadCell{"medical", "Medical", "ledger"}, BadCell{"medical", "vision", "ledger"},
        BadCell{"100000000017", "10000000001", "member_id"},
        BadCell{"100000000017", "10000000001X", "member_id"},
        BadCell{"712345678", "612345678", "billing_account"},
        BadCell{"712345678", "71234567", "billing_account"}, BadCell{"Lovelace", "", "last_name"},
        BadCell{"2026-12", "2026-13", "coverage_month"},
        BadCell{"2026-12", "Dec 2026", "coverage_month"},
        BadCell{"345.67,345.67", "345.678,345.67", "amount_due"},
        BadCell{"345.67,345.67", "345.67,", "balance"},
        BadCell{"345.67,345.67", "345.67,-1.00", "balance"},
        BadCell{"345.67,345.67", "1e5,345.67", "amount_due"},
        BadCell{"2026-11-23", "11/23/2026", "due_date"},
        BadCell{"2026-11-23", "2026-02-30", "due_date"}, BadCell{",Silver", "", ""},
        BadCell{"Silver", "Silver,Gold", ""}, BadCell{"Ada", "Ad\xE9le", "first_name"}));

TEST(InvoiceFile, the_second_row_of_an_invoice_is_bad) {
    std::string dental(good_row);
    dental.replace(dental.find("medical"), 7, "dental");
    Taken const taken =
        take(std::string(header) + std::string(good_row) + dental + std::string(good_row));
    ASSERT_TRUE(taken.summary);
    EXPECT_EQ(taken.invoices.size(), 2u)
        << "the same number in the other ledger is another invoice";
    ASSERT_EQ(taken.summary->bad_row_count, 1u);
    EXPECT_EQ(taken.summary->bad_rows.front().line, 4u);
    EXPECT_EQ(taken.summary->bad_rows.front().column, "invoice_number");
}

TEST(InvoiceFile, names_the_first_bad_rows_and_counts_the_rest) {
    std::string text(header);
    for (int i = 0; i < 50; ++i)
        text += "bad\n";
    Taken const taken = take(text);
    EXPECT_EQ(taken.summary->bad_row_count, 50u);
    EXPECT_EQ(taken.summary->bad_rows.size(), bad_rows_named);
    EXPECT_EQ(taken.summary->bad_rows.front().line, 2u);
}

TEST(InvoiceFile, a_header_without_a_column_is_a_fault_of_the_file) {
    std::string text(header);
    text.replace(text.find(",balance"), 8, "");
    Taken const taken = take(text + std::string(good_row));
    ASSERT_FALSE(taken.summary);
    EXPECT_THAT(taken.summary.error().text(), HasSubstr("missing column: balance"));
    EXPECT_TRUE(taken.invoices.empty());
}

TEST(InvoiceFile, an_empty_file_is_a_fault) {
    EXPECT_THAT(take("").summary.error().what, HasSubstr("empty"));
    EXPECT_THAT(take("\xEF\xBB\xBF\n\n").summary.error().what, HasSubstr("empty"));
}

}  // namespace
}  // namespace lockbox::batches
