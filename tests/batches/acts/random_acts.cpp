// SPDX-License-Identifier: Apache-2.0
#include "tests/batches/acts/random_acts.h"

#include <fmt/format.h>

#include <array>

#include "tests/batches/store/sample_records.h"

namespace lockbox::batches::test {
namespace {

constexpr int invoices_of_ledger = 20;
constexpr int members = 10;

std::uint64_t below(std::mt19937_64& random, std::uint64_t n) {
    return random() % n;
}

Cents up_to(std::mt19937_64& random, Cents most) {
    return Cents::of(
        1 + static_cast<std::int64_t>(below(random, static_cast<std::uint64_t>(most.count()))));
}

/// Shares `amount` out among up to three invoices and accounts.
Resolution random_posting(std::mt19937_64& random, Cents amount,
                          std::vector<OpenInvoice> const& invoices) {
    Resolution resolution{Outcome::posted};
    Cents rest = amount;
    for (std::uint64_t parts = 1 + below(random, 3); parts > 0 && rest > no_cents; --parts) {
        Cents const part = parts == 1 ? rest : up_to(random, rest);
        rest -= part;
        OpenInvoice const& invoice = invoices[below(random, invoices.size())];
        if (below(random, 3) == 0)
            resolution.on_account.push_back({invoice.key.ledger, invoice.member_id, part});
        else
            resolution.allocations.push_back({invoice.key, invoice.member_id, part});
    }
    return resolution;
}

void spoil(std::mt19937_64& random, ActRequest& request) {
    switch (below(random, 6)) {
        case 0:
            request.note.clear();
            break;
        case 1:
            request.applies_to = hex_id(random());
            break;
        case 2:
            request.date = request.date.plus_days(-30);
            break;
        case 3:
            if (request.resolution && !request.resolution->allocations.empty())
                request.resolution->allocations[0].amount += Cents::of(1);
            break;
        case 4:
            if (request.resolution && !request.resolution->allocations.empty())
                request.resolution->allocations[0].member_id = member(999);
            break;
        default:
            if (request.resolution && !request.resolution->allocations.empty())
                request.resolution->allocations[0].invoice = invoice(Ledger::dental, 999);
    }
}

}  // namespace

std::vector<OpenInvoice> forty_invoices() {
    std::vector<OpenInvoice> invoices;
    for (Ledger const ledger : {Ledger::medical, Ledger::dental})
        for (int i = 0; i < invoices_of_ledger; ++i) {
            OpenInvoice one = open_invoice(ledger, 100 + i, Cents::of(90'000 - 2'000 * i));
            one.member_id = member(i % members);
            invoices.push_back(std::move(one));
        }
    return invoices;
}

ActRequest random_request(std::mt19937_64& random, ItemId const& item, ItemState const& state,
                          std::vector<OpenInvoice> const& invoices, BusinessDate day) {
    ActRequest request{item, ActKind::resolve, std::nullopt, "", day, "Clerk", "a note"};
    bool const held = state.standing == ItemState::Standing::held;
    if (!held || below(random, 12) == 0)
        request.kind = below(random, 2) == 0 ? ActKind::reverse : ActKind::returned;
    if (request.kind == ActKind::resolve) {
        bool const keys = !state.amount || below(random, 6) == 0;
        Cents const keyed = up_to(random, Cents::of(60'000));
        Cents const amount = keys ? keyed : *state.amount;
        request.resolution = below(random, 4) != 0
                                 ? random_posting(random, amount, invoices)
                                 : Resolution{static_cast<Outcome>(1 + below(random, 3))};
        if (keys && below(random, 8) != 0) request.resolution->keyed_amount = keyed;
    }
    if (below(random, 3) == 0) request.applies_to = state.key;
    if (below(random, 6) == 0) spoil(random, request);
    return request;
}

Decision random_decision(std::mt19937_64& random, std::vector<OpenInvoice> const& invoices) {
    switch (below(random, 4)) {
        case 0:
            return held(HoldReason::amount_unreadable, std::nullopt);
        case 1: {
            OpenInvoice const& invoice = invoices[below(random, invoices.size())];
            Posted decision = posted(invoice.key.ledger, {up_to(random, Cents::of(500))},
                                     below(random, 2) == 0 ? no_cents : Cents::of(77), 1);
            decision.allocations[0].invoice = invoice.key;
            decision.allocations[0].member_id = invoice.member_id;
            return decision;
        }
        default:
            return held(HoldReason::member_unknown, up_to(random, Cents::of(60'000)));
    }
}

}  // namespace lockbox::batches::test
