// SPDX-License-Identifier: Apache-2.0
#include "matching/decide.h"

#include <algorithm>

#include "matching/acceptance.h"
#include "matching/settle.h"

namespace lockbox::matching {
namespace {

bool has(Transaction const& transaction, PageKind kind) {
    return std::any_of(transaction.others.begin(), transaction.others.end(),
                       [&](OtherPaper const& paper) { return paper.kind == kind; });
}

Held without_payment(Transaction const& transaction) {
    bool const cash = has(transaction, PageKind::cash);
    return {cash ? HoldReason::cash : HoldReason::not_a_payment,
            {},
            cash ? "The envelope held cash and no check."
                 : "The envelope held no check and no money order.",
            std::nullopt,
            {},
            {}};
}

/// Which payments and coupons belong together.
std::vector<Group> grouped(Transaction const& transaction) {
    std::vector<Group> groups;
    std::vector<Coupon const*> coupons;
    for (Coupon const& coupon : transaction.coupons)
        coupons.push_back(&coupon);
    for (Payment const& payment : transaction.payments)
        groups.push_back(
            {{&payment},
             transaction.payments.size() == 1 ? coupons : std::vector<Coupon const*>()});
    return groups;
}

Decision decision_of(std::vector<HoldReason> reasons, AmountBelief const& amount,
                     Settlement settlement) {
    if (reasons.empty()) {
        LOCKBOX_ASSERT(!settlement.allocations.empty());
        return Posted{*amount.best(),        std::move(settlement.allocations),
                      settlement.on_account, settlement.probability,
                      settlement.runner_up,  std::move(settlement.candidates)};
    }
    std::sort(reasons.begin(), reasons.end());
    reasons.erase(std::unique(reasons.begin(), reasons.end()), reasons.end());
    HoldReason const first = reasons.front();
    reasons.erase(reasons.begin());
    std::string detail =
        settlement.detail.empty() ? std::string(clerk_text(first)) : settlement.detail;
    return Held{first,
                std::move(reasons),
                std::move(detail),
                amount.best(),
                std::move(settlement.candidates),
                std::move(settlement.allocations)};
}

}  // namespace

TransactionDecision decide(Transaction const& transaction, InvoiceIndex const& index,
                           Balances const& balances, CarrierTable const& carriers,
                           Policy const& policy) {
    if (transaction.payments.empty()) return {{}, without_payment(transaction)};
    Scene const scene{index.keys(), balances, carriers, policy};
    TransactionDecision result;
    for (Group const& group : grouped(transaction))
        for (Payment const* payment : group.payments) {
            AmountBelief const amount = amount_belief(*payment);
            Settlement settlement = settle(group, amount, scene);
            std::vector<HoldReason> reasons =
                acceptance_findings(*payment, amount, transaction.received, policy);
            reasons.insert(reasons.end(), settlement.reasons.begin(), settlement.reasons.end());
            if (has(transaction, PageKind::cash)) reasons.push_back(HoldReason::cash);
            if (has(transaction, PageKind::list)) reasons.push_back(HoldReason::check_and_list);
            result.payments.push_back(
                {payment->item, decision_of(std::move(reasons), amount, std::move(settlement))});
        }
    return result;
}

}  // namespace lockbox::matching
