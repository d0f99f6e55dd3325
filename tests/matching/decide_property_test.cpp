// SPDX-License-Identifier: Apache-2.0
// What holds for every envelope, whatever is in it.
#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "tests/matching/generated_list.h"

namespace lockbox::matching {
namespace {

struct World {
    GeneratedList list{{.members = 600, .consecutive_ids = false, .seed = 5}};
    InvoiceIndex index{list.invoices([](std::size_t) { return true; })};
    CarrierTable carriers = CarrierTable::shipped();
    Policy policy;
    Balances balances;
};

World const& world() {
    static World const the_world;
    return the_world;
}

/// An envelope with up to three checks and three coupons of up to three members, whose amounts are
/// sums that may or may not fit.
Transaction envelope(std::uint64_t seed) {
    Damage damage(seed);
    auto const& members = world().list.members();
    Transaction transaction{1, received_day(), {}, {}, {}};
    std::size_t const first = damage.draw(members.size() - 3);
    auto const any_bill = [&]() -> OpenInvoice const& {
        auto const& bills = members[first + damage.draw(3)];
        return bills[damage.draw(bills.size())];
    };
    for (auto coupons = damage.draw(4); coupons > 0; --coupons)
        transaction.coupons.push_back(coupon(any_bill(), static_cast<int>(100 + coupons)));
    for (auto checks = 1 + damage.draw(3); checks > 0; --checks) {
        auto sent = payment_for(any_bill(), static_cast<Kind>(damage.draw(4)), damage);
        Payment payment = sent.payments.front();
        payment.item = item(static_cast<int>(checks));
        if (damage.chance(0.3)) {
            Cents const sum = any_bill().balance + any_bill().balance;
            payment.amount = read_as(sum, 0.99999, How::reconciled);
        }
        if (damage.chance(0.1)) payment.signature_present = read_as(false, 0.99);
        transaction.payments.push_back(std::move(payment));
    }
    return transaction;
}

TransactionDecision decided(Transaction const& transaction) {
    return decide(transaction, world().index, world().balances, world().carriers, world().policy);
}

Cents balance_of(InvoiceKey const& key) {
    for (auto const& bills : world().list.members())
        for (OpenInvoice const& bill : bills)
            if (bill.key == key) return bill.balance;
    return no_cents;
}

std::map<std::string, Cents> paid_by_invoice(TransactionDecision const& decision) {
    std::map<std::string, Cents> paid;
    for (PaymentDecision const& payment : decision.payments)
        if (auto const* posted = std::get_if<Posted>(&payment.decision))
            for (Allocation const& part : posted->allocations)
                paid.try_emplace(part.invoice.number.text(), no_cents).first->second += part.amount;
    return paid;
}

void check_posting(Posted const& posted) {
    Cents sum = posted.on_account;
    for (Allocation const& part : posted.allocations) {
        RC_ASSERT(part.invoice.ledger == posted.ledger());
        RC_ASSERT(part.amount > no_cents);
        sum += part.amount;
    }
    RC_ASSERT(sum == posted.amount);
    RC_ASSERT(posted.on_account >= no_cents);
    RC_ASSERT(posted.on_account <= world().policy.on_account_limit);
    RC_ASSERT(posted.probability.complement() <= world().policy.wrong_posting_limit);
}

void check_candidates(std::vector<Candidate> const& candidates) {
    for (Candidate const& candidate : candidates) {
        double shown = 0;
        for (Evidence const& row : candidate.evidence)
            shown += std::stod(fmt::format("{:.1f}", row.bits.value()));
        RC_ASSERT(fmt::format("{:.1f}", shown) == fmt::format("{:.1f}", candidate.total.value()));
    }
}

RC_GTEST_PROP(Decide, money_adds_up_in_every_envelope, (std::uint64_t seed)) {
    Transaction const transaction = envelope(seed);
    TransactionDecision const decision = decided(transaction);
    RC_ASSERT(decision.payments.size() == transaction.payments.size());
    for (std::size_t i = 0; i < decision.payments.size(); ++i) {
        RC_ASSERT(decision.payments[i].item == transaction.payments[i].item);
        if (auto const* posted = std::get_if<Posted>(&decision.payments[i].decision)) {
            check_posting(*posted);
            check_candidates(posted->candidates);
        } else {
            check_candidates(std::get<Held>(decision.payments[i].decision).candidates);
        }
    }
    for (auto const& [number, paid] : paid_by_invoice(decision))
        for (Ledger const ledger : {Ledger::medical, Ledger::dental})
            if (Cents const open = balance_of({ledger, *InvoiceNumber::parse(number)});
                open > no_cents)
                RC_ASSERT(paid <= open);
}

RC_GTEST_PROP(Decide, the_order_of_papers_does_not_change_who_gets_what, (std::uint64_t seed)) {
    Transaction const transaction = envelope(seed);
    Transaction turned = transaction;
    std::reverse(turned.payments.begin(), turned.payments.end());
    std::reverse(turned.coupons.begin(), turned.coupons.end());
    RC_ASSERT(paid_by_invoice(decided(transaction)) == paid_by_invoice(decided(turned)));
}

RC_GTEST_PROP(Decide, the_same_envelope_gets_the_same_decision, (std::uint64_t seed)) {
    Transaction const transaction = envelope(seed);
    RC_ASSERT(text(decided(transaction)) == text(decided(transaction)));
}

}  // namespace
}  // namespace lockbox::matching
