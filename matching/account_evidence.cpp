// SPDX-License-Identifier: Apache-2.0
#include "matching/account_evidence.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "lockbox/check_digits.h"
#include "matching/address_evidence.h"
#include "matching/unlisted_relatives.h"

namespace lockbox::matching {
namespace {

constexpr double most_amount_bits = 12;
constexpr double month_equal_bits = 1;
/// One payment in ten is for several months, any of about two hundred sums of them.
constexpr double pays_months = 0.10;
constexpr double sums_of_months = 200;
constexpr double most_months_bits = 4.4;  ///< log2 of their product, rounded up.
/// A carrier of fewer members than this tells no more.
constexpr double least_carrier_share = 0.02;
constexpr double medical_share = 0.6;  ///< Of bills; the others are dental.

double rounded(double bits) {
    return std::round(bits * 10.0) / 10.0;
}

std::optional<InvoicePlace> named_invoice(InvoiceIndex::Keys const& keys, Account account,
                                          std::string_view number) {
    for (InvoicePlace const i : keys.invoices_of(account))
        if (keys.list.invoice_number(keys.list.row(i)) == number) return i;
    return std::nullopt;
}

/// Against invoice numbers that are not all digits of one length: equal or not. Another number of
/// the list's making has ten times as many values as the list is long.
Scored score_invoice_text(Read<std::string> const& read, std::string_view number,
                          InvoiceIndex::Keys const& keys) {
    double const p = read.probability.value();
    double const wrong = (1.0 - p) + DigitErrors::of(read.how).other_number;
    if (read.value != number) return {std::log2(std::min(1.0, wrong)), "different"};
    double const values = 10.0 * static_cast<double>(keys.list.size());
    return {std::min(most_bits_of_a_field, std::log2(p * values)), "equal"};
}

Scored score_ledger(Read<Ledger> const& read, Ledger ledger) {
    // A coupon's ledger is printed; on a check it follows from the words that name the carrier.
    double const p = std::min(read.probability.value(), 0.999);
    if (read.value == ledger) return {std::log2(p / medical_share), "equal"};
    return {std::log2((1.0 - p) / (1.0 - medical_share)), "different"};
}

/// The bank account that earlier accepted payments of a member came from. Of members who pay again
/// three in four pay from it again (assumed; a site's own share is to be counted). An account that
/// was never seen says nothing; one that pays for others speaks against all others.
std::optional<Scored> score_payer_account(QueryPaper const& paper, Account account,
                                          InvoiceIndex::Keys const& keys) {
    constexpr double pays_from_it_again = 0.75;
    constexpr double most_bits = 20;  // employers and children pay for several
    if (!paper.payer_account) return std::nullopt;
    auto const seen = keys.payers.of(paper.payer_account->value);
    if (seen.empty()) return std::nullopt;
    std::uint32_t const member = keys.list.member_of(account);
    bool const before = std::any_of(seen.begin(), seen.end(),
                                    [&](auto const& pair) { return pair.member == member; });
    double const p = paper.payer_account->probability.value();
    double const members = static_cast<double>(keys.list.members());
    double const ratio = before ? pays_from_it_again * members / static_cast<double>(seen.size())
                                : 1.0 - pays_from_it_again;
    return Scored{std::min(std::log2(p * ratio + (1.0 - p)), most_bits),
                  before ? "paid from it before" : "paid for others from it"};
}

/// Members change carriers each January and go on writing the old one; about one in twenty does.
Scored score_carrier(QueryPaper const& paper, InvoiceRow const& person, Scene const& scene) {
    constexpr double writes_another = 0.05;
    Carrier const* theirs = scene.carriers.find(scene.keys.list.carrier(person));
    if (!paper.known_carrier || !theirs) return {0, "unknown"};
    double const p = paper.carrier->probability.value() * (1.0 - writes_another);
    if (theirs == paper.known_carrier) {
        double const share = static_cast<double>(scene.keys.carrier_accounts[person.carrier]) /
                             static_cast<double>(scene.keys.list.accounts());
        return {std::log2(p / std::max(share, least_carrier_share)), "equal", -most_bits_of_a_field,
                true};
    }
    double const others = 1.0 - p;
    if (theirs->ledger == paper.known_carrier->ledger) return {std::log2(others), "different"};
    return {std::log2(others / 10.0), "other ledger"};
}

Scored score_month(Read<CoverageMonth> const& read, Account account, Scene const& scene) {
    for (InvoicePlace const i : scene.keys.invoices_of(account))
        if (scene.keys.list.month(i) == read.value) return {month_equal_bits, "equal"};
    return {-2.0, "different"};
}

bool was_due(InvoiceIndex::Keys const& keys, Account account, Cents amount) {
    auto const invoices = keys.invoices_of(account);
    return std::any_of(invoices.begin(), invoices.end(), [&](InvoicePlace i) {
        return keys.list.amount_due(i) == amount || keys.list.balance(i) == amount;
    });
}

/// How likely payments of an account come out so, and how likely an amount that has nothing to do
/// with the account would: the share of accounts that the amount would fit as well.
Scored score_amount(Query const& query, AccountScore const& score, Scene const& scene) {
    Cents const amount = *query.amount.best();
    double const p = query.amount.values.front().probability.value();
    Plan const plan =
        allocate(scene.keys.list, score.account, score.named, amount, scene.balances, scene.policy);
    double const accounts = static_cast<double>(scene.keys.list.accounts());
    double const as_well = static_cast<double>(scene.keys.amounts.of(amount));
    double const share = (as_well + 1.0) / (accounts + 100.0);
    auto const mixed = [p](double ratio) { return std::log2(p * ratio + (1.0 - p)); };
    switch (plan.outcome) {
        case Outcome::exact:
            return {std::min(most_amount_bits, mixed(scene.keys.weights.pays_exactly / share)),
                    "equal to the balance", -most_bits_of_a_field, true};
        case Outcome::months:
            return {std::min(most_amount_bits, mixed(pays_months * sums_of_months)),
                    "equal to the oldest months"};
        case Outcome::over:
            return {-2, "a little more than due"};
        case Outcome::over_limit:
            return {-4, "more than due"};
        case Outcome::short_of_due:
            return {-4, "less than due"};
        case Outcome::already_paid:
            return was_due(scene.keys, score.account, amount)
                       ? Scored{std::min(most_amount_bits, mixed(0.05 / share)),
                                "equal to what is already paid"}
                       : Scored{-5, "already paid"};
    }
    return {};
}

}  // namespace

void AccountScore::add(EvidenceField field, std::size_t paper, Scored scored) {
    double const shown = rounded(scored.bits);
    rows.push_back({field, static_cast<std::uint8_t>(paper), shown, scored.level,
                    scored.rival_digit, scored.agrees});
    total += shown;
}

double AccountScore::bits(EvidenceField field) const {
    double sum = 0;
    for (EvidenceRow const& row : rows)
        if (row.field == field) sum += row.bits;
    return sum;
}

QueryScorer::QueryScorer(Query const& query, Scene const& scene) : query_(query), scene_(scene) {
    InvoiceIndex::Keys const& keys = scene.keys;
    papers_.reserve(query.papers.size());
    for (QueryPaper const& paper : query.papers) {
        Prepared prepared;
        if (paper.member_id) prepared.member_id.emplace(*paper.member_id, keys.member_digits);
        if (paper.billing_account)
            prepared.billing_account.emplace(*paper.billing_account, keys.billing_digits);
        std::size_t const length = keys.invoice_digits.length();
        if (paper.invoice_number && length > 0 && paper.invoice_digits->rows.size() == length)
            prepared.invoice_number.emplace(*paper.invoice_digits, keys.invoice_digits);
        papers_.push_back(std::move(prepared));
    }
}

/// The invoice of the account that fits the number read best.
Scored QueryScorer::score_invoice_number(std::size_t p, Account account) const {
    InvoiceIndex::Keys const& keys = scene_.keys;
    auto const& digits = papers_[p].invoice_number;
    Scored best{-most_bits_of_a_field, "different"};
    for (InvoicePlace const i : keys.invoices_of(account)) {
        std::string const number = keys.list.invoice_number(keys.list.row(i));
        bool const by_digits =
            digits && number.size() == keys.invoice_digits.length() && all_digits(number);
        Scored const scored =
            by_digits ? digits->score(number)
                      : score_invoice_text(*query_.papers[p].invoice_number, number, keys);
        if (scored.bits > best.bits) best = scored;
    }
    return best;
}

LikenessRates const& QueryScorer::likeness(QueryPaper const& paper) const {
    Weights const& weights = scene_.keys.weights;
    return paper.name->how == How::handwriting ? weights.written : weights.printed;
}

/// Name and address of one paper.
QueryScorer::Person QueryScorer::score_person(std::size_t p, Account account) const {
    QueryPaper const& paper = query_.papers[p];
    InvoiceRow const& row = scene_.keys.list.row(account);
    ListedForms const& forms = scene_.keys.forms;
    Weights const& weights = scene_.keys.weights;
    bool const coupon = paper.role == PaperRole::coupon;
    Person person{p, {}, {}, 0};
    if (paper.name) {
        NameRoles const& roles = coupon ? weights.coupon_name : weights.payer_name;
        person.name = score_name(*paper.name, forms.name(row), likeness(paper), roles);
        for (auto const& taught : scene_.keys.taught_names.of(row.member)) {
            NameScored const other = score_taught_name(*paper.name, taught.name, forms.surnames(),
                                                       forms.given_names(), likeness(paper), roles);
            if (other.scored.bits > person.name->scored.bits) person.name = other;
        }
        person.relative_bits += std::min(person.name->relative_bits, most_bits_of_a_field);
    }
    if (paper.address) {
        double const other =
            coupon ? weights.other_address_on_coupon : weights.other_address_on_check;
        person.address =
            score_address(paper.address->view(), forms.address(row), forms.zip_share(row), other);
        person.relative_bits += person.address->bits;
    }
    return person;
}

/// Of several papers a coupon tells the subscriber's name; a check beside it tells the payer's,
/// which adds nothing to what the coupon says of the subscriber. Of several of one kind any may be
/// the one that tells: the best counts, less what it takes to choose it among them.
void QueryScorer::score_name_and_address(AccountScore& score) const {
    std::optional<Person> best;
    double papers = 0;
    for (PaperRole const role : {PaperRole::coupon, PaperRole::payment}) {
        for (std::size_t p = 0; p < query_.papers.size(); ++p) {
            QueryPaper const& paper = query_.papers[p];
            if (paper.role != role || (!paper.name && !paper.address)) continue;
            ++papers;
            Person const person = score_person(p, score.account);
            if (!best || person.bits() > best->bits()) best = person;
        }
        if (best) break;
    }
    if (!best) return;
    Scored& chosen = best->name ? best->name->scored : *best->address;
    chosen.bits -= std::log2(papers);
    score.names_subscriber = true;
    if (best->name) {
        score.add(EvidenceField::name, best->paper, best->name->scored);
        score.given_name_agrees = best->name->given_agrees;
    }
    if (best->address) score.add(EvidenceField::address, best->paper, *best->address);
    score.relative_beside_id += best->relative_bits;
}

void QueryScorer::score_paper(AccountScore& score, std::size_t p) const {
    QueryPaper const& paper = query_.papers[p];
    InvoiceIndex::Keys const& keys = scene_.keys;
    Account const account = score.account;
    InvoiceRow const& person = keys.list.row(account);
    if (paper.invoice_number) {
        score.add(EvidenceField::invoice_number, p, score_invoice_number(p, account));
        auto const named = named_invoice(keys, account, paper.invoice_number->value);
        if (named) score.named = std::min(*named, score.named.value_or(*named));
    }
    if (paper.member_id) {
        Scored const id = papers_[p].member_id->score(unpacked(keys.list.id(person.member)));
        score.add(EvidenceField::member_id, p, id);
        score.unlisted_relative += most_relative_id_bits(*papers_[p].member_id, id);
    }
    if (paper.billing_account && person.billing_account != 0)
        score.add(EvidenceField::billing_account, p,
                  papers_[p].billing_account->score(keys.list.billing_account(person)));
    if (auto const payer = score_payer_account(paper, account, keys))
        score.add(EvidenceField::payer_account, p, *payer);
    if (paper.carrier) score.add(EvidenceField::carrier, p, score_carrier(paper, person, scene_));
    if (paper.ledger)
        score.add(EvidenceField::ledger, p, score_ledger(*paper.ledger, keys.list.ledger(account)));
    if (paper.coverage_month)
        score.add(EvidenceField::coverage_month, p,
                  score_month(*paper.coverage_month, account, scene_));
}

AccountScore QueryScorer::score(Account account) const {
    constexpr std::size_t usual_rows = 8;
    AccountScore score{account, {}, {}, 0};
    score.rows.reserve(usual_rows);
    score.unlisted_relative = 0;
    double const accounts = static_cast<double>(scene_.keys.list.accounts());
    score.add(EvidenceField::prior, 0, {std::log2(in_the_list / accounts), "open in the list"});
    for (std::size_t p = 0; p < query_.papers.size(); ++p)
        score_paper(score, p);
    score_name_and_address(score);
    if (query_.amount.best())
        score.add(EvidenceField::amount, 0, score_amount(query_, score, scene_));
    std::stable_sort(score.rows.begin(), score.rows.end(),
                     [](EvidenceRow const& a, EvidenceRow const& b) { return a.field < b.field; });
    score.total = rounded(score.total);
    score.relative_beside_id += prior_of_an_unlisted_relative(scene_.keys);
    for (EvidenceRow const& row : score.rows)
        score.relative_beside_id += relative_bits(row);
    score.unlisted_relative += score.relative_beside_id;
    return score;
}

void QueryScorer::weigh_relatives(AccountScore& score) const {
    InvoiceList const& list = scene_.keys.list;
    score.unlisted_relative = score.relative_beside_id;
    for (Prepared const& paper : papers_)
        if (paper.member_id)
            score.unlisted_relative += relative_id_bits(
                *paper.member_id, list.id(list.member_of(score.account)), scene_.keys);
}

double QueryScorer::most_of(EvidenceRow const& row) const {
    InvoiceIndex::Keys const& keys = scene_.keys;
    switch (row.field) {
        case EvidenceField::prior:
            return row.bits;
        case EvidenceField::name:
            return most_name_bits(*query_.papers[row.paper].name,
                                  likeness(query_.papers[row.paper]), keys.forms.surnames(),
                                  keys.forms.given_names());
        case EvidenceField::address:
            return row.agrees ? row.bits : most_address_bits;
        case EvidenceField::carrier:
            return row.agrees ? row.bits : -std::log2(least_carrier_share);
        case EvidenceField::ledger:
            return -std::log2(medical_share);
        case EvidenceField::coverage_month:
            return month_equal_bits;
        case EvidenceField::amount:
            return row.agrees ? std::max(row.bits, most_months_bits) : most_amount_bits;
        case EvidenceField::invoice_number:
        case EvidenceField::member_id:
        case EvidenceField::billing_account:
        case EvidenceField::payer_account:
            break;
    }
    return 0;
}

double QueryScorer::most_beside_numbers(AccountScore const& best) const {
    double most = 0;
    for (EvidenceRow const& row : best.rows)
        most += most_of(row);
    return most;
}

double QueryScorer::most_of_other_numbers(std::size_t p, double untried) const {
    QueryPaper const& paper = query_.papers[p];
    double most = 0;
    // Either the whole number is another one, or it is one of those that were not looked up.
    auto const add = [&most](std::optional<DigitScorer> const& scorer, double other_number,
                             double less_likely) {
        double const number = scorer ? scorer->most_bits() + less_likely : less_likely;
        most += std::max(std::log2(other_number), number);
    };
    if (paper.member_id) add(papers_[p].member_id, paper.member_id->errors.other_number, untried);
    if (paper.billing_account)
        add(papers_[p].billing_account, paper.billing_account->errors.other_number, 0);
    if (paper.invoice_number) {
        double unstated = 1.0 - paper.invoice_number->probability.value();
        for (auto const& other : paper.invoice_number->alternatives)
            unstated -= other.probability.value();
        add(papers_[p].invoice_number, DigitErrors::of(paper.invoice_number->how).other_number,
            std::log2(std::max(unstated, 1e-6)));
    }
    return most;
}

AccountScore score_account(Query const& query, Account account, Scene const& scene) {
    QueryScorer const scorer(query, scene);
    AccountScore score = scorer.score(account);
    scorer.weigh_relatives(score);
    return score;
}

}  // namespace lockbox::matching
