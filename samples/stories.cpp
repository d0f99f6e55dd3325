// SPDX-License-Identifier: Apache-2.0
#include "samples/stories.h"

#include <algorithm>
#include <functional>
#include <map>

#include "lockbox/assertion.h"

namespace lockbox::samples {

/// Each story beside the function that tells it.
struct StoryTable {
    struct Row {
        Story story;
        Transaction (StoryTeller::*tell)();
    };
    static std::vector<Row> const& rows();
};

std::vector<StoryTable::Row> const& StoryTable::rows() {
    using enum HoldReason;
    using S = StoryTeller;
    static std::vector<Row> const table = {
        {{"single", "single", 45, {}}, &S::single},
        {{"months_in_arrears", "unequal", 6, {}}, &S::months_in_arrears},
        {{"short_payment", "unequal", 1.5, {HoldReason::short_payment}}, &S::short_payment},
        {{"small_overpayment", "unequal", 2, {}}, &S::small_overpayment},
        {{"large_overpayment", "unequal", 0.6, {over_payment}}, &S::large_overpayment},
        {{"family", "several_coupons", 3, {}}, &S::family},
        {{"several_months", "several_coupons", 1.5, {}}, &S::several_months},
        {{"health_and_dental", "several_coupons", 1.2, {combined_health_dental}},
         &S::health_and_dental},
        {{"two_payers", "several_checks", 2.5, {}}, &S::two_payers},
        {{"separate_dental_check", "several_checks", 2, {}}, &S::separate_dental_check},
        {{"money_order_with_coupon", "money_order", 3, {}}, &S::money_order_with_coupon},
        {{"money_order_alone", "money_order", 2, {}}, &S::money_order_alone},
        {{"bill_pay", "check_typed", 9, {}}, &S::bill_pay},
        {{"handwritten", "check_handwritten", 5, {}}, &S::handwritten},
        {{"handwritten_without_id", "check_handwritten", 0.6, {}}, &S::handwritten_without_id},
        {{"check_and_list", "check_and_list", 0.5, {HoldReason::check_and_list}},
         &S::check_and_list},
        {{"coupon_only", "coupon_only", 1, {not_a_payment}}, &S::coupon_only},
        {{"correspondence", "correspondence", 1, {not_a_payment}}, &S::correspondence},
        {{"change_of_address", "change_of_address", 0.5, {not_a_payment}}, &S::change_of_address},
        {{"insert", "insert", 0.5, {not_a_payment}}, &S::insert},
        {{"empty_envelope", "empty_envelope", 0.7, {not_a_payment}}, &S::empty_envelope},
        {{"cash", "cash", 0.3, {HoldReason::cash}}, &S::cash},
        {{"foreign_check", "foreign", 0.4, {foreign_item}}, &S::foreign_check},
        {{"wrong_payee", "single", 0.8, {payee_not_accepted}}, &S::wrong_payee},
        {{"unsigned", "single", 0.8, {HoldReason::unsigned_check}}, &S::unsigned_check},
        {{"post_dated", "single", 0.5, {date_future}}, &S::post_dated},
        {{"stale", "single", 0.5, {date_stale}}, &S::stale},
        {{"amounts_disagree", "single", 0.8, {HoldReason::amounts_disagree}}, &S::amounts_disagree},
        {{"restrictive_note", "single", 0.5, {HoldReason::restrictive_note}}, &S::restrictive_note},
        {{"routing_invalid", "single", 0.4, {HoldReason::routing_invalid}}, &S::routing_invalid},
        {{"suspected_duplicate", "single", 0.6, {HoldReason::suspected_duplicate}}, nullptr},
        {{"member_unknown", "check_handwritten", 0.5, {HoldReason::member_unknown}},
         &S::member_unknown},
        {{"member_ambiguous", "check_handwritten", 0.5, {HoldReason::member_ambiguous}},
         &S::member_ambiguous},
        {{"already_paid", "single", 0.6, {HoldReason::already_paid}}, &S::already_paid},
        {{"carrier_disagrees", "check_handwritten", 0.4, {HoldReason::carrier_disagrees}},
         &S::carrier_disagrees},
        {{"amount_unreadable", "single", 0.5, {HoldReason::amount_unreadable}},
         &S::amount_unreadable},
        {{"ruined_scan", "unreadable", 0.3, {image_unusable}}, &S::ruined_scan},
        {{"blank_scan", "unreadable", 0.2, {image_unusable}}, &S::blank_scan},
        {{"ssn_with_coupon", "single", 0, {}}, &S::ssn_with_coupon},
        {{"ssn_without_coupon", "check_handwritten", 0, {}}, &S::ssn_without_coupon},
        {{"ssn_in_letter", "correspondence", 0, {not_a_payment}}, &S::ssn_in_letter},
    };
    return table;
}

std::vector<Story> const& stories() {
    static std::vector<Story> const all = [] {
        std::vector<Story> list;
        for (auto const& row : StoryTable::rows())
            list.push_back(row.story);
        return list;
    }();
    return all;
}

Transaction StoryTeller::tell(std::string const& story) {
    for (auto const& row : StoryTable::rows()) {
        if (row.story.name != story || row.tell == nullptr) continue;
        Transaction transaction = (this->*row.tell)();
        transaction.story = row.story.name;
        transaction.type = row.story.type;
        return transaction;
    }
    LOCKBOX_ASSERT(false && "a story without a teller");
    return {};
}

StoryTeller::Target StoryTeller::target_of(Member const& member, Ledger ledger) {
    return {member,
            invoice(ledger == Ledger::dental ? member.dental.back() : member.medical.back())};
}

StoryTeller::Target StoryTeller::one_bill_target() {
    Ledger const ledger = dice_.chance(0.12) ? Ledger::dental : Ledger::medical;
    return target_of(pools_.one_bill(ledger), ledger);
}

StoryTeller::Target StoryTeller::any_target() {
    if (dice_.chance(0.88)) return one_bill_target();
    return target_of(pools_.health_and_dental(),
                     dice_.chance(0.3) ? Ledger::dental : Ledger::medical);
}

CheckForm StoryTeller::form() {
    return dice_.chance(0.88) ? CheckForm::personal : CheckForm::business;
}

CheckOrder StoryTeller::order(Member const& member, Cents amount, CoverageMonth month) {
    CheckOrder check{.payer = make_.payer_of(member), .amount = amount};
    check.form = form();
    check.fill =
        check.form == CheckForm::business && dice_.chance(0.6) ? Fill::printed : Fill::handwriting;
    if (dice_.chance(0.05)) check.fill = Fill::printed;
    check.memo = memo_for_coupon(dice_, month);
    if (check.memo.empty() && dice_.chance(0.25)) {
        check.memo = member.id.text();
        check.identifies.emplace_back(FieldName::member_id, member.id.text());
    }
    return check;
}

Transaction StoryTeller::with_coupon(CheckOrder const& check, OpenInvoice const& bill,
                                     std::optional<HoldReason> held) {
    bool const coupon_first = dice_.chance(0.4);
    bool const moved = dice_.chance(0.02);
    Sheet const coupon = moved ? make_.coupon_with_new_address(bill) : make_.coupon(bill);
    Transaction transaction;
    transaction.sheets.push_back(coupon_first ? coupon : make_.check(check));
    transaction.sheets.push_back(coupon_first ? make_.check(check) : coupon);
    if (dice_.chance(0.04))
        transaction.sheets.push_back(make_.other(OtherPaper::leaflet, Fill::printed, {}));
    Payment payment{.sheet = coupon_first ? 1U : 0U,
                    .amount = check.words_amount.value_or(check.amount),
                    .held = held,
                    .allocations = {}};
    if (!held) payment.allocations.push_back({bill.key, bill.member_id, payment.amount});
    transaction.payments.push_back(payment);
    return transaction;
}

Transaction StoryTeller::alone(Sheet sheet, Payment payment) {
    Transaction transaction;
    transaction.sheets.push_back(std::move(sheet));
    payment.sheet = 0;
    transaction.payments.push_back(std::move(payment));
    return transaction;
}

}  // namespace lockbox::samples
