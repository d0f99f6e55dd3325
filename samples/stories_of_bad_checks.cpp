// SPDX-License-Identifier: Apache-2.0
// The stories in which a slip comes with a check that must not be deposited without a person.
#include "samples/stories.h"

namespace lockbox::samples {

Transaction StoryTeller::wrong_payee() {
    auto const [member, bill] = any_target();
    CheckOrder check = order(member, bill.balance, bill.coverage_month);
    check.payee = dice_.pick<std::string>(
        {"Harvard Pilgrim", "Tufts Health Plan", "Blue Cross", "Town of Salem", "Eversource",
         "Commonwealth of Massachusetts", "City Water Dept", "Delta Dental", "Cash"});
    return with_coupon(check, bill, HoldReason::payee_not_accepted);
}

Transaction StoryTeller::unsigned_check() {
    auto const [member, bill] = any_target();
    CheckOrder check = order(member, bill.balance, bill.coverage_month);
    check.signing = Signing::missing;
    return with_coupon(check, bill, HoldReason::unsigned_check);
}

Transaction StoryTeller::post_dated() {
    auto const [member, bill] = any_target();
    CheckOrder check = order(member, bill.balance, bill.coverage_month);
    check.date = make_.received().plus_days(dice_.between(3, 45));
    return with_coupon(check, bill, HoldReason::date_future);
}

Transaction StoryTeller::stale() {
    auto const [member, bill] = any_target();
    CheckOrder check = order(member, bill.balance, bill.coverage_month);
    check.date = make_.received().plus_days(-dice_.between(190, 420));
    return with_coupon(check, bill, HoldReason::date_stale);
}

/// The figures are one slip of the pen away from the words: a digit, or two digits exchanged.
Transaction StoryTeller::amounts_disagree() {
    auto const [member, bill] = any_target();
    CheckOrder check = order(member, bill.balance, bill.coverage_month);
    std::int64_t const step = dice_.pick<std::int64_t>({10'00, 90, 9'00, 100'00, 20'00});
    Cents const other = check.amount + Cents::of(step);
    bool const figures_right = dice_.chance(0.5);
    check.words_amount = figures_right ? other : check.amount;
    if (!figures_right) check.amount = other;
    return with_coupon(check, bill, HoldReason::amounts_disagree);
}

Transaction StoryTeller::restrictive_note() {
    auto const [member, bill] = any_target();
    CheckOrder check = order(member, bill.balance, bill.coverage_month);
    check.note = dice_.pick<std::string>(
        {"Paid in full", "PAYMENT IN FULL", "Payment in full", "Paid in Full 2026"});
    if (dice_.chance(0.4)) check.memo = check.note;
    check.identifies.clear();
    return with_coupon(check, bill, HoldReason::restrictive_note);
}

Transaction StoryTeller::routing_invalid() {
    auto const [member, bill] = any_target();
    CheckOrder check = order(member, bill.balance, bill.coverage_month);
    check.routing_broken = true;
    return with_coupon(check, bill, HoldReason::routing_invalid);
}

Transaction StoryTeller::foreign_check() {
    auto const [member, bill] = any_target();
    CheckOrder check = order(member, bill.balance, bill.coverage_month);
    check.form = CheckForm::personal;
    check.canadian = true;
    check.payer.address = {"88 Lakeshore Rd", "Toronto ON M5V 2T6 Canada"};
    return with_coupon(check, bill, HoldReason::foreign_item);
}

Transaction StoryTeller::already_paid() {
    Member const& member = pools_.paid_up();
    OpenInvoice const& bill = invoice(member.paid.back());
    return with_coupon(order(member, bill.amount_due, bill.coverage_month), bill,
                       HoldReason::already_paid);
}

Transaction StoryTeller::amount_unreadable() {
    auto const [member, bill] = any_target();
    CheckOrder check = order(member, bill.balance, bill.coverage_month);
    check.fill = Fill::handwriting;
    check.scribbled = true;
    return with_coupon(check, bill, HoldReason::amount_unreadable);
}

Transaction StoryTeller::ruined_scan() {
    Transaction transaction;
    transaction.sheets.push_back(make_.other(OtherPaper::ruined, Fill::printed, {}));
    transaction.sheets.push_back(make_.coupon(any_target().invoice));
    transaction.held_without_payment = HoldReason::image_unusable;
    return transaction;
}

Transaction StoryTeller::blank_scan() {
    Transaction transaction;
    transaction.sheets.push_back(make_.other(OtherPaper::blank, Fill::printed, {}));
    transaction.held_without_payment = HoldReason::image_unusable;
    return transaction;
}

}  // namespace lockbox::samples
