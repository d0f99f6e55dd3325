// SPDX-License-Identifier: Apache-2.0
#include "samples/members.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "lockbox/assertion.h"
#include "lockbox/carrier.h"
#include "samples/places.h"

namespace lockbox::samples {
namespace {

/// What a member owes: months in each ledger, of which the older are in arrears.
struct Bills {
    int medical_months;
    int dental_months;
    bool paid;
};

Bills random_bills(Dice& dice) {
    int const card = dice.between(0, 99);
    if (card < 60) return {1, 0, false};
    if (card < 72) return {1, 1, false};
    if (card < 77) return {0, 1, false};
    if (card < 86) return {dice.between(2, 4), 0, false};
    if (card < 88) return {0, dice.between(2, 3), false};
    return {1, 0, true};
}

class MemberMaker {
public:
    MemberMaker(Dice& dice, BusinessDate received)
        : dice_(dice),
          carriers_(CarrierTable::shipped().carriers()),
          current_(CoverageMonth::of(received.year(), received.month())->plus_months(1)) {}

    MemberList make(std::size_t invoices_wanted) {
        while (list_.invoices.size() < invoices_wanted) {
            if (dice_.chance(0.02)) {
                add_namesakes();
            } else {
                add_household();
            }
        }
        return std::move(list_);
    }

private:
    MailingAddress random_address() {
        Town const& town = dice_.pick(towns());
        MailingAddress address;
        address.line_1 = fmt::format("{} {}", dice_.between(1, 480), dice_.pick(street_names()));
        if (dice_.chance(0.25)) address.line_2 = fmt::format("Apt {}", dice_.between(1, 48));
        address.city = town.name;
        address.state = "MA";
        address.zip = town.zip;
        return address;
    }

    std::size_t new_household() {
        list_.households.emplace_back();
        return list_.households.size() - 1;
    }

    void add_household() {
        std::size_t const household = new_household();
        MailingAddress const address = random_address();
        std::string const last = dice_.pick(last_names());
        int const people = dice_.chance(0.78) ? 1 : dice_.between(2, 4);
        for (int i = 0; i < people; ++i) {
            bool const own_name = i > 0 && dice_.chance(0.15);
            add_member(household, dice_.pick(first_names()),
                       own_name ? dice_.pick(last_names()) : last, address, random_bills(dice_));
        }
    }

    /// Two people whom a name and an address cannot tell apart: father and son at one address, or
    /// namesakes on one street. Both owe the same amount to the same carrier.
    void add_namesakes() {
        MailingAddress const address = random_address();
        MailingAddress other = address;
        if (dice_.chance(0.4))
            other.line_1 = fmt::format("{} {}", dice_.between(1, 480), dice_.pick(street_names()));
        std::string const first = dice_.pick(first_names());
        std::string const last = dice_.pick(last_names());
        std::size_t const one = add_member(new_household(), first, last, address, {1, 0, false});
        std::size_t const two = add_member(new_household(), first, last, other, {1, 0, false});
        OpenInvoice const& model = list_.invoices[list_.members[one].medical.front()];
        OpenInvoice& copy = list_.invoices[list_.members[two].medical.front()];
        copy.amount_due = model.amount_due;
        copy.balance = model.balance;
        copy.carrier = model.carrier;
        copy.plan = model.plan;
        list_.namesakes.emplace_back(one, two);
    }

    MemberId new_id() {
        std::string id = random_digits(dice_, 12);
        if (!list_.members.empty() && dice_.chance(0.06)) {
            id = dice_.pick(list_.members).id.text();
            auto const at = static_cast<std::size_t>(dice_.between(0, 10));
            if (dice_.chance(0.5)) {
                std::swap(id[at], id[at + 1]);
            } else {
                id[at] = static_cast<char>('0' + (id[at] - '0' + dice_.between(1, 9)) % 10);
            }
        }
        if (id.front() == '0' || !ids_.insert(id).second) return new_id();
        return *MemberId::parse(id);
    }

    std::optional<BillingAccount> new_billing_account() {
        if (dice_.chance(0.15)) return std::nullopt;
        std::string const account = "7" + random_digits(dice_, 8);
        if (!accounts_.insert(account).second) return new_billing_account();
        return BillingAccount::parse(account);
    }

    std::size_t add_member(std::size_t household, std::string const& first, std::string const& last,
                           MailingAddress const& address, Bills const& bills) {
        Member member{new_id(), new_billing_account(), first, last, address, household, {}, {}, {}};
        std::size_t const index = list_.members.size();
        add_bills(member, Ledger::medical, bills.medical_months, bills.paid);
        add_bills(member, Ledger::dental, bills.dental_months, bills.paid);
        list_.members.push_back(std::move(member));
        list_.households[household].push_back(index);
        return index;
    }

    Carrier const& random_carrier(Ledger ledger) {
        Carrier const& carrier = dice_.pick(carriers_);
        return carrier.ledger == ledger ? carrier : random_carrier(ledger);
    }

    void add_bills(Member& member, Ledger ledger, int months, bool paid) {
        if (months == 0) return;
        Carrier const& carrier = random_carrier(ledger);
        bool const dental = ledger == Ledger::dental;
        Cents const premium =
            Cents::of(dental ? dice_.between(1'950, 11'900) : dice_.between(4'100, 128'900));
        std::string const plan =
            dental ? dice_.pick<std::string>({"Dental High", "Dental Low", "Family Dental"})
                   : dice_.pick<std::string>({"Silver 1", "Bronze 2", "Gold A", "ConnectorCare 3"});
        std::string const phone = fmt::format("617-555-{:04}", dice_.between(100, 199));
        for (int back = months - 1; back >= 0; --back) {
            CoverageMonth const month = current_.plus_months(-back);
            CoverageMonth const before = month.plus_months(-1);
            invoice_ += dice_.between(1, 37);
            auto& bucket = paid ? member.paid : dental ? member.dental : member.medical;
            bucket.push_back(list_.invoices.size());
            list_.invoices.push_back({{ledger, *InvoiceNumber::parse(fmt::format("{}", invoice_))},
                                      member.id,
                                      member.billing_account,
                                      member.first_name,
                                      member.last_name,
                                      member.address,
                                      phone,
                                      carrier.name,
                                      plan,
                                      month,
                                      premium,
                                      paid ? no_cents : premium,
                                      *BusinessDate::of(before.year(), before.month(), 23)});
        }
    }

    Dice& dice_;
    std::vector<Carrier> carriers_;
    CoverageMonth current_;
    MemberList list_;
    std::set<std::string> ids_;
    std::set<std::string> accounts_;
    std::int64_t invoice_ = 2'600'000'000;
};

std::string quoted(std::string const& text) {
    if (text.find_first_of(",\"\n") == std::string::npos) return text;
    std::string result = "\"";
    for (char const letter : text) {
        if (letter == '"') result += '"';
        result += letter;
    }
    return result + '"';
}

}  // namespace

std::string random_digits(Dice& dice, int count) {
    std::string digits;
    for (int i = 0; i < count; ++i)
        digits += static_cast<char>('0' + dice.between(0, 9));
    return digits;
}

MemberList make_members(Dice& dice, std::size_t invoices_wanted, BusinessDate received) {
    return MemberMaker(dice, received).make(invoices_wanted);
}

std::string invoices_csv(MemberList const& list) {
    std::string csv =
        "invoice_number,ledger,member_id,billing_account,first_name,last_name,address_1,address_2,"
        "city,"
        "state,zip,phone,carrier,plan,coverage_month,amount_due,balance,due_date\n";
    for (OpenInvoice const& bill : list.invoices) {
        csv += fmt::format(
            "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", bill.key.number.text(),
            name(bill.key.ledger), bill.member_id.text(),
            bill.billing_account ? bill.billing_account->text() : "", quoted(bill.first_name),
            quoted(bill.last_name), quoted(bill.address.line_1), quoted(bill.address.line_2),
            quoted(bill.address.city), bill.address.state, bill.address.zip, bill.phone,
            quoted(bill.carrier), quoted(bill.plan), bill.coverage_month.text(),
            bill.amount_due.text(), bill.balance.text(), bill.due_date.text());
    }
    return csv;
}

Stranger random_stranger(Dice& dice) {
    Town const& town = dice.pick(towns());
    return {dice.pick(first_names()),
            dice.pick(last_names()),
            {fmt::format("{} {}", dice.between(481, 990), dice.pick(street_names())), "", town.name,
             "MA", town.zip}};
}

std::vector<std::string> address_lines(MailingAddress const& address) {
    std::vector<std::string> lines = {address.line_1};
    if (!address.line_2.empty()) lines.front() += " " + address.line_2;
    lines.push_back(fmt::format("{}, {} {}", address.city, address.state, address.zip));
    return lines;
}

}  // namespace lockbox::samples
