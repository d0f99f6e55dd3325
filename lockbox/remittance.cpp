// SPDX-License-Identifier: Apache-2.0
#include "lockbox/remittance.h"

namespace lockbox {
namespace {

Reading<Cents> cents(PageReadings const& page, FieldName name) {
    return converted<Cents>(page.field(name), [](std::string const& t) { return Cents::parse(t); });
}

bool is_present(PageReadings const& page, FieldName name) {
    auto const reading = page.field(name);
    auto const* read = read_of(reading);
    return read && read->value == "present";
}

/// The subscriber written apart from the payer wins; else the payer is taken for the subscriber.
Reading<std::string> first_read(Reading<std::string> preferred, Reading<std::string> other) {
    return read_of(preferred) ? preferred : other;
}

Subscriber subscriber_from(PageReadings const& page) {
    Subscriber s;
    s.member_id_digits = page.field(FieldName::member_id);
    s.member_id =
        converted<MemberId>(s.member_id_digits, [](auto& t) { return MemberId::parse(t); });
    s.billing_account = converted<BillingAccount>(page.field(FieldName::billing_account),
                                                  [](auto& t) { return BillingAccount::parse(t); });
    s.invoice_number = converted<InvoiceNumber>(page.field(FieldName::invoice_number),
                                                [](auto& t) { return InvoiceNumber::parse(t); });
    s.name = first_read(page.field(FieldName::subscriber_name), page.field(FieldName::payer_name));
    s.address =
        first_read(page.field(FieldName::subscriber_address), page.field(FieldName::payer_address));
    s.carrier = page.field(FieldName::carrier);
    s.ledger =
        converted<Ledger>(page.field(FieldName::ledger), [](auto& t) { return parse_ledger(t); });
    s.ssn = page.ssn_hash;
    return s;
}

/// All nine digits are read well enough to say that the bank's own number is wrong on the paper.
bool well_read_but_invalid(Reading<std::string> const& routing) {
    constexpr double well_read = 0.99;  // below this a misread is likelier than a bad check digit
    auto const* read = read_of(routing);
    return read && read->value.size() == 9 && read->probability.value() >= well_read &&
           !RoutingNumber::parse(read->value);
}

PaymentKind kind_from(PageReadings const& page) {
    if (page.kind == PageKind::money_order) return PaymentKind::money_order;
    // A serial in the auxiliary on-us field, left of the transit symbol, is a business-size
    // check's.
    auto const micr = page.field(FieldName::micr);
    auto const* line = read_of(micr);
    return line && line->value.starts_with('C') ? PaymentKind::business_check
                                                : PaymentKind::personal_check;
}

}  // namespace

Payment payment_from(ItemId item, PageReadings const& page) {
    Payment p{.item = std::move(item), .kind = kind_from(page)};
    auto const routing = page.field(FieldName::routing);
    p.routing = converted<RoutingNumber>(routing, [](auto& t) { return RoutingNumber::parse(t); });
    p.routing_check_digit_fails = well_read_but_invalid(routing);
    p.account = page.field(FieldName::account);
    p.serial = page.field(FieldName::serial);
    p.amount_figures = cents(page, FieldName::amount_figures);
    p.amount_words = cents(page, FieldName::amount_words);
    p.amount = cents(page, FieldName::amount);
    p.amounts_agree = converted<bool>(page.field(FieldName::amounts_agree),
                                      [](auto& t) { return std::optional<bool>(t == "yes"); });
    p.date = converted<BusinessDate>(page.field(FieldName::date),
                                     [](auto& t) { return BusinessDate::parse(t); });
    p.payee = page.field(FieldName::payee);
    p.payer_name = page.field(FieldName::payer_name);
    p.payer_address = page.field(FieldName::payer_address);
    p.memo = page.field(FieldName::memo);
    p.signature_present = converted<bool>(page.field(FieldName::signature), [](auto& t) {
        return std::optional<bool>(t == "present");
    });
    p.restrictive_note = is_present(page, FieldName::restrictive_note);
    p.foreign = is_present(page, FieldName::foreign);
    p.image_usable = page.quality.usable;
    p.subscriber = subscriber_from(page);
    p.fingerprint = page.fingerprint;
    return p;
}

Coupon coupon_from(ItemId item, PageReadings const& page) {
    return {
        .item = std::move(item),
        .subscriber = subscriber_from(page),
        .coverage_month = converted<CoverageMonth>(page.field(FieldName::coverage_month),
                                                   [](auto& t) { return CoverageMonth::parse(t); }),
        .amount_due = cents(page, FieldName::amount_due)};
}

}  // namespace lockbox
