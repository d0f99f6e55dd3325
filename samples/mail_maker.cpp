// SPDX-License-Identifier: Apache-2.0
#include "samples/mail_maker.h"

#include <fmt/format.h>

#include <array>

#include "lockbox/assertion.h"
#include "lockbox/check_digits.h"
#include "lockbox/scanline.h"
#include "samples/places.h"

namespace lockbox::samples {
namespace {

std::string with_check_digit(std::string eight) {
    for (char digit = '0'; digit <= '9'; ++digit) {
        if (routing_check_digit_holds(eight + digit)) return eight + digit;
    }
    LOCKBOX_ASSERT(false && "every eight digits have a check digit");
    return {};
}

std::string postal_serial(Dice& dice) {
    std::string const ten = "2" + random_digits(dice, 9);
    for (char digit = '0'; digit <= '8'; ++digit) {
        if (postal_serial_check_digit_holds(ten + digit)) return ten + digit;
    }
    LOCKBOX_ASSERT(false && "every ten digits have a check digit");
    return {};
}

std::vector<std::vector<std::string>> const banks = {
    {"First Harbor Bank", "Boston, Massachusetts"},
    {"Pilgrim Valley Savings", "Worcester, MA"},
    {"Colonial Trust Company", "Springfield, MA"},
    {"Bay Colony Credit Union", "Quincy, MA"},
    {"Merrimack Cooperative Bank", "Lowell, MA"},
    {"Old Mill National Bank", "Fitchburg, MA"},
    {"Cape & Islands Savings Bank", "Barnstable, MA"},
    {"Granite City Federal", "Quincy, Massachusetts"}};

std::string without_dashes(std::string const& micr) {
    std::string digits;
    for (char const symbol : micr) {
        if (symbol >= '0' && symbol <= '9') digits += symbol;
    }
    return digits;
}

/// The on-us field and what follows it, in one of the ways that banks arrange it.
std::string on_us(Dice& dice, std::string const& account, std::string const& serial) {
    switch (dice.between(0, 9)) {
        case 0:
            return serial + "D" + account.substr(0, 4) + "D" + account.substr(4) + "C";
        case 1:
            return account.substr(0, 3) + "D" + account.substr(3) + "C " + serial;
        case 2:
            return " " + account + "C" + serial;
        case 3:
            return serial + " " + account + "C";
        case 4:
            return account + "C  " + serial;
        default:
            return account + "C " + serial;
    }
}

/// What the Intelligent Mail barcode of the reply address says: barcode identifier and service
/// type, a mailer that is nobody, the serial number, and the delivery point of the lockbox.
std::string reply_mail(std::string const& serial) {
    constexpr std::size_t serial_digits = 9;
    LOCKBOX_ASSERT(serial.size() >= serial_digits);
    return "00050000000" + serial.substr(serial.size() - serial_digits) + "02241261212";
}

std::vector<std::pair<FieldName, std::string>> coupon_fields(OpenInvoice const& invoice,
                                                             std::string const& digits) {
    std::vector<std::pair<FieldName, std::string>> fields = {
        {FieldName::scanline, digits},
        {FieldName::barcode, digits},
        {FieldName::member_id, invoice.member_id.text()},
        {FieldName::invoice_number, invoice.key.number.text()},
        {FieldName::coverage_month, invoice.coverage_month.text()},
        {FieldName::amount_due, invoice.amount_due.text()},
        {FieldName::ledger, std::string(name(invoice.key.ledger))},
        {FieldName::carrier, invoice.carrier},
        {FieldName::payer_name, invoice.first_name + " " + invoice.last_name},
        {FieldName::payer_address, joined(address_lines(invoice.address))}};
    if (invoice.billing_account)
        fields.emplace_back(FieldName::billing_account, invoice.billing_account->text());
    return fields;
}

}  // namespace

std::string memo_for_coupon(Dice& dice, CoverageMonth month) {
    if (dice.chance(0.55)) return "";
    return dice.pick<std::string>({"Health insurance", "premium", month_text(month), "health ins",
                                   "Insurance", "monthly premium", "Thank you"});
}

std::string month_text(CoverageMonth month) {
    constexpr std::array<char const*, 12> months = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    return fmt::format("{} {}", months[month.month() - 1], month.year());
}

std::string joined(std::vector<std::string> const& lines) {
    std::string text;
    for (auto const& line : lines)
        text += (text.empty() ? "" : ", ") + line;
    return text;
}

Payer MailMaker::payer_of(Member const& member) {
    Payer payer{member.name(), address_lines(member.address)};
    if (dice_.chance(0.1)) payer.name = dice_.pick(first_names()) + " " + member.last_name;
    if (dice_.chance(0.12)) payer.name = upper(payer.name);
    return payer;
}

std::string MailMaker::routing_number() {
    std::string const prefix =
        dice_.pick<std::string>({"0110", "0113", "2113", "2118", "0111", "2110"});
    return with_check_digit(prefix + random_digits(dice_, 4));
}

PageSpec MailMaker::rear_of_check() {
    OtherContent content;
    content.paper = OtherPaper::check_rear;
    return {content, PageKind::check_rear, name(OtherPaper::check_rear), Fill::printed, {}};
}

void MailMaker::number_canadian(Account const& account, CheckContent& content, PageSpec& page) {
    std::string const transit = random_digits(dice_, 5) + "D" + random_digits(dice_, 3);
    content.micr = fmt::format("C{}C A{}A {}D{}C", account.serial, transit,
                               account.number.substr(0, 4), account.number.substr(4, 3));
    content.micr_position = 44;
    content.bank = {"Northern Maple Bank", "Toronto, Ontario, Canada"};
    content.currency = "CANADIAN FUNDS";
    page.fields.emplace_back(FieldName::foreign, "present");
}

void MailMaker::number_check(CheckOrder const& order, CheckContent& content, PageSpec& page) {
    bool const wide = order.form != CheckForm::personal;
    Account account = {
        routing_number(), random_digits(dice_, dice_.between(8, 12)),
        fmt::format("{}", wide ? dice_.between(10'000, 999'999) : dice_.between(101, 9'999))};
    content.number = account.serial;
    content.bank = dice_.pick(banks);
    if (order.canadian) {
        number_canadian(account, content, page);
    } else {
        if (order.routing_broken) {
            auto& digit = account.routing[static_cast<std::size_t>(dice_.between(4, 8))];
            digit = static_cast<char>('0' + (digit - '0' + dice_.between(1, 9)) % 10);
        }
        content.fraction =
            fmt::format("{}-{}/{}", dice_.between(5, 53), std::stoi(account.routing.substr(4, 4)),
                        std::stoi(account.routing.substr(0, 4)));
        std::string const transit = "A" + account.routing + "A";
        if (wide) {
            content.micr = fmt::format("C{:0>6}C {} {}C", account.serial, transit, account.number);
            content.micr_position = 43 + 9;
        } else {
            content.micr = transit + on_us(dice_, account.number, account.serial);
        }
        page.fields.emplace_back(FieldName::routing, account.routing);
        page.fields.emplace_back(FieldName::account, without_dashes(account.number));
    }
    page.fields.emplace_back(FieldName::serial, account.serial);
    page.fields.emplace_back(FieldName::micr, content.micr);
}

Sheet MailMaker::check(CheckOrder const& order) {
    CheckContent content;
    content.form = order.form;
    content.design =
        static_cast<std::size_t>(dice_.between(0, static_cast<int>(design_count(order.form)) - 1));
    content.fill = order.fill;
    content.payer = order.payer.address;
    content.payer.insert(content.payer.begin(), order.payer.name);
    content.signer = order.payer.name;
    content.signing = order.signing;
    content.note = order.note;
    content.memo = order.memo;
    content.further = order.further;
    content.subscriber_address = order.subscriber_address;
    content.amount_scribbled = order.scribbled;
    content.payee = order.payee.empty() ? payee_text(dice_) : order.payee;
    BusinessDate const date = order.date.value_or(received_.plus_days(-dice_.between(1, 12)));
    content.date = date_text(dice_, date, order.fill);
    content.figures = figures(dice_, order.amount, order.fill);
    Cents const in_words = order.words_amount.value_or(order.amount);
    content.words = words(dice_, in_words, order.fill);

    PageSpec page{{}, PageKind::check, design(order.form, content.design).name, order.fill, {}};
    page.fields = {
        {FieldName::payer_name, order.payer.name},
        {FieldName::payer_address, joined(order.payer.address)},
        {FieldName::date, date.text()},
        {FieldName::payee, content.payee},
        {FieldName::amount, in_words.text()},
        {FieldName::amount_figures, order.amount.text()},
        {FieldName::amount_words, in_words.text()},
        {FieldName::signature, order.signing == Signing::missing ? "absent" : "present"}};
    if (!order.memo.empty()) page.fields.emplace_back(FieldName::memo, order.memo);
    if (!order.note.empty()) page.fields.emplace_back(FieldName::restrictive_note, "present");
    page.fields.insert(page.fields.end(), order.identifies.begin(), order.identifies.end());
    number_check(order, content, page);
    page.content = content;
    page.secret = order.secret;
    return {page, rear_of_check()};
}

Sheet MailMaker::coupon(OpenInvoice const& invoice) {
    auto const layout = ScanlineLayout::shipped();
    auto const digits = layout.write({invoice.key.ledger, invoice.member_id, invoice.key.number,
                                      invoice.coverage_month, invoice.amount_due});
    LOCKBOX_ASSERT(digits.has_value());
    CouponContent content;
    content.design =
        static_cast<std::size_t>(dice_.between(0, static_cast<int>(coupon_design_count()) - 1));
    content.digits = *digits;
    std::size_t at = 0;
    for (std::size_t const length : layout.group_lengths()) {
        content.scanline += (at == 0 ? "" : " ") + digits->substr(at, length);
        at += length;
    }
    content.dental = invoice.key.ledger == Ledger::dental;
    content.member_id = invoice.member_id.text();
    if (invoice.billing_account) content.billing_account = invoice.billing_account->text();
    content.invoice_number = invoice.key.number.text();
    content.coverage_month = month_text(invoice.coverage_month);
    content.due_date = fmt::format("{:02}/{:02}/{}", invoice.due_date.month(),
                                   invoice.due_date.day(), invoice.due_date.year());
    content.amount_due = invoice.amount_due.display();
    content.carrier = invoice.carrier;
    content.plan = invoice.plan;
    content.subscriber = address_lines(invoice.address);
    content.subscriber.insert(content.subscriber.begin(),
                              invoice.first_name + " " + invoice.last_name);
    if (dice_.chance(0.5)) content.enclosed = figures(dice_, invoice.amount_due, Fill::handwriting);
    if (coupon_bears_intelligent_mail(content.design))
        content.intelligent_mail = reply_mail(invoice.key.number.text());
    PageSpec front{content, PageKind::coupon, coupon_design_name(content.design), Fill::printed,
                   coupon_fields(invoice, *digits)};
    if (!content.intelligent_mail.empty())
        front.fields.emplace_back(FieldName::intelligent_mail, content.intelligent_mail);
    if (dice_.chance(0.4)) return {front, std::nullopt};
    return {front, PageSpec{CouponRear{}, PageKind::unknown, "slip-rear", Fill::printed, {}}};
}

Sheet MailMaker::coupon_with_new_address(OpenInvoice const& invoice) {
    Sheet sheet = coupon(invoice);
    auto& content = std::get<CouponContent>(sheet.front.content);
    content.new_address = address_lines(random_stranger(dice_).address);
    return sheet;
}

Sheet MailMaker::money_order(Payer const& purchaser, Cents amount, CheckOrder const& order) {
    MoneyOrderContent content;
    content.issuer = dice_.pick<Issuer>(
        {Issuer::postal, Issuer::postal, Issuer::agent_wide, Issuer::agent_tall});
    bool const postal = content.issuer == Issuer::postal;
    content.serial = postal ? postal_serial(dice_) : "1" + random_digits(dice_, 10);
    std::string const routing = !postal             ? "102100400"
                                : dice_.chance(0.5) ? "000008002"
                                                    : "000000204";
    content.micr = fmt::format("A{}A {}C", routing, content.serial);
    BusinessDate const date = order.date.value_or(received_.plus_days(-dice_.between(2, 20)));
    content.date =
        postal ? date.text() : fmt::format("{:02}/{:02}/{}", date.month(), date.day(), date.year());
    content.amount = amount.display();
    content.words = upper(fmt::format("{} dollars and {:02} cents",
                                      count_in_words(amount.count() / 100), amount.count() % 100));
    content.payee = payee_text(dice_);
    content.purchaser = purchaser.address;
    content.purchaser.insert(content.purchaser.begin(), purchaser.name);
    content.memo = order.memo;
    content.further = order.further;
    content.signature = !postal;
    PageSpec page{content,
                  PageKind::money_order,
                  name(content.issuer),
                  Fill::handwriting,
                  {{FieldName::payer_name, purchaser.name},
                   {FieldName::payer_address, joined(purchaser.address)},
                   {FieldName::date, date.text()},
                   {FieldName::payee, content.payee},
                   {FieldName::amount, amount.text()},
                   {FieldName::amount_figures, amount.text()},
                   {FieldName::amount_words, amount.text()},
                   {FieldName::signature, postal ? "absent" : "present"},
                   {FieldName::routing, routing},
                   {FieldName::serial, content.serial},
                   {FieldName::micr, content.micr}}};
    if (!order.memo.empty()) page.fields.emplace_back(FieldName::memo, order.memo);
    page.fields.insert(page.fields.end(), order.identifies.begin(), order.identifies.end());
    page.secret = order.secret;
    return {page, rear_of_check()};
}

Sheet MailMaker::other(OtherPaper paper, Fill fill, std::vector<std::string> lines) {
    OtherContent content;
    content.paper = paper;
    content.fill = fill;
    content.lines = std::move(lines);
    std::vector<std::pair<FieldName, std::string>> fields;
    if (paper == OtherPaper::envelope) {
        Dice copy = dice_;  // so that the mail that follows does not depend on this number
        content.intelligent_mail = reply_mail(random_digits(copy, 9));
        fields.emplace_back(FieldName::intelligent_mail, content.intelligent_mail);
    }
    return {PageSpec{content, kind_of(paper), name(paper), fill, fields}, std::nullopt};
}

}  // namespace lockbox::samples
