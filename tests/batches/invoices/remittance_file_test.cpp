// SPDX-License-Identifier: Apache-2.0
#include "batches/invoices/remittance_file.h"

#include <gmock/gmock.h>

#include "tests/batches/scratch_folder.h"

namespace lockbox::batches {
namespace {

tl::expected<RemittanceFile, Fault> read(std::string_view text) {
    ScratchFolder const folder;
    RemittanceDefaults const defaults{*BusinessDate::of(2026, 11, 23), Policy{},
                                      CarrierTable::shipped()};
    return read_remittance_file(folder.write("r.csv", text), defaults);
}

template <class T>
std::string why(Reading<T> const& reading) {
    auto const* unread = std::get_if<Unread>(&reading);
    return unread ? std::string(name(unread->why)) : "read";
}

TEST(RemittanceFile, a_cell_is_a_reading_and_an_empty_one_is_absent) {
    auto const file = read(
        "remittance_id,amount,member_id,first_name,last_name,zip,carrier,ledger,received\n"
        "r1,345.67,100000000017,Ada,Lovelace,02108,BCBS,medical,2026-11-20\nr2,,,,,,,,\n");
    ASSERT_TRUE(file) << file.error().text();
    ASSERT_EQ(file->rows.size(), 2u);
    EXPECT_EQ(file->rows[0].remittance_id, "r1");
    EXPECT_EQ(file->rows[0].transaction.received.text(), "2026-11-20");
    Payment const& first = file->rows[0].transaction.payments.front();
    EXPECT_EQ(read_of(first.amount)->value.count(), 34567);
    EXPECT_EQ(read_of(first.subscriber.member_id)->value.text(), "100000000017");
    EXPECT_EQ(read_of(first.subscriber.name)->value, "Ada Lovelace");
    EXPECT_EQ(read_of(first.subscriber.address)->value, "02108");
    EXPECT_EQ(read_of(first.subscriber.carrier)->value, "Blue Cross Blue Shield of Massachusetts");
    EXPECT_EQ(read_of(first.subscriber.ledger)->value, Ledger::medical);
    EXPECT_EQ(why(first.subscriber.invoice_number), "absent");
    Payment const& second = file->rows[1].transaction.payments.front();
    EXPECT_EQ(why(second.amount), "absent");
    EXPECT_EQ(why(second.subscriber.name), "absent");
    EXPECT_EQ(file->rows[1].transaction.received.text(), "2026-11-23");
    EXPECT_NE(first.item, second.item);
}

TEST(RemittanceFile, a_damaged_identifier_is_read_and_invalid) {
    auto const file = read("amount,member_id,billing_account,carrier\n1.00,10000000001,8,Acme\n");
    ASSERT_TRUE(file);
    Subscriber const& subscriber = file->rows[0].transaction.payments.front().subscriber;
    EXPECT_EQ(why(subscriber.member_id), "invalid");
    EXPECT_EQ(read_of(subscriber.member_id_digits)->value, "10000000001");
    EXPECT_EQ(why(subscriber.billing_account), "invalid");
    EXPECT_EQ(why(subscriber.carrier), "invalid");
}

TEST(RemittanceFile, an_amount_or_date_that_is_none_is_a_bad_row) {
    auto const file = read("amount,received\n1.00,2026-11-20\ntwelve,\n1.00,yesterday\n");
    ASSERT_TRUE(file);
    ASSERT_EQ(file->bad_row_count, 2u);
    EXPECT_EQ(file->bad_rows[0].line, 3u);
    EXPECT_EQ(file->bad_rows[0].column, "amount");
    EXPECT_EQ(file->bad_rows[1].line, 4u);
    EXPECT_EQ(file->bad_rows[1].column, "received");
    EXPECT_EQ(file->rows.size(), 1u);
}

}  // namespace
}  // namespace lockbox::batches
