// SPDX-License-Identifier: Apache-2.0
// Open invoices, checks and coupons for the tests of matching, as short to write as to read.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "matching/decide.h"

namespace lockbox::matching {

inline Cents cents(std::string const& dollars) {
    return *Cents::parse(dollars);
}
inline BusinessDate day(std::string const& iso) {
    return *BusinessDate::parse(iso);
}
inline BusinessDate received_day() {
    return day("2026-11-20");
}

template <class T>
Reading<T> read_as(T value, double probability = 0.9999, How how = How::print) {
    return Read<T>{std::move(value), Probability::of(probability), how, Box{}};
}

struct InvoiceSpec {
    std::string number;
    std::string member_id;
    std::string first_name = "Pat";
    std::string last_name = "Doe";
    std::string balance = "100.00";
    Ledger ledger = Ledger::medical;
    std::string month = "2026-12";
    std::string line_1 = "12 Elm St";
    std::string line_2 = "";
    std::string city = "Boston";
    std::string zip = "02118";
    std::string carrier = "";  ///< Tufts or Delta where empty.
    std::string billing_account = "";
};

inline OpenInvoice invoice(InvoiceSpec const& spec) {
    std::string const carrier = !spec.carrier.empty()            ? spec.carrier
                                : spec.ledger == Ledger::medical ? "Tufts Health Plan"
                                                                 : "Delta Dental of Massachusetts";
    return {{spec.ledger, *InvoiceNumber::parse(spec.number)},
            *MemberId::parse(spec.member_id),
            BillingAccount::parse(spec.billing_account),
            spec.first_name,
            spec.last_name,
            {spec.line_1, spec.line_2, spec.city, "MA", spec.zip},
            "",
            carrier,
            "Silver",
            *CoverageMonth::parse(spec.month),
            cents(spec.balance),
            cents(spec.balance),
            day("2026-11-23")};
}

inline ItemId item(int number) {
    return *ItemId::parse(fmt::format("{:032x}", number));
}

inline void set_member_id(Subscriber& subscriber, std::string const& digits, double probability,
                          How how) {
    subscriber.member_id_digits = read_as(digits, probability, how);
    subscriber.member_id = converted<MemberId>(subscriber.member_id_digits,
                                               [](auto& text) { return MemberId::parse(text); });
}

/// A check in order: payee, signature and date are accepted; whom it pays for is still to be said.
inline Payment check(std::string const& amount, int number = 1) {
    Payment payment{item(number), PaymentKind::personal_check};
    payment.amount = read_as(cents(amount), 0.9999, How::reconciled);
    payment.date = read_as(day("2026-11-15"), 0.95, How::handwriting);
    payment.payee = read_as<std::string>("Health Connector", 0.99, How::handwriting);
    payment.signature_present = read_as(true, 0.99, How::geometry);
    return payment;
}

inline Payment check_by(std::string const& amount, std::string const& name,
                        std::string const& address, int number = 1) {
    Payment payment = check(amount, number);
    payment.subscriber.name = read_as(name, 0.95);
    payment.subscriber.address = read_as(address, 0.95);
    return payment;
}

inline std::string address_line(OpenInvoice const& invoice) {
    auto const& a = invoice.address;
    return a.line_1 + (a.line_2.empty() ? "" : " " + a.line_2) + ", " + a.city + ", MA " + a.zip;
}

/// A coupon as its barcode states it.
inline Coupon coupon(OpenInvoice const& invoice, int number = 100) {
    Coupon result{item(number), {}};
    Subscriber& subscriber = result.subscriber;
    set_member_id(subscriber, invoice.member_id.text(), 0.99999, How::barcode);
    subscriber.invoice_number = read_as(invoice.key.number, 0.99999, How::barcode);
    subscriber.ledger = read_as(invoice.key.ledger, 0.99999, How::barcode);
    result.coverage_month = read_as(invoice.coverage_month, 0.99999, How::barcode);
    result.amount_due = read_as(invoice.amount_due, 0.99999, How::barcode);
    return result;
}

/// A list long enough that chance agreements weigh as in practice: `count` strangers with sparse
/// ids, each with one open invoice, before the invoices of the test.
inline std::vector<OpenInvoice> strangers(int count) {
    constexpr char const* surnames[] = {"Abbott", "Barros", "Conway",  "Duarte", "Egan",
                                        "Foley",  "Gomes",  "Horgan",  "Ivers",  "Jordan",
                                        "Keane",  "Lavoie", "Mahoney", "Nunes",  "Ouellette"};
    constexpr char const* given[] = {"Alice", "Brian", "Carla", "Derek", "Edith", "Felix", "Gloria",
                                     "Hugo",  "Irene", "Jonas", "Kyle",  "Lydia", "Mona"};
    constexpr char const* streets[] = {"Maple St", "Oak Ave", "Pond Rd", "School St", "Vine St"};
    std::vector<OpenInvoice> list;
    std::uint64_t state = 88172645463325252ULL;
    auto const next = [&state](std::uint64_t most) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return state % most;
    };
    for (int i = 0; i < count; ++i) {
        InvoiceSpec spec;
        spec.number = fmt::format("26{:08}", 10'000'000 + i * 7);
        spec.member_id = fmt::format("{:012}", 100'000'000'000 + next(899'999'999'999));
        spec.first_name = given[next(13)];
        spec.last_name = surnames[next(15)];
        spec.balance = fmt::format("{}.{:02}", 20 + next(1500), next(100));
        spec.line_1 = fmt::format("{} {}", 1 + next(400), streets[next(5)]);
        spec.zip = fmt::format("0{}", 1001 + next(1700));
        spec.city = "Springfield";
        list.push_back(invoice(spec));
    }
    return list;
}

/// A list with the test's own invoices in it, and everything a decision needs.
struct Night {
    std::vector<OpenInvoice> own;
    InvoiceIndex index;
    Balances balances;
    CarrierTable carriers = CarrierTable::shipped();
    Policy policy;

    explicit Night(std::vector<OpenInvoice> invoices, int others = 2000)
        : own(std::move(invoices)), index(with_strangers(own, others)) {}

    static std::vector<OpenInvoice> with_strangers(std::vector<OpenInvoice> const& own,
                                                   int others) {
        std::vector<OpenInvoice> list = strangers(others);
        list.insert(list.end(), own.begin(), own.end());
        return list;
    }
    TransactionDecision decide(std::vector<Payment> payments, std::vector<Coupon> coupons = {},
                               std::vector<OtherPaper> others = {}) const {
        Transaction const transaction{1, received_day(), std::move(payments), std::move(coupons),
                                      std::move(others)};
        return matching::decide(transaction, index, balances, carriers, policy);
    }
};

/// `posted 2600000001=100.00 +5.00` or `held short_payment (carrier_disagrees)`.
inline std::string text(Decision const& decision) {
    if (auto const* posted = std::get_if<Posted>(&decision)) {
        std::string result = "posted";
        for (Allocation const& part : posted->allocations)
            result += " " + part.invoice.number.text() + "=" + part.amount.text();
        if (posted->on_account > no_cents) result += " +" + posted->on_account.text();
        return result;
    }
    auto const& held = std::get<Held>(decision);
    std::string result = "held " + std::string(name(held.reason));
    for (HoldReason further : held.further_reasons)
        result += " (" + std::string(name(further)) + ")";
    return result;
}

/// The decisions of all payments, one after the other.
inline std::string text(TransactionDecision const& decision) {
    if (decision.without_payment) return text(Decision(*decision.without_payment));
    std::string result;
    for (PaymentDecision const& payment : decision.payments)
        result += (result.empty() ? "" : "; ") + text(payment.decision);
    return result;
}

}  // namespace lockbox::matching
