// SPDX-License-Identifier: Apache-2.0
#include "batches/export/night_figures.h"

#include <fmt/format.h>

#include <set>

namespace lockbox::batches {
namespace {

void add(NightFigures& figures, Posted const& posted) {
    LedgerFigures& ledger = figures.ledgers[static_cast<std::size_t>(posted.ledger())];
    ++ledger.payments;
    for (Allocation const& allocation : posted.allocations)
        ledger.posted += allocation.amount;
    ledger.on_account += posted.on_account;
}

void add(NightFigures& figures, Held const& held, bool is_payment) {
    ReasonFigures& reason = figures.held[held.reason];
    ++reason.items;
    if (is_payment && held.amount)
        reason.amount += *held.amount;
    else if (is_payment)
        ++reason.amount_unknown;
}

}  // namespace

Cents NightFigures::held_sum() const {
    Cents sum = no_cents;
    for (auto const& [reason, figures] : held)
        sum += figures.amount;
    return sum;
}

bool NightFigures::balances() const {
    LedgerFigures const& medical = of(Ledger::medical);
    LedgerFigures const& dental = of(Ledger::dental);
    return totals.balances() && totals.posted_medical == medical.posted &&
           totals.posted_dental == dental.posted &&
           totals.on_account_medical == medical.on_account &&
           totals.on_account_dental == dental.on_account && totals.held == held_sum();
}

std::string NightFigures::balance_line() const {
    return fmt::format(
        "captured {} = posted {} (medical) + {} (dental) + on account {} + held {}: {}",
        totals.captured.display(), totals.posted_medical.display(), totals.posted_dental.display(),
        (totals.on_account_medical + totals.on_account_dental).display(), totals.held.display(),
        balances() ? "OK" : "OUT OF BALANCE");
}

NightFigures figures_of(Store& store, std::optional<BusinessDate> received,
                        std::function<bool(BatchId const&)> const& wanted) {
    NightFigures figures;
    // Only days of which a batch is wanted are looked at: a year of nights before them costs
    // nothing.
    std::set<BusinessDate> days;
    for (BatchSummary const& batch : store.batches(received)) {
        if (!wanted(batch.id)) continue;
        ++figures.batches;
        figures.totals += batch.totals;
        days.insert(batch.received);
    }
    for (BusinessDate const day : days)
        store.for_each_decided(Store::Which::all, day, [&](DecidedItem const& item) {
            if (!wanted(item.batch)) return;
            if (auto const* posted = std::get_if<Posted>(&item.decision))
                add(figures, *posted);
            else
                add(figures, std::get<Held>(item.decision), item.is_payment);
        });
    return figures;
}

NightFigures figures_of_all(Store& store) {
    NightFigures figures;
    for (BatchSummary const& batch : store.batches()) {
        ++figures.batches;
        figures.totals += batch.totals;
    }
    Totals const& totals = figures.totals;
    AllNights const all = store.all_nights();
    figures.ledgers = {
        LedgerFigures{all.posted_payments[0], totals.posted_medical, totals.on_account_medical},
        LedgerFigures{all.posted_payments[1], totals.posted_dental, totals.on_account_dental}};
    for (AllNights::Reason const& one : all.held)
        figures.held[one.reason] = {one.items, one.amount_unknown, one.amount};
    return figures;
}

}  // namespace lockbox::batches
