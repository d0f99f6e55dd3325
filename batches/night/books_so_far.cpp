// SPDX-License-Identifier: Apache-2.0
#include "batches/night/books_so_far.h"

#include "batches/night/taught_names.h"

namespace lockbox::batches {
namespace {

constexpr int days_looked_back = 400;

}  // namespace

matching::InvoiceIndex index_of(Store& store, matching::Weights const& weights) {
    matching::InvoiceIndex::Builder builder;
    for (OpenInvoice const& invoice : store.open_invoices())
        builder.add(invoice);
    matching::InvoiceIndex index(std::move(builder), weights);
    index.know_names(taught_names(store.lessons()));
    return index;
}

matching::Balances balances_in_books(Store& store, std::optional<BusinessDate> but_received_on) {
    matching::Balances balances;
    for (auto const& [invoice, paid] : store.paid_since_import(but_received_on)) {
        if (paid > no_cents) balances.pay(invoice, paid);
        if (paid < no_cents) balances.reopen(invoice, -paid);
    }
    return balances;
}

void EarlierPayers::begin_batch(BusinessDate received, Store& store,
                                matching::InvoiceIndex& index) {
    if (before_ == received) return;
    before_ = received;
    std::vector<matching::EarlierPayer> payers;
    store.for_each_payer(received.plus_days(-days_looked_back), received, [&](Payer const& payer) {
        if (auto const routing = RoutingNumber::parse(payer.routing))
            payers.push_back({*routing, payer.account, payer.member});
    });
    index.know_payers(payers);
}

}  // namespace lockbox::batches
