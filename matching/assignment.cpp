// SPDX-License-Identifier: Apache-2.0
#include "matching/assignment.h"

#include <algorithm>

namespace lockbox::matching {
namespace {

constexpr std::size_t none = SIZE_MAX;

/// What one coupon, read alone, asks for.
struct Target {
    std::optional<Account> account;
    std::optional<InvoicePlace> named;
    Cents open = no_cents;
    std::optional<Ledger> ledger;
};

struct Facts {
    Scene const& scene;
    std::vector<std::optional<Cents>> amounts;   ///< Of the payments.
    std::vector<std::optional<Ledger>> ledgers;  ///< That a check's own words name.
    std::vector<double> alone;                   ///< Weight of each payment without a coupon.
    std::vector<Target> targets;                 ///< Of the coupons.
};

double weight_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::exact:
            return 10;
        case Outcome::months:
            return 8;
        case Outcome::over:
            return -2;
        case Outcome::short_of_due:
            return -6;
        case Outcome::over_limit:
            return -8;
        case Outcome::already_paid:
            return -4;
    }
    return 0;
}

Target target_of(Coupon const& coupon, Scene const& scene) {
    Query const query{{paper_of(coupon, scene.carriers)}, {}};
    Ranking const ranking = rank(query, scene);
    Target target;
    if (query.papers[0].ledger) target.ledger = query.papers[0].ledger->value;
    if (ranking.empty()) return target;
    AccountScore const& best = ranking.scores.front();
    target.account = best.account;
    target.named = best.named;
    InvoiceList const& list = scene.keys.list;
    target.ledger = list.ledger(best.account);
    if (target.named) target.open = open_amount(list, *target.named, scene.balances);
    return target;
}

double weight_alone(Payment const& payment, AmountBelief const& amount, Scene const& scene) {
    constexpr double no_one = -6;
    constexpr double fits_someone = 6;
    Query const query{{paper_of(payment, scene.carriers)}, amount};
    Ranking const ranking = rank(query, scene);
    if (ranking.empty() || !amount.best()) return no_one;
    AccountScore const& best = ranking.scores.front();
    if (ranking.probabilities.front().value() < 0.9) return no_one;
    Plan const plan = allocate(scene.keys.list, best.account, best.named, *amount.best(),
                               scene.balances, scene.policy);
    bool const fits = plan.outcome == Outcome::exact || plan.outcome == Outcome::months;
    return fits ? fits_someone : no_one / 2;
}

std::optional<Ledger> ledger_named(Payment const& payment, Scene const& scene) {
    QueryPaper const paper = paper_of(payment, scene.carriers);
    if (paper.known_carrier) return paper.known_carrier->ledger;
    if (paper.ledger) return paper.ledger->value;
    return std::nullopt;
}

/// The papers of an envelope in the order of their item ids.
struct Papers {
    std::vector<Payment const*> payments;
    std::vector<Coupon const*> coupons;
};

Papers papers_of(Transaction const& transaction) {
    Papers papers;
    for (Payment const& payment : transaction.payments)
        papers.payments.push_back(&payment);
    for (Coupon const& coupon : transaction.coupons)
        papers.coupons.push_back(&coupon);
    auto const by_item = [](auto const* a, auto const* b) { return a->item < b->item; };
    std::stable_sort(papers.payments.begin(), papers.payments.end(), by_item);
    std::stable_sort(papers.coupons.begin(), papers.coupons.end(), by_item);
    return papers;
}

Facts facts_of(Papers const& papers, Scene const& scene) {
    Facts facts{scene, {}, {}, {}, {}};
    for (Payment const* payment : papers.payments) {
        AmountBelief const amount = amount_belief(*payment);
        facts.amounts.push_back(amount.best());
        facts.ledgers.push_back(ledger_named(*payment, scene));
        facts.alone.push_back(weight_alone(*payment, amount, scene));
    }
    for (Coupon const* coupon : papers.coupons)
        facts.targets.push_back(target_of(*coupon, scene));
    return facts;
}

/// Payments and coupons by their numbers. `coupon_of[p]` is the coupon that a payment without its
/// own shares; `none` if it stands alone.
struct Arrangement {
    std::vector<std::size_t> payment_of;  ///< Of each coupon; one past the last: of none.
    std::vector<std::size_t> shares;      ///< For each payment.
};

double ledger_weight(Facts const& facts, std::size_t payment, Target const& target) {
    constexpr double names_the_other = -8;
    auto const& named = facts.ledgers[payment];
    return named && target.ledger && *named != *target.ledger ? names_the_other : 0;
}

/// Payments `ps` together with the one coupon `target`.
double weight_of_one(Facts const& facts, std::vector<std::size_t> const& ps, Target const& target) {
    constexpr double unknown = 0;
    double weight = 0;
    Cents sum = no_cents;
    for (std::size_t const p : ps) {
        if (!facts.amounts[p]) return unknown;
        sum += *facts.amounts[p];
        weight += ledger_weight(facts, p, target);
    }
    if (!target.account) return weight + unknown;
    Scene const& scene = facts.scene;
    Plan const plan =
        allocate(scene.keys.list, *target.account, target.named, sum, scene.balances, scene.policy);
    return weight + weight_of(plan.outcome);
}

/// One payment with several coupons.
double weight_of_many(Facts const& facts, std::size_t p, std::vector<std::size_t> const& coupons) {
    constexpr double both_ledgers = -3;  // against the rule, but it happens
    if (!facts.amounts[p]) return 0;
    Cents sum = no_cents;
    double weight = 0;
    bool mixed = false;
    for (std::size_t const c : coupons) {
        sum += facts.targets[c].open;
        weight += ledger_weight(facts, p, facts.targets[c]);
        mixed = mixed || facts.targets[c].ledger != facts.targets[coupons.front()].ledger;
    }
    bool const exact = sum == *facts.amounts[p];
    weight += exact ? weight_of(Outcome::exact) * static_cast<double>(coupons.size())
                    : weight_of(Outcome::over_limit);
    return weight + (mixed ? both_ledgers : 0);
}

std::vector<std::size_t> coupons_of(Arrangement const& arrangement, std::size_t payment) {
    std::vector<std::size_t> coupons;
    for (std::size_t c = 0; c < arrangement.payment_of.size(); ++c)
        if (arrangement.payment_of[c] == payment) coupons.push_back(c);
    return coupons;
}

std::vector<std::size_t> sharers_of(Arrangement const& arrangement, std::size_t coupon) {
    std::vector<std::size_t> payments;
    for (std::size_t p = 0; p < arrangement.shares.size(); ++p)
        if (arrangement.shares[p] == coupon) payments.push_back(p);
    return payments;
}

double weight(Facts const& facts, Arrangement const& arrangement) {
    constexpr double coupon_without_payment = -5;
    double total = coupon_without_payment *
                   static_cast<double>(coupons_of(arrangement, facts.amounts.size()).size());
    for (std::size_t p = 0; p < facts.amounts.size(); ++p) {
        auto const coupons = coupons_of(arrangement, p);
        if (coupons.empty()) {
            total += arrangement.shares[p] == none ? facts.alone[p] : 0;
        } else if (coupons.size() == 1) {
            std::vector<std::size_t> payments{p};
            auto const sharers = sharers_of(arrangement, coupons.front());
            payments.insert(payments.end(), sharers.begin(), sharers.end());
            total += weight_of_one(facts, payments, facts.targets[coupons.front()]);
        } else {
            total += weight_of_many(facts, p, coupons);
        }
    }
    return total;
}

/// All ways for the payments without a coupon to stand alone or to share a coupon that is its
/// payment's only one; the best is left in `arrangement.shares`.
double best_shares(Facts const& facts, Arrangement& arrangement, std::size_t p) {
    if (p == facts.amounts.size()) return weight(facts, arrangement);
    arrangement.shares[p] = none;
    Arrangement best = arrangement;
    double best_weight = best_shares(facts, best, p + 1);
    if (coupons_of(arrangement, p).empty())
        for (std::size_t c = 0; c < arrangement.payment_of.size(); ++c) {
            std::size_t const payer = arrangement.payment_of[c];
            if (payer == facts.amounts.size() || coupons_of(arrangement, payer).size() != 1)
                continue;
            Arrangement shared = arrangement;
            shared.shares[p] = c;
            double const now = best_shares(facts, shared, p + 1);
            if (now <= best_weight) continue;
            best = shared;
            best_weight = now;
        }
    arrangement = best;
    return best_weight;
}

std::vector<Group> groups_of(Papers const& papers, Arrangement const& arrangement) {
    std::vector<Group> groups;
    for (std::size_t p = 0; p < papers.payments.size(); ++p) {
        auto const coupons = coupons_of(arrangement, p);
        if (coupons.empty() && arrangement.shares[p] != none) continue;
        Group group{{papers.payments[p]}, {}};
        for (std::size_t const c : coupons)
            group.coupons.push_back(papers.coupons[c]);
        if (coupons.size() == 1)
            for (std::size_t const sharer : sharers_of(arrangement, coupons.front()))
                group.payments.push_back(papers.payments[sharer]);
        groups.push_back(std::move(group));
    }
    return groups;
}

bool searchable(std::size_t payments, std::size_t coupons) {
    std::size_t arrangements = 1;
    for (std::size_t i = 0; i < coupons + payments && arrangements <= most_arrangements; ++i)
        arrangements *= i < coupons ? payments + 1 : coupons + 1;
    return arrangements <= most_arrangements;
}

/// The next way to give each coupon to a payment or to none; false after the last.
bool advance(std::vector<std::size_t>& payment_of, std::size_t payments) {
    std::size_t c = payment_of.size();
    while (c > 0 && ++payment_of[c - 1] > payments)
        payment_of[--c] = 0;
    return c > 0;
}

}  // namespace

std::vector<Group> arrange(Transaction const& transaction, Scene const& scene) {
    Papers const papers = papers_of(transaction);
    std::size_t const payments = papers.payments.size();
    std::size_t const coupons = papers.coupons.size();
    Arrangement arrangement{std::vector<std::size_t>(coupons, 0),
                            std::vector<std::size_t>(payments, none)};
    if (payments == 1 || coupons == 0) return groups_of(papers, arrangement);
    if (!searchable(payments, coupons)) return {};
    Facts const facts = facts_of(papers, scene);
    Arrangement best;
    double best_weight = -1e9;
    do {
        Arrangement tried = arrangement;
        double const now = best_shares(facts, tried, 0);
        if (now > best_weight) {
            best = tried;
            best_weight = now;
        }
    } while (advance(arrangement.payment_of, payments));
    return groups_of(papers, best);
}

}  // namespace lockbox::matching
