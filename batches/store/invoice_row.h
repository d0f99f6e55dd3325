// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <soci/soci.h>

#include <string>

#include "batches/store/stored_value.h"
#include "lockbox/open_invoice.h"

namespace lockbox::batches {

/// An open invoice as its table has it.
struct InvoiceRow {
    long long position = 0;
    std::string ledger, number, member, account, first, last, address_1, address_2, city, state,
        zip, phone, carrier, plan, month;
    long long due = 0;
    long long balance = 0;
    std::string due_date;

    void take(OpenInvoice const& invoice) {
        ++position;
        ledger = name(invoice.key.ledger);
        number = invoice.key.number.text();
        member = invoice.member_id.text();
        account = invoice.billing_account ? invoice.billing_account->text() : "";
        first = invoice.first_name;
        last = invoice.last_name;
        address_1 = invoice.address.line_1;
        address_2 = invoice.address.line_2;
        city = invoice.address.city;
        state = invoice.address.state;
        zip = invoice.address.zip;
        phone = invoice.phone;
        carrier = invoice.carrier;
        plan = invoice.plan;
        month = invoice.coverage_month.text();
        due = invoice.amount_due.count();
        balance = invoice.balance.count();
        due_date = invoice.due_date.text();
    }

    OpenInvoice invoice() const {
        return {{present(parse_ledger(ledger)), stored<InvoiceNumber>(number)},
                stored<MemberId>(member),
                account.empty() ? std::nullopt : std::optional(stored<BillingAccount>(account)),
                first,
                last,
                {address_1, address_2, city, state, zip},
                phone,
                carrier,
                plan,
                stored<CoverageMonth>(month),
                Cents::of(due),
                Cents::of(balance),
                stored<BusinessDate>(due_date)};
    }
};

/// The rows of a statement that selects an invoice's columns in the order of the table.
inline soci::statement invoice_rows(soci::details::prepare_temp_type prepared, InvoiceRow& row) {
    return (prepared, soci::into(row.ledger), soci::into(row.number), soci::into(row.member),
            soci::into(row.account), soci::into(row.first), soci::into(row.last),
            soci::into(row.address_1), soci::into(row.address_2), soci::into(row.city),
            soci::into(row.state), soci::into(row.zip), soci::into(row.phone),
            soci::into(row.carrier), soci::into(row.plan), soci::into(row.month),
            soci::into(row.due), soci::into(row.balance), soci::into(row.due_date));
}

}  // namespace lockbox::batches
