// SPDX-License-Identifier: Apache-2.0
#include "matching/query.h"

namespace lockbox::matching {
namespace {

template <class T>
std::optional<Read<std::string>> text_of(Reading<T> const& reading) {
    auto const* read = read_of(reading);
    if (!read) return std::nullopt;
    Read<std::string> text{read->value.text(), read->probability, read->how, read->box, {},
                           read->digits};
    for (auto const& other : read->alternatives)
        text.alternatives.push_back({other.value.text(), other.probability});
    return text;
}

template <class T>
std::optional<Read<T>> kept(Reading<T> const& reading) {
    auto const* read = read_of(reading);
    return read ? std::optional(*read) : std::nullopt;
}

std::optional<DigitReading> digits_of(std::optional<Read<std::string>> const& read) {
    if (!read) return std::nullopt;
    DigitReading digits = digit_reading(*read);
    return digits.rows.empty() ? std::nullopt : std::optional(std::move(digits));
}

QueryPaper paper_from(PaperRole role, Subscriber const& subscriber, CarrierTable const& carriers) {
    QueryPaper paper{};
    paper.role = role;
    paper.invoice_number = text_of(subscriber.invoice_number);
    paper.invoice_digits =
        paper.invoice_number ? std::optional(digit_reading(*paper.invoice_number)) : std::nullopt;
    auto const id = text_of(subscriber.member_id);
    paper.member_id = digits_of(id ? id : kept(subscriber.member_id_digits));
    paper.billing_account = digits_of(text_of(subscriber.billing_account));
    if (auto const* name = read_of(subscriber.name)) paper.name = name_reading(*name);
    if (auto const* address = read_of(subscriber.address)) {
        paper.address = SqueezedAddress(address_of(address->value));
        paper.address_text = address->value;
    }
    paper.carrier = kept(subscriber.carrier);
    if (paper.carrier) {
        paper.known_carrier = carriers.find(paper.carrier->value);
        if (!paper.known_carrier) paper.known_carrier = carriers.find_within(paper.carrier->value);
    }
    paper.ledger = kept(subscriber.ledger);
    return paper;
}

}  // namespace

QueryPaper paper_of(Payment const& payment, CarrierTable const& carriers) {
    QueryPaper paper = paper_from(PaperRole::payment, payment.subscriber, carriers);
    auto const* routing = read_of(payment.routing);
    auto const* account = read_of(payment.account);
    if (routing && account)
        paper.payer_account = {
            payer_account_key(routing->value, account->value),
            Probability::of(routing->probability.value() * account->probability.value())};
    return paper;
}

QueryPaper paper_of(Coupon const& coupon, CarrierTable const& carriers) {
    QueryPaper paper = paper_from(PaperRole::coupon, coupon.subscriber, carriers);
    paper.coverage_month = kept(coupon.coverage_month);
    return paper;
}

}  // namespace lockbox::matching
