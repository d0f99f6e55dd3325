// SPDX-License-Identifier: Apache-2.0
#include "matching/learn.h"

#include <algorithm>

#include "matching/address_evidence.h"
#include "matching/lookup.h"

namespace lockbox::matching {
namespace {

/// Bits from which an address is the listed one: more than street or ZIP alone are worth.
constexpr double same_address_bits = 8;
constexpr std::uint64_t drawn_at_random = 2;

NameLevel level_of(NameScored const& name) {
    std::string_view const level = name.scored.level;
    if (level == "equal" || level == "surname and nickname" || level == "surname and initial")
        return NameLevel::own_equal;
    if (level == "nearly equal" || level == "surname nearly equal")
        return name.letters_off <= 1 ? NameLevel::own_near : NameLevel::own_far;
    return level == "surname only" ? NameLevel::relative : NameLevel::other;
}

NumberLevel level_of(Scored const& number) {
    std::string_view const level = number.level;
    if (level == "equal") return NumberLevel::equal;
    bool const near = level.starts_with("one digit") || level.starts_with("two digits");
    return near ? NumberLevel::near : NumberLevel::other;
}

bool has_amount(InvoiceIndex::Keys const& keys, Account account, Cents amount) {
    auto const invoices = keys.invoices_of(account);
    return std::any_of(invoices.begin(), invoices.end(), [&](InvoicePlace i) {
        return keys.list.amount_due(i) == amount || keys.list.balance(i) == amount;
    });
}

/// The paper that bears the number, and the payment.
struct Asked {
    Query query;
    std::size_t number;
};

std::optional<Asked> asked_about(Transaction const& transaction, CarrierTable const& carriers) {
    if (transaction.payments.size() != 1) return std::nullopt;
    Asked asked{{{paper_of(transaction.payments.front(), carriers)},
                 amount_belief(transaction.payments.front())},
                0};
    if (transaction.coupons.size() == 1) {
        asked.query.papers.push_back(paper_of(transaction.coupons.front(), carriers));
        if (asked.query.papers[1].member_id) asked.number = 1;
    }
    QueryPaper const& payment = asked.query.papers.front();
    auto const& number = asked.query.papers[asked.number].member_id;
    bool const whole = payment.name && !payment.name->persons.empty() && payment.address &&
                       asked.query.amount.best() && number && number->rows.size() == id_digits;
    return whole ? std::optional(std::move(asked)) : std::nullopt;
}

std::vector<std::uint16_t> levels(Asked const& asked, QueryScorer const& scorer, Account account,
                                  InvoiceIndex::Keys const& keys) {
    QueryPaper const& payment = asked.query.papers.front();
    InvoiceRow const& row = keys.list.row(account);
    LikenessRates const& rates =
        payment.name->how == How::handwriting ? keys.weights.written : keys.weights.printed;
    NameScored const name =
        score_name(*payment.name, keys.forms.name(row), rates, keys.weights.payer_name);
    Scored const address =
        score_address(payment.address->view(), keys.forms.address(row), keys.forms.zip_share(row),
                      keys.weights.other_address_on_check);
    Scored const number = scorer.member_id(asked.number)->score(unpacked(keys.list.id(row.member)));
    bool const same = address.bits >= same_address_bits;
    bool const exact = has_amount(keys, account, *asked.query.amount.best());
    return {static_cast<std::uint16_t>(level_of(name)),
            static_cast<std::uint16_t>(same ? AddressLevel::same : AddressLevel::other),
            static_cast<std::uint16_t>(exact ? AmountLevel::exact : AmountLevel::other),
            static_cast<std::uint16_t>(level_of(number))};
}

}  // namespace

void WeightLearner::add(Transaction const& transaction) {
    InvoiceIndex::Keys const& keys = index_.keys();
    auto const asked = asked_about(transaction, carriers_);
    if (!asked || keys.list.members() == 0) return;
    Balances const nothing_paid;
    Policy const policy;
    Scene const scene{keys, nothing_paid, carriers_, policy};
    QueryScorer const scorer(asked->query, scene);
    std::vector<std::uint32_t> members = look_up_numbers(keys, asked->query, scorer).members;
    std::vector<std::uint32_t> const by_text = look_up_text(keys, asked->query).members;
    members.insert(members.end(), by_text.begin(), by_text.end());
    Kind& kind = asked->query.papers.front().name->how == How::handwriting ? written_ : printed_;
    for (std::uint64_t i = 0; i < drawn_at_random; ++i)
        members.push_back(
            static_cast<std::uint32_t>(key_of(kind.payments, i) % keys.list.members()));
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    for (std::uint32_t const member : members)
        kind.pairs.add(levels(*asked, scorer, keys.list.first_of(member), keys));
    ++kind.payments;
}

Weights WeightLearner::learnt(Weights weights) const {
    bool const more_printed = printed_.payments >= written_.payments;
    for (bool const by_hand : {more_printed, !more_printed}) {
        Kind const& kind = by_hand ? written_ : printed_;
        if (kind.payments < least_payments) continue;
        weights = with_estimate(weights, estimate(kind.pairs, usual_rates()), by_hand);
    }
    return weights;
}

}  // namespace lockbox::matching
