// SPDX-License-Identifier: Apache-2.0
#include "matching/settle.h"

#include <fmt/format.h>
#include <algorithm>

#include "matching/identity.h"

namespace lockbox::matching {
namespace {

Query query_of(Group const& group, AmountBelief const& amount, Scene const& scene) {
    Query query{{}, amount};
    for (Coupon const* coupon : group.coupons)
        query.papers.push_back(paper_of(*coupon, scene.carriers));
    for (Payment const* payment : group.payments)
        query.papers.push_back(paper_of(*payment, scene.carriers));
    return query;
}

/// The balances and runs of months that would be paid exactly.
std::vector<Cents> amounts_due(Account account, Scene const& scene) {
    std::vector<Cents> due;
    Cents sum = no_cents;
    for (InvoicePlace const invoice : scene.keys.invoices_of(account)) {
        Cents const open = open_amount(scene.keys.list, invoice, scene.balances);
        if (open == no_cents) continue;
        due.push_back(open);
        if (sum > no_cents) due.push_back(sum + open);
        sum += open;
    }
    return due;
}

std::optional<HoldReason> reason_of(Outcome outcome, Policy const& policy) {
    switch (outcome) {
        case Outcome::exact:
        case Outcome::months:
        case Outcome::over:
            return std::nullopt;
        case Outcome::over_limit:
            return HoldReason::over_payment;
        case Outcome::short_of_due:
            return policy.post_short_payments ? std::nullopt
                                              : std::optional(HoldReason::short_payment);
        case Outcome::already_paid:
            return HoldReason::already_paid;
    }
    return std::nullopt;
}

/// A paper names the other ledger than that of the account.
/// Where a coupon speaks it must be likelier than not; where none does, the least sign is enough.
bool names_other_ledger(Query const& query, Ledger ledger, bool coupon_speaks) {
    double const least = coupon_speaks ? 0.5 : 0.0;
    return std::any_of(query.papers.begin(), query.papers.end(), [&](QueryPaper const& paper) {
        bool const carrier = paper.known_carrier && paper.known_carrier->ledger != ledger &&
                             paper.carrier->probability.value() >= least;
        bool const other = paper.ledger && paper.ledger->value != ledger &&
                           paper.ledger->probability.value() >= least;
        return carrier || other;
    });
}

/// A member id or account number was read well. On a paper on which that was not possible, the name
/// of a carrier may have gone unseen, however well the doubtful number fits the account.
bool reads_a_number(Subscriber const& paper) {
    constexpr double read_well = 0.9;
    auto const* id = read_of(paper.member_id);
    auto const* account = read_of(paper.billing_account);
    return (id && id->probability.value() >= read_well) ||
           (account && account->probability.value() >= read_well);
}

/// Neither coupon nor carrier says which ledger is meant, and it does not follow from a number that
/// was read well either: or something is written that no reader could make out and that may name
/// a carrier of the other ledger.
bool ledger_unconfirmed(Group const& group) {
    constexpr double says_something = 0.5;
    if (!group.coupons.empty()) return false;
    return std::any_of(group.payments.begin(), group.payments.end(), [](Payment const* payment) {
        Subscriber const& paper = payment->subscriber;
        if (read_of(paper.ledger)) return false;
        auto const* carrier = read_of(paper.carrier);
        if (carrier) return carrier->probability.value() < says_something;
        auto const* unread = std::get_if<Unread>(&paper.carrier);
        return unread->why == UnreadWhy::illegible ||
               (unread->why == UnreadWhy::not_found && !reads_a_number(paper));
    });
}

/// The open invoices of an account, oldest first, whose sum with those of the other account is
/// `amount`: health and dental on one check.
std::vector<Allocation> combined_split(std::uint32_t member, Cents amount, Scene const& scene) {
    InvoiceList const& list = scene.keys.list;
    Account const medical = list.first_of(member);
    Account const dental = list.end_of(medical);
    if (dental == list.first_of(member + 1)) return {};
    std::array<std::vector<Allocation>, 2> open;
    for (std::size_t a = 0; a < 2; ++a)
        for (InvoicePlace const i : scene.keys.invoices_of(a == 0 ? medical : dental))
            if (Cents const due = open_amount(list, i, scene.balances); due > no_cents)
                open[a].push_back({list.key(i), list.member_id(member), due});
    Cents first = no_cents;
    for (std::size_t i = 0; i < open[0].size(); ++i) {
        Cents sum = first += open[0][i].amount;
        for (std::size_t j = 0; j < open[1].size(); ++j)
            if ((sum += open[1][j].amount) == amount) {
                std::vector<Allocation> split(open[0].begin(),
                                              open[0].begin() + static_cast<std::ptrdiff_t>(i) + 1);
                split.insert(split.end(), open[1].begin(),
                             open[1].begin() + static_cast<std::ptrdiff_t>(j) + 1);
                return split;
            }
    }
    return {};
}

std::string amount_sentence(Cents amount, Candidate const& best) {
    return fmt::format("{} was paid; {} is open for {} on invoice {}.", amount.display(),
                       best.balance.display(), best.member_name, best.invoice.number.text());
}

Settlement settle_account(Group const& group, AmountBelief const& amount, Scene const& scene) {
    Query const query = query_of(group, amount, scene);
    Ranking const ranking = rank(query, scene);
    Identity const who = identity(ranking, query, scene);
    Settlement result;
    result.candidates = candidates_of(ranking, query, scene);
    result.runner_up = ranking.runner_up();
    if (ranking.empty() || !amount.best()) {
        if (who.reason) result.hold(*who.reason, who.detail);
        return result;
    }
    AccountScore const& best = ranking.scores.front();
    InvoiceList const& list = scene.keys.list;
    Ledger const ledger = list.ledger(best.account);
    Plan const plan =
        allocate(list, best.account, best.named, *amount.best(), scene.balances, scene.policy);
    bool const exact = plan.outcome == Outcome::exact || plan.outcome == Outcome::months;
    auto const split = combined_split(list.member_of(best.account), *amount.best(), scene);
    if (who.member_certain && !exact && !split.empty()) {
        result.hold(HoldReason::combined_health_dental,
                    fmt::format("{} pays open months of {} in both ledgers together.",
                                amount.best()->display(), result.candidates.front().member_name));
        result.allocations = split;
        return result;
    }
    result.allocations = plan.allocations;
    if (who.reason) {
        result.hold(*who.reason, who.detail);
        return result;
    }
    if (names_other_ledger(query, ledger, !group.coupons.empty()))
        result.hold(HoldReason::carrier_disagrees,
                    fmt::format("The paper names the other ledger; the invoice found is {}.",
                                name(ledger)));
    else if (ledger_unconfirmed(group))
        result.hold(HoldReason::carrier_disagrees,
                    fmt::format("The invoice found is {}, but no carrier could be read that "
                                "confirms it.",
                                name(ledger)));
    bool const rest_of_several = plan.outcome == Outcome::over && group.payments.size() > 1;
    auto const reason = rest_of_several ? std::optional(HoldReason::over_payment)
                                        : reason_of(plan.outcome, scene.policy);
    if (reason) result.hold(*reason, amount_sentence(*amount.best(), result.candidates.front()));
    result.finish(ranking.probabilities.front(), amount.of_best(amounts_due(best.account, scene)),
                  amount, scene.policy);
    return result;
}

}  // namespace

void Settlement::hold(HoldReason reason, std::string const& sentence) {
    reasons.push_back(reason);
    if (detail.empty()) detail = sentence;
}

void Settlement::finish(Probability who, Probability amount_right, AmountBelief const& amount,
                        Policy const& policy) {
    probability = Probability::clamped(who.value() * amount_right.value());
    if (!reasons.empty()) return;
    if (amount_right < policy.amount_limit || probability.complement() > policy.wrong_posting_limit)
        hold(HoldReason::amount_unreadable,
             fmt::format("The amount reads {}, but not safely.", amount.best()->display()));
}

Settlement settle(Group const& group, AmountBelief const& amount, Scene const& scene) {
    return group.coupons.size() > 1 ? settle_coupons(group, amount, scene)
                                    : settle_account(group, amount, scene);
}

}  // namespace lockbox::matching
