// SPDX-License-Identifier: Apache-2.0
// The evidence of the best candidates in words.
#include "matching/rank.h"

namespace lockbox::matching {
namespace {

std::string_view words(EvidenceField field) {
    switch (field) {
        case EvidenceField::prior:
            return "prior";
        case EvidenceField::invoice_number:
            return "invoice number";
        case EvidenceField::member_id:
            return "member id";
        case EvidenceField::billing_account:
            return "billing account";
        case EvidenceField::payer_account:
            return "payer's account";
        case EvidenceField::name:
            return "name";
        case EvidenceField::address:
            return "address";
        case EvidenceField::carrier:
            return "carrier";
        case EvidenceField::ledger:
            return "ledger";
        case EvidenceField::coverage_month:
            return "coverage month";
        case EvidenceField::amount:
            return "amount";
    }
    return "";
}

std::string read_text(EvidenceField field, QueryPaper const& paper, Query const& query) {
    switch (field) {
        case EvidenceField::invoice_number:
            return paper.invoice_number->value;
        case EvidenceField::member_id:
            return paper.member_id->text;
        case EvidenceField::billing_account:
            return paper.billing_account->text;
        case EvidenceField::name:
            return paper.name->text;
        case EvidenceField::address:
            return paper.address_text;
        case EvidenceField::carrier:
            return paper.carrier->value;
        case EvidenceField::ledger:
            return std::string(name(paper.ledger->value));
        case EvidenceField::coverage_month:
            return paper.coverage_month->value.text();
        case EvidenceField::amount:
            return query.amount.best()->display();
        case EvidenceField::payer_account:  // what it is, is nobody's to see
        case EvidenceField::prior:
            break;
    }
    return "";
}

std::string listed_text(EvidenceField field, InvoicePlace place, Cents open,
                        InvoiceList const& list) {
    InvoiceRow const& invoice = list.row(place);
    switch (field) {
        case EvidenceField::invoice_number:
            return list.invoice_number(invoice);
        case EvidenceField::member_id:
            return unpacked(list.id(list.member_of(place)));
        case EvidenceField::billing_account:
            return list.billing_account(invoice);
        case EvidenceField::name:
            return list.member_name(invoice);
        case EvidenceField::address:
            return list.address_line(invoice);
        case EvidenceField::carrier:
            return std::string(list.carrier(invoice));
        case EvidenceField::ledger:
            return std::string(name(list.ledger(place)));
        case EvidenceField::coverage_month:
            return list.month(place).text();
        case EvidenceField::amount:
            return open.display();
        case EvidenceField::payer_account:  // what it is, is nobody's to see
        case EvidenceField::prior:
            break;
    }
    return "";
}

/// The invoice that stands for the account: the one named, else the oldest open, else the last.
InvoicePlace shown_invoice(AccountScore const& score, Scene const& scene) {
    if (score.named) return *score.named;
    for (InvoicePlace const i : scene.keys.invoices_of(score.account))
        if (open_amount(scene.keys.list, i, scene.balances) > no_cents) return i;
    return scene.keys.list.end_of(score.account) - 1;
}

Candidate candidate_of(AccountScore const& score, Probability probability, Query const& query,
                       Scene const& scene) {
    InvoiceList const& list = scene.keys.list;
    InvoicePlace const invoice = shown_invoice(score, scene);
    Cents const open = open_amount(list, invoice, scene.balances);
    Candidate candidate{list.key(invoice),
                        list.member_id(list.member_of(invoice)),
                        list.member_name(list.row(invoice)),
                        open,
                        {},
                        WeightBits::of(score.total),
                        probability};
    for (EvidenceRow const& row : score.rows)
        candidate.evidence.push_back({std::string(words(row.field)),
                                      read_text(row.field, query.papers[row.paper], query),
                                      listed_text(row.field, invoice, open, list),
                                      std::string(row.level), WeightBits::of(row.bits)});
    return candidate;
}

}  // namespace

std::vector<Candidate> candidates_of(Ranking const& ranking, Query const& query, Scene const& scene,
                                     std::size_t most) {
    constexpr double worth_showing = 1e-3;  // of the probability, or within as many bits:
    constexpr double close_bits = 25;       // a number may point there that misled the reader
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < ranking.scores.size() && i < most; ++i) {
        double const total = ranking.scores[i].total;
        bool const close = total >= ranking.scores.front().total - close_bits;
        if (i > 0 && !close && ranking.probabilities[i].value() < worth_showing) break;
        candidates.push_back(
            candidate_of(ranking.scores[i], ranking.probabilities[i], query, scene));
    }
    return candidates;
}

}  // namespace lockbox::matching
