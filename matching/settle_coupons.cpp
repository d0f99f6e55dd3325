// SPDX-License-Identifier: Apache-2.0
// One payment with several coupons: family members, several months, health and dental.
#include <fmt/format.h>
#include <algorithm>

#include "matching/identity.h"
#include "matching/settle.h"

namespace lockbox::matching {
namespace {

/// An invoice that a coupon names, open or paid.
struct Called {
    InvoicePlace invoice;
    Cents open;
    Account account;
};

struct Calls {
    std::vector<Called> invoices;  ///< Each once, in the order of the coupons.
    double probability = 1;        ///< That all are right.
    double runner_up = 0;
    std::optional<Identity> doubt;  ///< The first coupon that is not certain.
    std::vector<Candidate> candidates;
};

/// What the coupon alone leads to. A coupon without an invoice number leads to the oldest open
/// month of its account.
InvoicePlace invoice_called(AccountScore const& score, Scene const& scene) {
    if (score.named) return *score.named;
    for (InvoicePlace const i : scene.keys.invoices_of(score.account))
        if (open_amount(scene.keys.list, i, scene.balances) > no_cents) return i;
    return scene.keys.list.end_of(score.account) - 1;
}

void add_call(Calls& calls, Coupon const& coupon, Scene const& scene) {
    Query const query{{paper_of(coupon, scene.carriers)}, {}};
    Ranking const ranking = rank(query, scene);
    Identity const who = identity(ranking, query, scene);
    for (Candidate& candidate : candidates_of(ranking, query, scene, 2))
        calls.candidates.push_back(std::move(candidate));
    if (who.reason && !calls.doubt) calls.doubt = who;
    if (ranking.empty()) return;
    calls.probability *= ranking.probabilities.front().value();
    calls.runner_up = std::max(calls.runner_up, ranking.runner_up().value());
    AccountScore const& best = ranking.scores.front();
    InvoicePlace const invoice = invoice_called(best, scene);
    Cents const open = open_amount(scene.keys.list, invoice, scene.balances);
    bool const again = std::any_of(calls.invoices.begin(), calls.invoices.end(),
                                   [&](Called const& c) { return c.invoice == invoice; });
    if (!again) calls.invoices.push_back({invoice, open, best.account});
}

Cents sum_of(std::vector<Called> const& invoices) {
    Cents sum = no_cents;
    for (Called const& called : invoices)
        sum += called.open;
    return sum;
}

std::vector<Allocation> in_full(std::vector<Called> const& invoices, InvoiceList const& list) {
    std::vector<Allocation> parts;
    for (Called const& called : invoices)
        if (called.open > no_cents)
            parts.push_back({list.key(called.invoice),
                             list.member_id(list.member_of(called.invoice)), called.open});
    return parts;
}

bool one_ledger(std::vector<Called> const& invoices, InvoiceList const& list) {
    return std::all_of(invoices.begin(), invoices.end(), [&](Called const& called) {
        return list.ledger(called.invoice) == list.ledger(invoices.front().invoice);
    });
}

/// The only selection of the coupons whose sum is the amount; all of them if that is exact.
std::vector<Called> exact_selection(std::vector<Called> const& invoices, Cents amount) {
    constexpr std::size_t most_coupons = 10;
    if (sum_of(invoices) == amount) return invoices;
    if (invoices.size() > most_coupons) return {};
    std::vector<Called> found;
    for (std::size_t bits = 1; bits < (std::size_t{1} << invoices.size()); ++bits) {
        std::vector<Called> some;
        for (std::size_t i = 0; i < invoices.size(); ++i)
            if (((bits >> i) & 1U) != 0 && invoices[i].open > no_cents) some.push_back(invoices[i]);
        if (some.empty() || sum_of(some) != amount) continue;
        if (!found.empty() && found.size() == some.size() &&
            std::equal(found.begin(), found.end(), some.begin(),
                       [](auto& a, auto& b) { return a.invoice == b.invoice; }))
            continue;
        if (!found.empty()) return {};
        found = some;
    }
    return found;
}

/// A member id or billing account on the check must be that of one of the coupons' members.
bool check_names_another(Payment const& payment, std::vector<Called> const& invoices,
                         Scene const& scene) {
    constexpr double points_elsewhere = -5;
    Query query{{paper_of(payment, scene.carriers)}, {}};
    query.papers[0].name.reset();
    query.papers[0].address.reset();
    if (!query.papers[0].member_id && !query.papers[0].billing_account) return false;
    return std::all_of(invoices.begin(), invoices.end(), [&](Called const& called) {
        AccountScore const score = score_account(query, called.account, scene);
        return score.bits(EvidenceField::member_id) + score.bits(EvidenceField::billing_account) <=
               points_elsewhere;
    });
}

bool check_names_other_ledger(Payment const& payment, Ledger ledger, Scene const& scene) {
    QueryPaper const paper = paper_of(payment, scene.carriers);
    return paper.known_carrier && paper.known_carrier->ledger != ledger;
}

HoldReason reason_for_difference(Cents amount, Cents due) {
    if (due == no_cents) return HoldReason::already_paid;
    return amount < due ? HoldReason::short_payment : HoldReason::over_payment;
}

/// Several coupons of one account may be paid as a run of its oldest months, or with a little over.
std::optional<Plan> plan_of_one_account(std::vector<Called> const& invoices, Cents amount,
                                        Scene const& scene) {
    bool const one = std::all_of(invoices.begin(), invoices.end(), [&](Called const& called) {
        return called.account == invoices.front().account;
    });
    if (!one) return std::nullopt;
    Plan const plan = allocate(scene.keys.list, invoices.front().account, std::nullopt, amount,
                               scene.balances, scene.policy);
    bool const good = plan.outcome == Outcome::exact || plan.outcome == Outcome::months ||
                      plan.outcome == Outcome::over;
    return good ? std::optional(plan) : std::nullopt;
}

}  // namespace

Settlement settle_coupons(Group const& group, AmountBelief const& amount, Scene const& scene) {
    LOCKBOX_ASSERT(group.payments.size() == 1);
    Calls calls;
    for (Coupon const* coupon : group.coupons)
        add_call(calls, *coupon, scene);
    Settlement result;
    result.candidates = std::move(calls.candidates);
    result.runner_up = Probability::clamped(calls.runner_up);
    if (calls.doubt) {
        result.hold(*calls.doubt->reason, "One of the coupons: " + calls.doubt->detail);
        return result;
    }
    if (!amount.best()) return result;
    Cents const paid = *amount.best();
    Cents const due = sum_of(calls.invoices);
    std::vector<Cents> exact_sums{due};
    std::vector<Called> const selected = exact_selection(calls.invoices, paid);
    std::optional<Plan> const plan = plan_of_one_account(calls.invoices, paid, scene);
    if (!selected.empty()) {
        result.allocations = in_full(selected, scene.keys.list);
        exact_sums.push_back(paid);
        if (!one_ledger(selected, scene.keys.list))
            result.hold(HoldReason::combined_health_dental,
                        fmt::format("{} pays coupons of both ledgers together.", paid.display()));
    } else if (plan) {
        result.allocations = plan->allocations;
        if (plan->outcome != Outcome::over) exact_sums.push_back(paid);
    } else {
        if (!one_ledger(calls.invoices, scene.keys.list))
            result.hold(HoldReason::combined_health_dental,
                        "One check comes with coupons of both ledgers.");
        result.hold(reason_for_difference(paid, due),
                    fmt::format("{} was paid; the coupons together ask for {}.", paid.display(),
                                due.display()));
    }
    Payment const& payment = *group.payments.front();
    if (check_names_another(payment, calls.invoices, scene))
        result.hold(HoldReason::member_ambiguous,
                    "The number on the check is not that of any of the coupons.");
    if (result.reasons.empty() &&
        check_names_other_ledger(payment, result.allocations.front().invoice.ledger, scene))
        result.hold(HoldReason::carrier_disagrees,
                    "The check names a carrier of the other ledger than the coupons.");
    result.finish(Probability::clamped(calls.probability), amount.of_best(exact_sums), amount,
                  scene.policy);
    return result;
}

}  // namespace lockbox::matching
