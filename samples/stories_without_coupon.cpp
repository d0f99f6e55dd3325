// SPDX-License-Identifier: Apache-2.0
// The stories in which money comes without a slip, or paper comes without money.
#include "samples/stories.h"

#include <fmt/format.h>

#include "lockbox/carrier.h"

namespace lockbox::samples {
namespace {

std::string spaced(std::string const& id) {
    return fmt::format("{} {} {}", id.substr(0, 4), id.substr(4, 4), id.substr(8));
}

std::string id_as_written(Dice& dice, std::string const& id) {
    switch (dice.between(0, 6)) {
        case 0:
            return "ID " + id;
        case 1:
            return spaced(id);
        case 2:
            return "Member ID " + id;
        case 3:
            return "ID# " + id;
        case 4:
            return "Mbr " + id;
        default:
            return id;
    }
}

Payment posted(OpenInvoice const& bill) {
    return {.sheet = 0,
            .amount = bill.balance,
            .held = std::nullopt,
            .allocations = {{bill.key, bill.member_id, bill.balance}}};
}

Payment held(Cents amount, HoldReason reason) {
    return {.sheet = 0, .amount = amount, .held = reason, .allocations = {}};
}

Transaction paper_only(Sheet sheet, HoldReason reason) {
    Transaction transaction;
    transaction.sheets.push_back(std::move(sheet));
    transaction.held_without_payment = reason;
    return transaction;
}

}  // namespace

std::string StoryTeller::carrier_as_written(std::string const& carrier) {
    static CarrierTable const table = CarrierTable::shipped();
    Carrier const* const found = table.find(carrier);
    if (found == nullptr || dice_.chance(0.35)) return carrier;
    return dice_.pick(found->aliases);
}

void StoryTeller::identify(CheckOrder& check, Member const& member, OpenInvoice const& bill) {
    bool const by_account = member.billing_account && dice_.chance(0.2);
    if (by_account) {
        check.memo =
            fmt::format("{}{}", dice_.chance(0.5) ? "Acct " : "", member.billing_account->text());
        check.identifies.emplace_back(FieldName::billing_account, member.billing_account->text());
    } else {
        check.memo = id_as_written(dice_, member.id.text());
        check.identifies.emplace_back(FieldName::member_id, member.id.text());
    }
    check.further = {member.name(), carrier_as_written(bill.carrier)};
    if (bill.key.ledger == Ledger::dental &&
        check.further.back().find("ental") == std::string::npos) {
        check.further.back() += " dental";
    }
    check.identifies.emplace_back(FieldName::subscriber_name, member.name());
    check.identifies.emplace_back(FieldName::carrier, bill.carrier);
}

CheckOrder StoryTeller::written(Member const& member, OpenInvoice const& bill) {
    CheckOrder check = order(member, bill.balance, bill.coverage_month);
    check.fill = Fill::handwriting;
    check.identifies.clear();
    identify(check, member, bill);
    if (dice_.chance(0.12)) {
        Stranger const relative = random_stranger(dice_);
        check.payer = {relative.first_name + " " + relative.last_name,
                       address_lines(relative.address)};
        check.subscriber_address = address_lines(member.address);
        check.identifies.emplace_back(FieldName::subscriber_address,
                                      joined(address_lines(member.address)));
    }
    return check;
}

Transaction StoryTeller::money_order_alone() {
    auto const [member, bill] = one_bill_target();
    CheckOrder blank{.payer = {}, .amount = bill.balance};
    blank.memo = member.id.text();
    blank.further = {carrier_as_written(bill.carrier)};
    blank.identifies = {{FieldName::member_id, member.id.text()},
                        {FieldName::carrier, bill.carrier}};
    Payer const purchaser{member.name(), address_lines(member.address)};
    return alone(make_.money_order(purchaser, bill.balance, blank), posted(bill));
}

Transaction StoryTeller::bill_pay() {
    auto const [member, bill] = any_target();
    CheckOrder check{.payer = {dice_.chance(0.5) ? upper(member.name()) : member.name(),
                               address_lines(member.address)},
                     .amount = bill.balance};
    check.form = CheckForm::bill_pay;
    check.fill = Fill::printed;
    check.signing = Signing::printed;
    bool const by_account = member.billing_account && dice_.chance(0.4);
    std::string const number = by_account ? member.billing_account->text() : member.id.text();
    check.memo =
        dice_.pick<std::string>({"Acct # ", "Acct#: ", "Account: ", "ACCOUNT NUMBER ", ""}) +
        number;
    check.identifies = {{by_account ? FieldName::billing_account : FieldName::member_id, number}};
    if (dice_.chance(0.4)) {
        check.further = {"For: " + member.name(), bill.carrier};
        check.identifies.emplace_back(FieldName::carrier, bill.carrier);
    }
    return alone(make_.check(check), posted(bill));
}

Transaction StoryTeller::handwritten() {
    auto const [member, bill] = any_target();
    return alone(make_.check(written(member, bill)), posted(bill));
}

Transaction StoryTeller::handwritten_without_id() {
    auto const [member, bill] = one_bill_target();
    CheckOrder check = order(member, bill.balance, bill.coverage_month);
    check.payer = {member.name(), address_lines(member.address)};
    check.memo = carrier_as_written(bill.carrier);
    check.identifies = {{FieldName::carrier, bill.carrier}};
    return alone(make_.check(check), posted(bill));
}

Transaction StoryTeller::check_and_list() {
    Cents total = no_cents;
    std::vector<std::string> rows;
    for (int i = dice_.between(3, 8); i > 0; --i) {
        auto const [member, bill] = one_bill_target();
        total += bill.balance;
        rows.push_back(fmt::format("{}  {:<24}  {:>10}", member.id.text(), member.name(),
                                   bill.balance.display()));
    }
    rows.push_back(fmt::format("{:<38}  {:>10}", "TOTAL", total.display()));
    CheckOrder check{
        .payer = {"Commonwealth Payroll Services", {"100 Exchange Pl", "Boston, MA 02109"}},
        .amount = total};
    check.form = CheckForm::bill_pay;
    check.fill = Fill::printed;
    check.signing = Signing::printed;
    check.memo = "See attached list";
    auto transaction = alone(make_.check(check), held(total, HoldReason::check_and_list));
    transaction.sheets.push_back(make_.other(OtherPaper::payer_list, Fill::printed, rows));
    return transaction;
}

Transaction StoryTeller::coupon_only() {
    return paper_only(make_.coupon(any_target().invoice), HoldReason::not_a_payment);
}

Transaction StoryTeller::change_of_address() {
    return paper_only(make_.coupon_with_new_address(any_target().invoice),
                      HoldReason::not_a_payment);
}

Transaction StoryTeller::insert() {
    return paper_only(make_.other(OtherPaper::leaflet, Fill::printed, {}),
                      HoldReason::not_a_payment);
}

Transaction StoryTeller::correspondence() {
    static std::vector<std::vector<std::string>> const bodies = {
        {"I called twice about my bill and nobody could help me.",
         "My premium went up and I do not know why.",
         "I have not moved and my income is the same as before.",
         "Please call me or send me a corrected bill."},
        {"Please cancel my dental plan at the end of this month.",
         "I have coverage through my new job.", "My Member ID is on the enclosed notice."},
        {"My husband passed away in October.", "Please remove him from our plan",
         "and tell me what I owe from now on."},
        {"We moved at the start of the month. Our new address is above.",
         "Please send all bills there.", "The old address is no longer good."},
        {"I am returning this bill. I never signed up for this plan.",
         "Please check your records and write back."}};
    Stranger const writer = random_stranger(dice_);
    std::string const writer_name = writer.first_name + " " + writer.last_name;
    std::string const greeting =
        dice_.pick<std::string>({"To whom it may concern,", "Dear Sir or Madam,", "Hello,"});
    std::vector<std::string> lines = address_lines(writer.address);
    lines.insert(lines.begin(), writer_name);
    lines.insert(lines.end(), {"", "November 16, 2026", "", greeting, ""});
    for (auto const& line : dice_.pick(bodies))
        lines.push_back(line);
    lines.insert(lines.end(), {"", "Thank you,", "", writer_name});
    Fill const fill = dice_.chance(0.5) ? Fill::handwriting : Fill::printed;
    return paper_only(make_.other(OtherPaper::letter, fill, lines), HoldReason::not_a_payment);
}

Transaction StoryTeller::empty_envelope() {
    Stranger const sender = random_stranger(dice_);
    auto lines = address_lines(sender.address);
    lines.insert(lines.begin(), sender.first_name + " " + sender.last_name);
    Fill const fill = dice_.chance(0.6) ? Fill::handwriting : Fill::printed;
    return paper_only(make_.other(OtherPaper::envelope, fill, lines), HoldReason::not_a_payment);
}

Transaction StoryTeller::cash() {
    Transaction transaction =
        paper_only(make_.other(OtherPaper::cash, Fill::printed, {}), HoldReason::cash);
    transaction.sheets.push_back(make_.coupon(one_bill_target().invoice));
    return transaction;
}

Transaction StoryTeller::member_unknown() {
    Stranger const stranger = random_stranger(dice_);
    // Names that no member bears, so that a clerk would not find this person either.
    std::string const rare = dice_.pick<std::string>(
        {"Quackenbush", "Ystervark", "Zolkower", "Ulvestad", "Xiphias", "Dwornitzak"});
    CheckOrder check{.payer = {stranger.first_name + " " + rare, address_lines(stranger.address)},
                     .amount = Cents::of(dice_.between(130'000, 190'000))};
    std::string const id = "99" + random_digits(dice_, 10);
    check.memo = "ID " + id;
    check.further = {check.payer.name};
    check.identifies = {{FieldName::member_id, id}, {FieldName::subscriber_name, check.payer.name}};
    return alone(make_.check(check), held(check.amount, HoldReason::member_unknown));
}

Transaction StoryTeller::member_ambiguous() {
    auto const [one, two] = pools_.namesakes();
    OpenInvoice const& bill = invoice(one->medical.front());
    CheckOrder check = order(*one, bill.balance, bill.coverage_month);
    check.payer = {one->name(), address_lines(one->address)};
    if (one->address.line_1 != two->address.line_1) {
        check.payer.address = {fmt::format("PO Box {}", dice_.between(500, 999)),
                               address_lines(one->address).back()};
    }
    check.memo = carrier_as_written(bill.carrier);
    check.identifies = {{FieldName::carrier, bill.carrier}};
    return alone(make_.check(check), held(check.amount, HoldReason::member_ambiguous));
}

Transaction StoryTeller::carrier_disagrees() {
    Member const& member = pools_.one_bill(Ledger::medical);
    OpenInvoice const& bill = invoice(member.medical.front());
    CheckOrder check = written(member, bill);
    bool const delta = dice_.chance(0.6);
    check.further.back() = delta ? "Delta Dental" : "Altus Dental";
    for (auto& [field, value] : check.identifies) {
        if (field == FieldName::carrier)
            value = delta ? "Delta Dental of Massachusetts" : "Altus Dental";
    }
    return alone(make_.check(check), held(check.amount, HoldReason::carrier_disagrees));
}

}  // namespace lockbox::samples
