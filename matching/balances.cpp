// SPDX-License-Identifier: Apache-2.0
#include "matching/balances.h"

#include <algorithm>

namespace lockbox::matching {

Balances Balances::on_top_of(Balances const& earlier) {
    Balances result;
    result.earlier_ = &earlier;
    return result;
}

Cents Balances::open(InvoiceKey const& key, Cents balance) const {
    Cents const before = earlier_ ? earlier_->open(key, balance) : std::max(balance, no_cents);
    auto const paid = paid_.find(key);
    return paid == paid_.end() ? before : std::max(before - paid->second, no_cents);
}

void Balances::pay(InvoiceKey const& invoice, Cents amount) {
    LOCKBOX_ASSERT(amount > no_cents);
    auto const [entry, is_new] = paid_.try_emplace(invoice, amount);
    if (!is_new) entry->second += amount;
}

void Balances::reopen(InvoiceKey const& invoice, Cents amount) {
    LOCKBOX_ASSERT(amount > no_cents);
    auto const [entry, is_new] = paid_.try_emplace(invoice, -amount);
    if (!is_new) entry->second -= amount;
}

void Balances::pay(std::vector<Allocation> const& allocations) {
    for (Allocation const& part : allocations)
        pay(part.invoice, part.amount);
}

void Balances::pay(TransactionDecision const& decision) {
    for (PaymentDecision const& payment : decision.payments)
        if (auto const* posted = std::get_if<Posted>(&payment.decision)) pay(posted->allocations);
}

}  // namespace lockbox::matching
