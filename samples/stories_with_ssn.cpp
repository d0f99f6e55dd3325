// SPDX-License-Identifier: Apache-2.0
// The stories in which a member writes a Social Security number. They happen only where a mix asks
// for them. The numbers begin with 9: none was ever issued with such an area.
#include <fmt/format.h>

#include "samples/stories.h"

namespace lockbox::samples {
namespace {

std::string random_ssn(Dice& dice) {
    return fmt::format("9{:02}{:02}{:04}", dice.between(0, 99), dice.between(1, 99),
                       dice.between(1, 9999));
}

std::string ssn_as_written(Dice& dice, std::string const& digits) {
    std::string const area = digits.substr(0, 3), group = digits.substr(3, 2);
    std::string const serial = digits.substr(5);
    std::string const number = dice.pick<std::string>(
        {fmt::format("{}-{}-{}", area, group, serial), fmt::format("{}-{}-{}", area, group, serial),
         fmt::format("{} {} {}", area, group, serial), digits, digits});
    std::string const label = dice.pick<std::string>(
        {"", "", "", "", "", "SSN ", "SSN# ", "SSN: ", "SS# ", "SS ", "Soc Sec ", "ID "});
    return label + number;
}

}  // namespace

void StoryTeller::write_ssn(CheckOrder& check) {
    std::string const digits = random_ssn(dice_);
    std::string const written = ssn_as_written(dice_, digits);
    if (dice_.chance(0.85)) {
        check.memo = written;
    } else {
        check.memo = {};
        check.further.insert(check.further.begin(), written);
    }
    check.secret = digits;
    check.identifies.emplace_back(FieldName::ssn, std::string(ssn_mask));
}

Transaction StoryTeller::ssn_with_coupon() {
    auto const [member, bill] = one_bill_target();
    CheckOrder check = order(member, bill.balance, bill.coverage_month);
    check.identifies.clear();
    write_ssn(check);
    return with_coupon(check, bill, std::nullopt);
}

Transaction StoryTeller::ssn_without_coupon() {
    auto const [member, bill] = one_bill_target();
    Payment const paid{.sheet = 0,
                       .amount = bill.balance,
                       .held = std::nullopt,
                       .allocations = {{bill.key, bill.member_id, bill.balance}}};
    CheckOrder check = order(member, bill.balance, bill.coverage_month);
    check.payer = {member.name(), address_lines(member.address)};
    check.further = {carrier_as_written(bill.carrier)};
    check.identifies = {{FieldName::carrier, bill.carrier}};
    bool const money_order = dice_.chance(0.25);
    if (money_order) check.further.clear();
    write_ssn(check);
    if (!money_order) return alone(make_.check(check), paid);
    return alone(make_.money_order(check.payer, bill.balance, check), paid);
}

Transaction StoryTeller::ssn_in_letter() {
    Stranger const writer = random_stranger(dice_);
    std::string const name = writer.first_name + " " + writer.last_name;
    std::string const digits = random_ssn(dice_);
    std::vector<std::string> lines = address_lines(writer.address);
    lines.insert(lines.begin(), name);
    lines.insert(lines.end(),
                 {"", "Hello,", "", "I never got a bill this month. Please send me one.",
                  "My " + ssn_as_written(dice_, digits), "Call me at 617-555-0123.", "", name});
    Fill const fill = dice_.chance(0.5) ? Fill::handwriting : Fill::printed;
    Transaction transaction;
    transaction.sheets.push_back(make_.other(OtherPaper::letter, fill, lines));
    PageSpec& page = transaction.sheets.front().front;
    page.secret = digits;
    page.fields.emplace_back(FieldName::ssn, std::string(ssn_mask));
    transaction.held_without_payment = HoldReason::not_a_payment;
    return transaction;
}

}  // namespace lockbox::samples
