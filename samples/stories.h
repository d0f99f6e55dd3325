// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "samples/mail_maker.h"
#include "samples/member_pools.h"

namespace lockbox::samples {

/// What may happen in an envelope, and how often by default.
struct Story {
    std::string name;
    std::string type;  ///< Transaction type of the domain.
    double
        weight;  ///< Share of the night's transactions, in percent; 0: only if a mix asks for it.
    std::vector<HoldReason> holds;  ///< The reasons that its payments may end with; empty: posts.
};

/// Every story. The one named `suspected_duplicate` is not told but made of an earlier transaction.
std::vector<Story> const& stories();

/// Tells stories: makes the papers of one envelope and says what must become of its payments under
/// the shipped policy.
class StoryTeller {
public:
    StoryTeller(Dice& dice, MemberList const& list, BusinessDate received)
        : dice_(dice), make_(dice, list, received), pools_(dice, list) {}

    Transaction tell(std::string const& story);

private:
    friend struct StoryTable;
    struct Target {
        Member const& member;
        OpenInvoice const& invoice;
    };
    Target any_target();
    Target one_bill_target();
    Target target_of(Member const& member, Ledger ledger);
    OpenInvoice const& invoice(std::size_t index) const { return make_.list().invoices[index]; }
    CheckOrder order(Member const& member, Cents amount, CoverageMonth month);
    CheckForm form();

    /// A check beside its slip, in either order; the payment is what `held` says or posts the bill.
    Transaction with_coupon(CheckOrder const& check, OpenInvoice const& bill,
                            std::optional<HoldReason> held);
    Transaction alone(Sheet sheet, Payment payment);

    Transaction single();
    Transaction months_in_arrears();
    Transaction short_payment();
    Transaction small_overpayment();
    Transaction large_overpayment();
    Transaction family();
    Transaction several_months();
    Transaction health_and_dental();
    Transaction two_payers();
    Transaction separate_dental_check();
    Transaction money_order_with_coupon();
    Transaction money_order_alone();
    Transaction bill_pay();
    Transaction handwritten();
    Transaction handwritten_without_id();
    Transaction check_and_list();
    Transaction coupon_only();
    Transaction correspondence();
    Transaction change_of_address();
    Transaction insert();
    Transaction empty_envelope();
    Transaction cash();
    Transaction foreign_check();
    Transaction wrong_payee();
    Transaction unsigned_check();
    Transaction post_dated();
    Transaction stale();
    Transaction amounts_disagree();
    Transaction restrictive_note();
    Transaction routing_invalid();
    Transaction member_unknown();
    Transaction member_ambiguous();
    Transaction already_paid();
    Transaction carrier_disagrees();
    Transaction amount_unreadable();
    Transaction ruined_scan();
    Transaction blank_scan();
    Transaction ssn_with_coupon();
    Transaction ssn_without_coupon();
    Transaction ssn_in_letter();

    /// Into the memo, or beside it.
    void write_ssn(CheckOrder& check);
    CheckOrder written(Member const& member, OpenInvoice const& bill);
    std::string carrier_as_written(std::string const& carrier);
    void identify(CheckOrder& check, Member const& member, OpenInvoice const& bill);

    Dice& dice_;
    MailMaker make_;
    MemberPools pools_;
};

}  // namespace lockbox::samples
