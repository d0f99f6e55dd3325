// SPDX-License-Identifier: Apache-2.0
// The stories in which a payment slip comes with the money and nothing is wrong with the check
// itself: what varies is what the check covers.
#include "samples/stories.h"

#include <numeric>

namespace lockbox::samples {
namespace {

/// What a check of last year's premium, a slip of the pen or a part payment amounts to.
Cents shortened(Dice& dice, Cents due) {
    int const percent = dice.between(82, 97);
    return Cents::of(due.count() * percent / 100);
}

/// Rounded up to whole five dollars, or a few dollars more.
Cents rounded_up(Dice& dice, Cents due) {
    std::int64_t const five = 500;
    Cents const round = Cents::of((due.count() / five + 1) * five);
    return dice.chance(0.6) ? round : due + Cents::of(dice.between(1, 49) * 100);
}

}  // namespace

Transaction StoryTeller::single() {
    auto const [member, bill] = any_target();
    return with_coupon(order(member, bill.balance, bill.coverage_month), bill, std::nullopt);
}

Transaction StoryTeller::months_in_arrears() {
    Member const& member = pools_.in_arrears();
    auto months = member.medical.empty() ? member.dental : member.medical;
    if (months.size() > 2 && dice_.chance(0.2)) months.resize(2);
    Cents total = no_cents;
    std::vector<Allocation> allocations;
    for (std::size_t const index : months) {
        total += invoice(index).balance;
        allocations.push_back({invoice(index).key, member.id, invoice(index).balance});
    }
    OpenInvoice const& newest = invoice(months.back());
    auto transaction =
        with_coupon(order(member, total, newest.coverage_month), newest, std::nullopt);
    transaction.payments.front().allocations = allocations;
    return transaction;
}

Transaction StoryTeller::short_payment() {
    auto const [member, bill] = one_bill_target();
    CheckOrder const check = order(member, shortened(dice_, bill.balance), bill.coverage_month);
    return with_coupon(check, bill, HoldReason::short_payment);
}

Transaction StoryTeller::small_overpayment() {
    auto const [member, bill] = one_bill_target();
    CheckOrder const check = order(member, rounded_up(dice_, bill.balance), bill.coverage_month);
    auto transaction = with_coupon(check, bill, std::nullopt);
    Payment& payment = transaction.payments.front();
    payment.allocations.front().amount = bill.balance;
    payment.on_account = check.amount - bill.balance;
    return transaction;
}

Transaction StoryTeller::large_overpayment() {
    auto const [member, bill] = one_bill_target();
    Cents const amount = bill.balance + Cents::of(dice_.between(51'00, 390'00));
    return with_coupon(order(member, amount, bill.coverage_month), bill, HoldReason::over_payment);
}

Transaction StoryTeller::family() {
    auto people = pools_.family();
    if (people.size() > 3) people.resize(3);
    Cents total = no_cents;
    Transaction transaction;
    Payment payment{.sheet = 0, .amount = no_cents, .held = std::nullopt, .allocations = {}};
    for (Member const* member : people) {
        OpenInvoice const& bill = invoice(member->medical.front());
        total += bill.balance;
        transaction.sheets.push_back(make_.coupon(bill));
        payment.allocations.push_back({bill.key, member->id, bill.balance});
    }
    payment.amount = total;
    payment.sheet = transaction.sheets.size();
    CheckOrder check =
        order(*people.front(), total, invoice(people.front()->medical.front()).coverage_month);
    transaction.sheets.push_back(make_.check(check));
    transaction.payments.push_back(payment);
    return transaction;
}

Transaction StoryTeller::several_months() {
    Member const& member = pools_.in_arrears();
    auto const& months = member.medical.empty() ? member.dental : member.medical;
    Transaction transaction;
    Payment payment{
        .sheet = months.size(), .amount = no_cents, .held = std::nullopt, .allocations = {}};
    for (std::size_t const index : months) {
        OpenInvoice const& bill = invoice(index);
        payment.amount += bill.balance;
        transaction.sheets.push_back(make_.coupon(bill));
        payment.allocations.push_back({bill.key, member.id, bill.balance});
    }
    CheckOrder const check = order(member, payment.amount, invoice(months.back()).coverage_month);
    transaction.sheets.push_back(make_.check(check));
    transaction.payments.push_back(payment);
    return transaction;
}

Transaction StoryTeller::health_and_dental() {
    Member const& member = pools_.health_and_dental();
    OpenInvoice const& medical = invoice(member.medical.front());
    OpenInvoice const& dental = invoice(member.dental.front());
    Cents const total = medical.balance + dental.balance;
    auto transaction = with_coupon(order(member, total, medical.coverage_month), medical,
                                   HoldReason::combined_health_dental);
    transaction.sheets.push_back(make_.coupon(dental));
    return transaction;
}

Transaction StoryTeller::two_payers() {
    auto const [member, bill] = one_bill_target();
    std::int64_t const percent = dice_.pick<std::int64_t>({50, 50, 60, 40, 33, 75});
    Cents const first = Cents::of(bill.balance.count() * percent / 100);
    auto transaction = with_coupon(order(member, first, bill.coverage_month), bill, std::nullopt);
    CheckOrder second = order(member, bill.balance - first, bill.coverage_month);
    Stranger const friend_of = random_stranger(dice_);
    second.payer = {friend_of.first_name + " " + member.last_name,
                    address_lines(friend_of.address)};
    second.memo = member.name();
    second.identifies = {{FieldName::subscriber_name, member.name()}};
    Payment payment{.sheet = transaction.sheets.size(),
                    .amount = second.amount,
                    .held = std::nullopt,
                    .allocations = {{bill.key, member.id, second.amount}}};
    transaction.sheets.push_back(make_.check(second));
    transaction.payments.push_back(payment);
    return transaction;
}

Transaction StoryTeller::separate_dental_check() {
    Member const& member = pools_.health_and_dental();
    OpenInvoice const& medical = invoice(member.medical.front());
    OpenInvoice const& dental = invoice(member.dental.front());
    auto transaction =
        with_coupon(order(member, medical.balance, medical.coverage_month), medical, std::nullopt);
    CheckOrder second = order(member, dental.balance, dental.coverage_month);
    if (dice_.chance(0.6)) {
        transaction.sheets.push_back(make_.coupon(dental));
    } else {
        second = written(member, dental);
    }
    Payment payment{.sheet = transaction.sheets.size(),
                    .amount = second.amount,
                    .held = std::nullopt,
                    .allocations = {{dental.key, member.id, dental.balance}}};
    transaction.sheets.push_back(make_.check(second));
    transaction.payments.push_back(payment);
    return transaction;
}

Transaction StoryTeller::money_order_with_coupon() {
    auto const [member, bill] = any_target();
    Transaction transaction;
    transaction.sheets.push_back(make_.coupon(bill));
    CheckOrder blank{.payer = {}, .amount = bill.balance};
    if (dice_.chance(0.5)) {
        blank.memo = member.id.text();
        blank.identifies = {{FieldName::member_id, member.id.text()}};
    }
    Payer const purchaser{member.name(), address_lines(member.address)};
    transaction.sheets.push_back(make_.money_order(purchaser, bill.balance, blank));
    transaction.payments.push_back({.sheet = 1,
                                    .amount = bill.balance,
                                    .held = std::nullopt,
                                    .allocations = {{bill.key, member.id, bill.balance}}});
    return transaction;
}

}  // namespace lockbox::samples
