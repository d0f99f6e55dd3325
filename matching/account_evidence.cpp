// SPDX-License-Identifier: Apache-2.0
#include "matching/account_evidence.h"

#include <algorithm>
#include <cmath>

#include "matching/address_evidence.h"

namespace lockbox::matching {
namespace {

/// Share of payments whose payer is in the list: the rest is not ours, or not in the file.
constexpr double in_the_list = 0.99;
/// Share of payments, per listed account, that come from somebody of the same household who is not
/// in the list: three in ten of the one in a hundred payers who are in no list, because a relative
/// who left the plan, or has another, is among the likeliest of them to write to this box.
constexpr double of_an_unlisted_relative = 0.003;
/// Relatives often have one plan and pay one premium, so the amount tells them apart less than it
/// does strangers.
constexpr double relatives_pay_the_same = 0.3;
/// Members of a family who joined together bear neighbouring numbers, which differ in one digit:
/// three in ten do, with one of nine other digits.
constexpr double relatives_have_this_neighbour = 0.3 / 9;

double rounded(double bits) {
    return std::round(bits * 10.0) / 10.0;
}

OpenInvoice const* named_invoice(InvoiceIndex::Keys const& keys, Account const& account,
                                 std::string_view number) {
    for (OpenInvoice const& invoice : keys.invoices_of(account))
        if (invoice.key.number.text() == number) return &invoice;
    return nullptr;
}

/// Against invoice numbers that are not all digits of one length: equal or not. Another number of
/// the list's making has ten times as many values as the list is long.
Scored score_invoice_text(Read<std::string> const& read, std::string_view number,
                          InvoiceIndex::Keys const& keys) {
    double const p = read.probability.value();
    double const wrong = (1.0 - p) + DigitErrors::of(read.how).other_number;
    if (read.value != number) return {std::log2(std::min(1.0, wrong)), "different"};
    double const values = 10.0 * static_cast<double>(keys.invoices.size());
    return {std::min(most_bits_of_a_field, std::log2(p * values)), "equal"};
}

/// The invoice of the account that fits the number read best.
Scored score_invoice_number(QueryPaper const& paper, Account const& account,
                            InvoiceIndex::Keys const& keys) {
    Scored best{-most_bits_of_a_field, "different"};
    std::size_t const length = keys.invoice_digits.length();
    bool const digits = length > 0 && paper.invoice_digits->rows.size() == length;
    for (OpenInvoice const& invoice : keys.invoices_of(account)) {
        std::string const& number = invoice.key.number.text();
        Scored const scored = digits && number.size() == length
                                  ? score_digits(*paper.invoice_digits, number, keys.invoice_digits)
                                  : score_invoice_text(*paper.invoice_number, number, keys);
        if (scored.bits > best.bits) best = scored;
    }
    return best;
}

Scored score_ledger(Read<Ledger> const& read, Ledger ledger) {
    // A coupon's ledger is printed; on a check it follows from the words that name the carrier.
    double const p = std::min(read.probability.value(), 0.999);
    if (read.value == ledger) return {std::log2(p / 0.6), "equal"};
    return {std::log2((1.0 - p) / 0.4), "different"};
}

/// Members change carriers each January and go on writing the old one; about one in twenty does.
Scored score_carrier(QueryPaper const& paper, OpenInvoice const& invoice, Scene const& scene) {
    constexpr double writes_another = 0.05;
    Carrier const* theirs = scene.carriers.find(invoice.carrier);
    if (!paper.known_carrier || !theirs) return {0, "unknown"};
    double const p = paper.carrier->probability.value() * (1.0 - writes_another);
    if (theirs == paper.known_carrier) {
        auto const counted = scene.keys.carrier_accounts.find(folded(invoice.carrier));
        double const share =
            static_cast<double>(counted->second) / static_cast<double>(scene.keys.accounts.size());
        return {std::log2(p / std::max(share, 0.02)), "equal"};
    }
    double const others = 1.0 - p;
    if (theirs->ledger == paper.known_carrier->ledger) return {std::log2(others), "different"};
    return {std::log2(others / 10.0), "other ledger"};
}

Scored score_month(Read<CoverageMonth> const& read, Account const& account, Scene const& scene) {
    for (OpenInvoice const& invoice : scene.keys.invoices_of(account))
        if (invoice.coverage_month == read.value) return {1.0, "equal"};
    return {-2.0, "different"};
}

bool was_due(std::span<OpenInvoice const> invoices, Cents amount) {
    return std::any_of(invoices.begin(), invoices.end(), [&](OpenInvoice const& invoice) {
        return invoice.amount_due == amount || invoice.balance == amount;
    });
}

/// How likely payments of an account come out so, and how likely an amount that has nothing to do
/// with the account would: the share of accounts that the amount would fit as well.
Scored score_amount(Query const& query, AccountScore const& score, Scene const& scene) {
    Cents const amount = *query.amount.best();
    double const p = query.amount.values.front().probability.value();
    Account const& account = scene.keys.accounts[score.account];
    Plan const plan =
        allocate(scene.keys, account, score.named, amount, scene.balances, scene.policy);
    double const accounts = static_cast<double>(scene.keys.accounts.size());
    double const as_well = static_cast<double>(
        scene.keys.balances.find(key_of(3, static_cast<std::uint64_t>(amount.count()))).size());
    double const share = (as_well + 1.0) / (accounts + 100.0);
    auto const mixed = [p](double ratio) { return std::log2(p * ratio + (1.0 - p)); };
    switch (plan.outcome) {
        case Outcome::exact:
            return {std::min(12.0, mixed(0.80 / share)), "equal to the balance"};
        case Outcome::months:
            return {std::min(12.0, mixed(0.10 * 200.0)), "equal to the oldest months"};
        case Outcome::over:
            return {-2, "a little more than due"};
        case Outcome::over_limit:
            return {-4, "more than due"};
        case Outcome::short_of_due:
            return {-4, "less than due"};
        case Outcome::already_paid:
            return was_due(scene.keys.invoices_of(account), amount)
                       ? Scored{std::min(12.0, mixed(0.05 / share)),
                                "equal to what is already paid"}
                       : Scored{-5, "already paid"};
    }
    return {};
}

/// Name and address. Of several papers the coupon, which comes first, tells the subscriber's; a
/// check beside it tells the payer's, which adds nothing to what the coupon says of the subscriber.
void score_name_and_address(AccountScore& score, std::size_t p, QueryPaper const& paper,
                            Scene const& scene) {
    OpenInvoice const& invoice = scene.keys.invoices[scene.keys.accounts[score.account].first];
    double household = 0;
    score.names_subscriber = true;
    if (paper.name) {
        NameScored const name =
            score_name(*paper.name, listed_name(invoice.first_name, invoice.last_name),
                       scene.keys.surnames, scene.keys.given_names);
        score.add(EvidenceField::name, p, name.scored);
        score.given_name_agrees = score.given_name_agrees || name.given_agrees;
        household += std::min(name.relative_bits, most_bits_of_a_field);
    }
    if (paper.address) {
        double const other =
            paper.role == PaperRole::coupon ? other_address_on_coupon : other_address_on_check;
        Scored const address =
            score_address(*paper.address, address_of(invoice.address), scene.keys.zips, other);
        score.add(EvidenceField::address, p, address);
        household += address.bits;
    }
    double const accounts = static_cast<double>(scene.keys.accounts.size());
    score.unlisted_household = std::log2(of_an_unlisted_relative / accounts) + household;
}

void score_paper(AccountScore& score, std::size_t p, QueryPaper const& paper, Scene const& scene) {
    Account const& account = scene.keys.accounts[score.account];
    OpenInvoice const& invoice = scene.keys.invoices[account.first];
    if (paper.invoice_number) {
        Scored const scored = score_invoice_number(paper, account, scene.keys);
        score.add(EvidenceField::invoice_number, p, scored);
        if (!score.named)
            score.named = named_invoice(scene.keys, account, paper.invoice_number->value);
    }
    if (paper.member_id) {
        Scored const id =
            score_digits(*paper.member_id, invoice.member_id.text(), scene.keys.member_digits);
        score.add(EvidenceField::member_id, p, id);
        double const neighbour = std::log2(relatives_have_this_neighbour);
        score.shared_by_relatives += std::max(0.0, id.bits + id.rival_digit + neighbour);
    }
    if (paper.billing_account && invoice.billing_account)
        score.add(EvidenceField::billing_account, p,
                  score_digits(*paper.billing_account, invoice.billing_account->text(),
                               scene.keys.billing_digits));
    if (!score.names_subscriber && (paper.name || paper.address))
        score_name_and_address(score, p, paper, scene);
    if (paper.carrier) score.add(EvidenceField::carrier, p, score_carrier(paper, invoice, scene));
    if (paper.ledger)
        score.add(EvidenceField::ledger, p, score_ledger(*paper.ledger, invoice.key.ledger));
    if (paper.coverage_month)
        score.add(EvidenceField::coverage_month, p,
                  score_month(*paper.coverage_month, account, scene));
}

}  // namespace

void AccountScore::add(EvidenceField field, std::size_t paper, Scored scored) {
    double const shown = rounded(scored.bits);
    rows.push_back(
        {field, static_cast<std::uint8_t>(paper), shown, scored.level, scored.rival_digit});
    total += shown;
}

double AccountScore::bits(EvidenceField field) const {
    double sum = 0;
    for (EvidenceRow const& row : rows)
        if (row.field == field) sum += row.bits;
    return sum;
}

AccountScore score_account(Query const& query, std::uint32_t account, Scene const& scene) {
    AccountScore score{account, nullptr, {}, 0};
    double const accounts = static_cast<double>(scene.keys.accounts.size());
    score.add(EvidenceField::prior, 0, {std::log2(in_the_list / accounts), "open in the list"});
    for (std::size_t p = 0; p < query.papers.size(); ++p)
        score_paper(score, p, query.papers[p], scene);
    if (query.amount.best()) {
        Scored const amount = score_amount(query, score, scene);
        score.add(EvidenceField::amount, 0, amount);
        score.shared_by_relatives += std::max(0.0, amount.bits + std::log2(relatives_pay_the_same));
    }
    score.total = rounded(score.total);
    score.unlisted_household += score.shared_by_relatives;
    return score;
}

}  // namespace lockbox::matching
