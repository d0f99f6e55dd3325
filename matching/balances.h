// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unordered_map>

#include "lockbox/decision.h"
#include "lockbox/open_invoice.h"

namespace lockbox::matching {

/// What has been paid on invoices since the open-invoice file was imported: by earlier nights, and
/// by the transactions of this night that came before.
class Balances {
public:
    Balances() = default;
    /// Nothing paid beyond what `earlier` holds; `earlier` must outlive it and stay as it is.
    static Balances on_top_of(Balances const& earlier);

    /// What is still open on `invoice`; never negative.
    Cents open(OpenInvoice const& invoice) const { return open(invoice.key, invoice.balance); }
    /// The same of the invoice `key`, of which `balance` was open at import.
    Cents open(InvoiceKey const& key, Cents balance) const;
    bool nothing_paid() const { return paid_.empty() && (!earlier_ || earlier_->nothing_paid()); }
    void pay(InvoiceKey const& invoice, Cents amount);
    /// What was paid before the list came is open again.
    void reopen(InvoiceKey const& invoice, Cents amount);
    void pay(std::vector<Allocation> const& allocations);
    /// Enters every allocation of a transaction's postings.
    void pay(TransactionDecision const& decision);

private:
    std::unordered_map<InvoiceKey, Cents> paid_;
    Balances const* earlier_ = nullptr;
};

}  // namespace lockbox::matching
