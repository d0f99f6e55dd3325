// SPDX-License-Identifier: Apache-2.0
// What a ledger posted on a day.
#include "batches/store/database.h"
#include "batches/store/sql.h"
#include "batches/store/stored_value.h"

namespace lockbox::batches {
namespace {

struct PostedRow {
    long long entry = 0, batch = 0, amount = 0;
    std::string batch_number, item, routing, account, serial, written, payer;
    std::string journal_account, subject, member, first, last, carrier, month;
    Nullable due{std::nullopt};

    PostedPayment payment() const {
        return {stored<ItemId>(item),
                routing,
                account,
                serial,
                written.empty() ? std::nullopt : std::optional(stored<BusinessDate>(written)),
                payer,
                {}};
    }
    PaidPart part() const {
        bool const on_account = journal_account == name(Account::on_account);
        PaidPart part{on_account ? std::nullopt : std::optional(stored<InvoiceNumber>(subject)),
                      stored<MemberId>(member),
                      Cents::of(amount),
                      first,
                      last,
                      carrier,
                      month.empty() ? std::nullopt : std::optional(stored<CoverageMonth>(month)),
                      cents_of(due.get())};
        // Those of another invoice of the member say nothing about this money but its carrier.
        if (on_account) part.month.reset();
        if (on_account) part.amount_due.reset();
        return part;
    }
};

}  // namespace

std::vector<PostedBatch> Store::posted_on(Ledger ledger, BusinessDate day) {
    return guarded("read what was posted", [&] {
        PostedRow row;
        std::string const date = day.text();
        std::string const book(name(ledger));
        soci::statement rows =
            (state_->sql.prepare << sql::posted_on, soci::use(date), soci::use(book),
             soci::into(row.entry), soci::into(row.batch_number), soci::into(row.batch),
             soci::into(row.item), soci::into(row.routing), soci::into(row.account),
             soci::into(row.serial), soci::into(row.written), soci::into(row.payer),
             soci::into(row.journal_account), soci::into(row.subject), soci::into(row.member),
             soci::into(row.amount), soci::into(row.first), soci::into(row.last),
             soci::into(row.carrier), soci::into(row.month),
             soci::into(row.due.value, row.due.indicator));
        std::vector<PostedBatch> batches;
        long long entry = 0;
        long long batch = 0;
        rows.execute();
        while (rows.fetch()) {
            if (batches.empty() || row.batch != batch) batches.push_back({row.batch_number, {}});
            if (row.entry != entry) batches.back().payments.push_back(row.payment());
            batches.back().payments.back().parts.push_back(row.part());
            entry = row.entry;
            batch = row.batch;
        }
        return batches;
    });
}

Cents Store::posted_total(Ledger ledger, BusinessDate day) {
    return guarded("add up what was posted", [&] {
        std::string const date = day.text();
        std::string const book(name(ledger));
        long long total = 0;
        state_->sql << sql::posted_total, soci::use(date), soci::use(book), soci::into(total);
        return Cents::of(total);
    });
}

}  // namespace lockbox::batches
