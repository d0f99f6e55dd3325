// SPDX-License-Identifier: Apache-2.0
#include "matching/decide.h"

#include <algorithm>

#include "matching/acceptance.h"
#include "matching/assignment.h"

namespace lockbox::matching {
namespace {

bool has(Transaction const& transaction, PageKind kind) {
    return std::any_of(transaction.others.begin(), transaction.others.end(),
                       [&](OtherPaper const& paper) { return paper.kind == kind; });
}

/// A payment may be among the papers: one of them cannot be seen, or all pictures are blank.
bool something_unseen(Transaction const& transaction) {
    auto const& papers = transaction.others;
    bool const all_blank = std::all_of(papers.begin(), papers.end(), [](OtherPaper const& paper) {
        return paper.kind == PageKind::blank;
    });
    return (all_blank && transaction.coupons.empty()) ||
           std::any_of(papers.begin(), papers.end(),
                       [](OtherPaper const& paper) { return !paper.image_usable; });
}

HoldReason reason_without_payment(Transaction const& transaction) {
    if (something_unseen(transaction)) return HoldReason::image_unusable;
    return has(transaction, PageKind::cash) ? HoldReason::cash : HoldReason::not_a_payment;
}

Held without_payment(Transaction const& transaction, Scene const& scene) {
    HoldReason const reason = reason_without_payment(transaction);
    Held held{reason, {}, std::string(clerk_text(reason)), std::nullopt, {}, {}};
    for (Coupon const& coupon : transaction.coupons) {
        Query const query{{paper_of(coupon, scene.carriers)}, {}};
        for (Candidate& candidate : candidates_of(rank(query, scene), query, scene, 2))
            held.candidates.push_back(std::move(candidate));
    }
    return held;
}

/// What the envelope as a whole says against each payment in it.
std::vector<HoldReason> envelope_findings(Transaction const& transaction) {
    std::vector<HoldReason> found;
    if (has(transaction, PageKind::cash)) found.push_back(HoldReason::cash);
    if (has(transaction, PageKind::list)) found.push_back(HoldReason::check_and_list);
    return found;
}

/// A group that is settled, and what speaks against each of its payments.
struct Settled {
    Group group;
    Settlement settlement;
    std::vector<AmountBelief> amounts;
    std::vector<std::vector<HoldReason>> reasons;  ///< Of each payment; none: it posts.
};

Settled settled(Group group, Transaction const& transaction, Scene const& scene) {
    Settled result{std::move(group), {}, {}, {}};
    for (Payment const* payment : result.group.payments)
        result.amounts.push_back(amount_belief(*payment));
    bool const several = result.amounts.size() > 1;
    AmountBelief const whole = several ? sum_of(result.amounts) : result.amounts.front();
    result.settlement = settle(result.group, whole, scene);
    bool any_held = false;
    for (std::size_t i = 0; i < result.group.payments.size(); ++i) {
        auto reasons = acceptance_findings(*result.group.payments[i], result.amounts[i],
                                           transaction.received, scene.policy);
        auto const envelope = envelope_findings(transaction);
        reasons.insert(reasons.end(), envelope.begin(), envelope.end());
        // Whom a check with a list of payers pays for is in the list, not on the check.
        if (!has(transaction, PageKind::list))
            reasons.insert(reasons.end(), result.settlement.reasons.begin(),
                           result.settlement.reasons.end());
        any_held = any_held || !reasons.empty();
        result.reasons.push_back(std::move(reasons));
    }
    // Checks that pay one coupon together post together or not at all.
    if (any_held)
        for (auto& reasons : result.reasons)
            if (reasons.empty()) reasons.push_back(HoldReason::transaction_unbalanced);
    return result;
}

/// The part of a group's allocations that the next payment pays: as much of them, in order, as its
/// amount. What it takes is taken out of `left`.
std::vector<Allocation> next_part(std::vector<Allocation>& left, Cents amount) {
    std::vector<Allocation> part;
    while (!left.empty() && amount > no_cents) {
        Allocation& first = left.front();
        Cents const now = std::min(first.amount, amount);
        part.push_back({first.invoice, first.member_id, now});
        amount -= now;
        first.amount -= now;
        if (first.amount == no_cents) left.erase(left.begin());
    }
    return part;
}

Cents sum(std::vector<Allocation> const& allocations) {
    Cents total = no_cents;
    for (Allocation const& part : allocations)
        total += part.amount;
    return total;
}

Decision held(std::vector<HoldReason> reasons, AmountBelief const& amount,
              Settlement const& settlement, std::vector<Allocation> proposed) {
    std::sort(reasons.begin(), reasons.end());
    reasons.erase(std::unique(reasons.begin(), reasons.end()), reasons.end());
    HoldReason const first = reasons.front();
    reasons.erase(reasons.begin());
    bool const explained = !settlement.detail.empty() &&
                           std::find(settlement.reasons.begin(), settlement.reasons.end(), first) !=
                               settlement.reasons.end();
    return Held{first,
                std::move(reasons),
                explained ? settlement.detail : std::string(clerk_text(first)),
                amount.best(),
                settlement.candidates,
                std::move(proposed)};
}

Decision posted(Cents amount, std::vector<Allocation> part, Settlement const& settlement) {
    Cents const on_account = amount - sum(part);
    LOCKBOX_ASSERT(!part.empty() && on_account >= no_cents);
    return Posted{amount,
                  std::move(part),
                  on_account,
                  settlement.probability,
                  settlement.runner_up,
                  settlement.candidates};
}

/// One decision per payment of the group, in the group's order.
std::vector<Decision> decisions_of(Settled const& settled) {
    std::vector<Decision> decisions;
    std::vector<Allocation> left = settled.settlement.allocations;
    for (std::size_t i = 0; i < settled.group.payments.size(); ++i) {
        AmountBelief const& amount = settled.amounts[i];
        auto part = next_part(left, amount.best().value_or(no_cents));
        decisions.push_back(
            settled.reasons[i].empty()
                ? posted(*amount.best(), std::move(part), settled.settlement)
                : held(settled.reasons[i], amount, settled.settlement, std::move(part)));
    }
    return decisions;
}

/// The transaction has more papers than can be weighed against each other.
TransactionDecision too_many(Transaction const& transaction) {
    TransactionDecision result;
    for (Payment const& payment : transaction.payments)
        result.payments.push_back(
            {payment.item, Held{HoldReason::transaction_unbalanced,
                                {},
                                "The envelope holds more checks and coupons than can be matched "
                                "without a person.",
                                amount_belief(payment).best(),
                                {},
                                {}}});
    return result;
}

}  // namespace

TransactionDecision decide(Transaction const& transaction, InvoiceIndex const& index,
                           Balances const& balances, CarrierTable const& carriers,
                           Policy const& policy) {
    Balances here = Balances::on_top_of(balances);
    Scene const scene{index.keys(), here, carriers, policy};
    if (transaction.payments.empty()) return {{}, without_payment(transaction, scene)};
    std::vector<Group> groups = arrange(transaction, scene);
    if (groups.empty()) return too_many(transaction);
    std::vector<std::optional<Decision>> decided(transaction.payments.size());
    for (Group& group : groups) {
        Settled const result = settled(std::move(group), transaction, scene);
        std::vector<Decision> decisions = decisions_of(result);
        for (std::size_t i = 0; i < decisions.size(); ++i) {
            if (auto const* post = std::get_if<Posted>(&decisions[i])) here.pay(post->allocations);
            auto const place = result.group.payments[i] - transaction.payments.data();
            decided[static_cast<std::size_t>(place)] = std::move(decisions[i]);
        }
    }
    TransactionDecision result;
    for (std::size_t i = 0; i < decided.size(); ++i) {
        LOCKBOX_ASSERT(decided[i].has_value());
        result.payments.push_back({transaction.payments[i].item, std::move(*decided[i])});
    }
    return result;
}

}  // namespace lockbox::matching
