// SPDX-License-Identifier: Apache-2.0
#include "matching/balances.h"

#include <algorithm>

namespace lockbox::matching {

Cents Balances::open(OpenInvoice const& invoice) const {
    auto const paid = paid_.find(invoice.key);
    if (paid == paid_.end()) return std::max(invoice.balance, no_cents);
    return std::max(invoice.balance - paid->second, no_cents);
}

void Balances::pay(InvoiceKey const& invoice, Cents amount) {
    LOCKBOX_ASSERT(amount > no_cents);
    auto const [entry, is_new] = paid_.try_emplace(invoice, amount);
    if (!is_new) entry->second += amount;
}

void Balances::pay(TransactionDecision const& decision) {
    for (PaymentDecision const& payment : decision.payments)
        if (auto const* posted = std::get_if<Posted>(&payment.decision))
            for (Allocation const& part : posted->allocations)
                pay(part.invoice, part.amount);
}

}  // namespace lockbox::matching
