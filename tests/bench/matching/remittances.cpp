// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/matching/remittances.h"

#include <fmt/format.h>

namespace lockbox::matching::bench {
namespace {

constexpr double handwritten_digit_error = 0.01;
constexpr double printed_digit_error = 0.0002;
constexpr double handwritten_letter_error = 0.02;
constexpr double printed_letter_error = 0.002;

template <class T>
Reading<T> read_as(T value, double probability, How how) {
    return Read<T>{std::move(value), Probability::of(probability), how, Box{}};
}

std::string misread(std::string text, double error, Random& random) {
    for (char& c : text)
        if (((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) && random.chance(error))
            c = static_cast<char>('a' + random.draw(26));
    return text;
}

/// What people write for their id.
std::string written_id(std::string id, Random& random) {
    if (random.chance(0.02)) return fmt::format("{:012}", random.draw(1'000'000'000'000));
    if (random.chance(0.008)) id[random.draw(12)] = static_cast<char>('0' + random.draw(10));
    if (random.chance(0.002)) {
        std::size_t const place = 1 + random.draw(11);
        std::swap(id[place - 1], id[place]);
    }
    return id;
}

std::string written_name(OpenInvoice const& bill, Random& random) {
    if (random.chance(0.1)) return given_name(random.rank(5'000, 8)) + " Vandermolen";
    if (random.chance(0.06)) return bill.first_name.substr(0, 1) + " " + bill.last_name;
    return bill.first_name + " " + bill.last_name;
}

Payment check(Cents amount, std::uint64_t number) {
    Payment payment{*ItemId::parse(fmt::format("{:032x}", number)), PaymentKind::personal_check};
    payment.amount = read_as(amount, 0.99999, How::reconciled);
    payment.date = read_as(*BusinessDate::of(2026, 11, 15), 0.99, How::handwriting);
    payment.payee = read_as<std::string>("Health Connector", 0.99, How::handwriting);
    payment.signature_present = read_as(true, 0.99, How::geometry);
    return payment;
}

void set_id(Subscriber& subscriber, Read<std::string> read) {
    subscriber.member_id_digits = std::move(read);
    subscriber.member_id = converted<MemberId>(subscriber.member_id_digits,
                                               [](auto& text) { return MemberId::parse(text); });
}

Coupon coupon_of(OpenInvoice const& bill) {
    constexpr double sure = 0.99999;
    Coupon coupon{*ItemId::parse(fmt::format("{:032x}", 1)), {}};
    Subscriber& subscriber = coupon.subscriber;
    set_id(subscriber, {bill.member_id.text(), Probability::of(sure), How::barcode, Box{}});
    subscriber.invoice_number = read_as(bill.key.number, sure, How::barcode);
    subscriber.ledger = read_as(bill.key.ledger, sure, How::barcode);
    coupon.coverage_month = read_as(bill.coverage_month, sure, How::barcode);
    return coupon;
}

}  // namespace

char const* name(Mail mail) {
    switch (mail) {
        case Mail::printed_coupon:
            return "printed coupon";
        case Mail::printed_check:
            return "printed check";
        case Mail::handwritten:
            return "handwritten";
    }
    return "";
}

Read<std::string> read_number(std::string const& written, double error, How how, Random& random) {
    Read<std::string> read{written, Probability::of(1), how, Box{}};
    double all = 1;
    for (char& c : read.value) {
        // Eight in ten digits are clear; the rest bear most of the errors, and the reader knows.
        double const doubt = std::min(0.6, random.chance(0.8) ? error * 0.1 : error * 4.6);
        // Of the doubt one other digit that looks like it has four fifths, and each digit the rest.
        auto const right = static_cast<std::size_t>(c - '0');
        std::size_t meant = right;
        std::size_t alike = (right + 1 + random.draw(9)) % 10;
        if (random.chance(doubt)) {
            if (random.chance(0.8)) {
                std::swap(meant, alike);
            } else {
                meant = random.draw(10);
                alike = (meant + 1 + random.draw(9)) % 10;
            }
        }
        std::array<float, 10> row{};
        row.fill(static_cast<float>(doubt * 0.02));
        row[meant] += static_cast<float>(1 - doubt);
        row[alike] += static_cast<float>(doubt * 0.8);
        read.digits.push_back(row);
        c = static_cast<char>('0' + meant);
        all *= 1 - doubt;
    }
    read.probability = Probability::clamped(all);
    return read;
}

Remittance remittance_for(Bills const& bills, Mail mail, Random& random) {
    OpenInvoice const& bill = random.chance(0.15) && bills.back().key.ledger == Ledger::dental
                                  ? bills.back()
                                  : bills.front();
    bool const hand = mail == Mail::handwritten;
    How const how = hand ? How::handwriting : How::print;
    double const letter_error = hand ? handwritten_letter_error : printed_letter_error;
    Remittance result{check(bill.balance, random.next()), {}, bill};
    Subscriber& subscriber = result.payment.subscriber;
    subscriber.name = read_as(misread(written_name(bill, random), letter_error, random), 0.9, how);
    MailingAddress const& a = bill.address;
    std::string const address = fmt::format("{}{}{}, {}, MA {}", a.line_1,
                                            a.line_2.empty() ? "" : " ", a.line_2, a.city, a.zip);
    if (random.chance(0.05))
        subscriber.address = read_as<std::string>("7 Elsewhere Way, Farfield, MA 02999", 0.9, how);
    else if (!random.chance(0.1))
        subscriber.address =
            read_as(misread(address, printed_letter_error, random), 0.9, How::print);
    if (mail == Mail::printed_coupon) {
        result.coupons.push_back(coupon_of(bill));
        return result;
    }
    bool const two_ledgers = bills.back().key.ledger != bills.front().key.ledger;
    if (two_ledgers || random.chance(0.7)) subscriber.carrier = read_as(bill.carrier, 0.9, how);
    double const digit_error = hand ? handwritten_digit_error : printed_digit_error;
    set_id(subscriber,
           read_number(written_id(bill.member_id.text(), random), digit_error, how, random));
    return result;
}

}  // namespace lockbox::matching::bench
