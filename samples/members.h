// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "lockbox/open_invoice.h"
#include "samples/dice.h"

namespace lockbox::samples {

/// A subscriber with the bills that the invoice file lists for this person. Indexes are into
/// `MemberList::invoices`, oldest month first; paid bills (balance 0.00) are not among them.
struct Member {
    MemberId id;
    std::optional<BillingAccount> billing_account;
    std::string first_name;
    std::string last_name;
    MailingAddress address;
    std::size_t household;
    std::vector<std::size_t> medical;
    std::vector<std::size_t> dental;
    std::vector<std::size_t> paid;

    std::string name() const { return first_name + " " + last_name; }
};

/// Everyone who gets a bill: far more people than pay by mail in one night, with families at one
/// address, namesakes, and Member IDs that differ in one digit or in two digits exchanged.
struct MemberList {
    std::vector<Member> members;
    std::vector<OpenInvoice> invoices;
    std::vector<std::vector<std::size_t>> households;            ///< Members of each.
    std::vector<std::pair<std::size_t, std::size_t>> namesakes;  ///< Same name, same premium, at
                                                                 ///< one address or on one street.
};

/// Bills for the month after `received`, at least `invoices_wanted` of them.
MemberList make_members(Dice& dice, std::size_t invoices_wanted, BusinessDate received);

/// The open-invoice file, RFC 4180.
std::string invoices_csv(MemberList const& list);

/// A person of no list: for payers who are not members.
struct Stranger {
    std::string first_name;
    std::string last_name;
    MailingAddress address;
};
Stranger random_stranger(Dice& dice);
std::string random_digits(Dice& dice, int count);

/// "12 Elm St", "Apt 3", "Worcester, MA 01602": the lines below a name.
std::vector<std::string> address_lines(MailingAddress const& address);

}  // namespace lockbox::samples
