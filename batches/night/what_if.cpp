// SPDX-License-Identifier: Apache-2.0
#include "batches/night/what_if.h"

#include <algorithm>
#include <unordered_map>

#include "batches/night/books_so_far.h"
#include "batches/night/earlier_presentments.h"
#include "batches/night/read_transaction.h"
#include "batches/night/stored_remittance.h"

namespace lockbox::batches {
namespace {

std::string standing(Decision const& decision) {
    auto const* held = std::get_if<Held>(&decision);
    return held ? std::string(name(held->reason)) : "posted";
}

bool same(Decision const& a, Decision const& b) {
    auto const* x = std::get_if<Posted>(&a);
    auto const* y = std::get_if<Posted>(&b);
    if (!x || !y) return standing(a) == standing(b);
    auto const pays_the_same = [](Allocation const& p, Allocation const& q) {
        return p.invoice == q.invoice && p.amount == q.amount;
    };
    return x->amount == y->amount && x->on_account == y->on_account &&
           std::equal(x->allocations.begin(), x->allocations.end(), y->allocations.begin(),
                      y->allocations.end(), pays_the_same);
}

/// A night's decisions made again under one policy.
class Again {
public:
    Again(SiteConfig config, Store& store, BusinessDate day)
        : config_(std::move(config)),
          presentments_(store, config_.policy),
          balances_(balances_in_books(store, day)) {
        presentments_.begin_batch(day);
    }
    TransactionDecision decide(TransactionRecord const& record, BusinessDate received,
                               matching::InvoiceIndex const& index,
                               std::unordered_map<std::string, std::size_t> const& order) const {
        ReadTransaction again{{record.sequence, record.papers, {}},
                              stored_remittance(record, received)};
        for (Payment& payment : again.remittance.payments) {
            payment.earlier = presentments_.find(payment);
            std::size_t const own = order.at(payment.item.text());
            std::erase_if(payment.earlier, [&](EarlierPresentment const& one) {
                return order.at(one.item.text()) >= own;
            });
        }
        return decide_transaction(again, {index, balances_, config_});
    }
    void pay(TransactionDecision const& decision) { balances_.pay(decision); }

private:
    SiteConfig config_;
    EarlierPresentments presentments_;
    matching::Balances balances_;
};

SiteConfig with(SiteConfig config, Policy const& policy) {
    config.policy = policy;
    return config;
}

/// The transactions of a day in the order of the books.
std::vector<std::pair<BatchId, int>> transactions_of(Store& store, BusinessDate day) {
    std::vector<std::pair<BatchId, int>> transactions;
    store.for_each_decided(Store::Which::all, day, [&](DecidedItem const& item) {
        std::pair const one(item.batch, item.transaction);
        if (transactions.empty() || transactions.back() != one) transactions.push_back(one);
    });
    return transactions;
}

/// Each presented item's place in the order of arrival.
std::unordered_map<std::string, std::size_t> order_of_arrival(Store& store) {
    std::unordered_map<std::string, std::size_t> order;
    store.for_each_presentment(*BusinessDate::of(1900, 1, 1), [&](Presentment const& one) {
        order.emplace(one.item.text(), order.size());
    });
    return order;
}

void count(WhatIf& result, PaymentKind kind, Decision const& then, Decision const& now) {
    ++result.payments;
    auto const enter = [&](Decision const& decision, PaymentSum ThenAndNow::*when) {
        if (auto const* held = std::get_if<Held>(&decision)) {
            (result.held.*when).add(decision);
            (result.held_by_reason[held->reason].*when).add(decision);
            return;
        }
        (result.posted.*when).add(decision);
        (result.posted_by_kind[kind].*when).add(decision);
    };
    enter(then, &ThenAndNow::then);
    enter(now, &ThenAndNow::now);
    if (!same(then, now)) result.changes[{standing(then), standing(now)}].add(now);
}

}  // namespace

void PaymentSum::add(Decision const& decision) {
    ++payments;
    auto const* held = std::get_if<Held>(&decision);
    amount = amount + (held ? held->amount.value_or(no_cents) : std::get<Posted>(decision).amount);
}

WhatIf what_if(Site const& site, Store& store, BusinessDate day, Policy const& other) {
    WhatIf result{.day = day};
    matching::InvoiceIndex index = index_of(store, site.weights);
    EarlierPayers().begin_batch(day, store, index);
    auto const order = order_of_arrival(store);
    Again present(site.config, store, day);
    Again changed(with(site.config, other), store, day);
    for (auto const& [batch, sequence] : transactions_of(store, day)) {
        auto const record = store.transaction(batch, sequence);
        Transaction const remittance = stored_remittance(*record, day);
        TransactionDecision const a = present.decide(*record, day, index, order);
        TransactionDecision now = changed.decide(*record, day, index, order);
        for (std::size_t i = 0; i < now.payments.size(); ++i) {
            Decision const& then = record->decision.payments[i].decision;
            result.otherwise_than_the_night += same(a.payments[i].decision, then) ? 0 : 1;
            bool const of_the_batch = standing(then) == name(HoldReason::transaction_unbalanced);
            if (of_the_batch || same(a.payments[i].decision, now.payments[i].decision))
                now.payments[i].decision = then;
            count(result, remittance.payments[i].kind, then, now.payments[i].decision);
        }
        present.pay(record->decision);
        changed.pay(now);
    }
    return result;
}

}  // namespace lockbox::batches
