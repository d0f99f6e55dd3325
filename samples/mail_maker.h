// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "lockbox/business_date.h"
#include "samples/mail.h"
#include "samples/members.h"

namespace lockbox::samples {

/// Who draws a check, as printed on it.
struct Payer {
    std::string name;
    std::vector<std::string> address;
};

/// A check to be made out. What is left empty is filled in the ordinary way.
struct CheckOrder {
    Payer payer;
    Cents amount;
    CheckForm form = CheckForm::personal;
    Fill fill = Fill::handwriting;
    std::string payee = {};
    std::optional<BusinessDate> date = std::nullopt;
    std::optional<Cents> words_amount = std::nullopt;  ///< Where the words say something else.
    std::string memo = {};
    std::vector<std::string> further = {};
    std::vector<std::string> subscriber_address = {};
    std::vector<std::pair<FieldName, std::string>> identifies = {};  ///< What memo and further say.
    std::string note = {};
    Signing signing = Signing::by_hand;
    bool routing_broken = false;
    bool canadian = false;
    bool scribbled = false;
    std::string secret = {};  ///< The digits of a Social Security number in memo or further.
};

/// Makes the sheets that stories put into envelopes.
class MailMaker {
public:
    MailMaker(Dice& dice, MemberList const& list, BusinessDate received)
        : dice_(dice), list_(list), received_(received) {}

    Dice& dice() { return dice_; }
    MemberList const& list() const { return list_; }
    BusinessDate received() const { return received_; }

    /// The member or, now and then, a relative at the same address.
    Payer payer_of(Member const& member);
    Sheet check(CheckOrder const& order);
    Sheet coupon(OpenInvoice const& invoice);
    Sheet coupon_with_new_address(OpenInvoice const& invoice);
    Sheet money_order(Payer const& purchaser, Cents amount, CheckOrder const& order);
    Sheet other(OtherPaper paper, Fill fill, std::vector<std::string> lines);

private:
    PageSpec rear_of_check();
    std::string routing_number();
    struct Account {
        std::string routing;
        std::string number;
        std::string serial;
    };
    void number_check(CheckOrder const& order, CheckContent& content, PageSpec& page);
    void number_canadian(Account const& account, CheckContent& content, PageSpec& page);

    Dice& dice_;
    MemberList const& list_;
    BusinessDate received_;
};

/// What people write in the memo of a check that comes with its slip: often nothing.
std::string memo_for_coupon(Dice& dice, CoverageMonth month);
/// `December 2026`.
std::string month_text(CoverageMonth month);
std::string joined(std::vector<std::string> const& lines);

}  // namespace lockbox::samples
