// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lockbox/business_date.h"
#include "lockbox/identifiers.h"
#include "lockbox/money.h"
#include "lockbox/page.h"
#include "lockbox/reading.h"
#include "lockbox/social_security.h"

namespace lockbox {

enum class PaymentKind { personal_check, business_check, money_order };

/// Whom a paper says that it pays for. Any reading may be missing: missing is no evidence.
struct Subscriber {
    Reading<MemberId> member_id = Unread{UnreadWhy::not_looked_at};
    Reading<std::string> member_id_digits =
        Unread{UnreadWhy::not_looked_at};  ///< As read, any length.
    Reading<BillingAccount> billing_account = Unread{UnreadWhy::not_looked_at};
    Reading<InvoiceNumber> invoice_number = Unread{UnreadWhy::not_looked_at};
    Reading<std::string> name = Unread{UnreadWhy::not_looked_at};  ///< First and last, any order.
    Reading<std::string> address = Unread{UnreadWhy::not_looked_at};  ///< Lines joined by `, `.
    Reading<std::string> carrier =
        Unread{UnreadWhy::not_looked_at};  ///< A current name of the list.
    Reading<Ledger> ledger = Unread{UnreadWhy::not_looked_at};
    /// Of the Social Security number written on the paper, under the site's key. No open invoice
    /// bears one yet, so no rule compares it.
    Reading<SsnHash> ssn = Unread{UnreadWhy::not_looked_at};
};

/// An earlier presentment that may be the same paper. The store finds them; matching judges them.
struct EarlierPresentment {
    ItemId item;
    bool same_micr = false;  ///< Routing, account and serial are equal.
    bool same_money_order_serial = false;
    int fingerprint_distance = 64;  ///< Bits, of 64, in which the fingerprints differ.
    std::optional<Cents> amount;
    bool returned = false;  ///< It came back unpaid, so presenting it again is no duplicate.
};

/// One check or money order, as read.
struct Payment {
    ItemId item;
    PaymentKind kind;
    Reading<RoutingNumber> routing = Unread{UnreadWhy::not_looked_at};
    bool routing_check_digit_fails = false;  ///< All nine digits are read well and break the rule.
    Reading<std::string> account = Unread{UnreadWhy::not_looked_at};
    Reading<std::string> serial = Unread{UnreadWhy::not_looked_at};
    Reading<Cents> amount_figures = Unread{UnreadWhy::not_looked_at};
    Reading<Cents> amount_words = Unread{UnreadWhy::not_looked_at};
    Reading<Cents> amount = Unread{UnreadWhy::not_looked_at};  ///< `conflicting`: the two disagree.
    /// That figures and words state one amount; not looked at where the amount was keyed.
    Reading<bool> amounts_agree = Unread{UnreadWhy::not_looked_at};
    Reading<BusinessDate> date = Unread{UnreadWhy::not_looked_at};
    /// The acceptable payee that the line names, with the probability that it does; the text as
    /// read otherwise.
    Reading<std::string> payee = Unread{UnreadWhy::not_looked_at};
    Reading<std::string> payer_name = Unread{UnreadWhy::not_looked_at};
    Reading<std::string> payer_address = Unread{UnreadWhy::not_looked_at};
    Reading<std::string> memo = Unread{UnreadWhy::not_looked_at};
    Reading<bool> signature_present = Unread{UnreadWhy::not_looked_at};
    bool restrictive_note = false;
    bool foreign = false;
    bool image_usable = true;
    Subscriber subscriber = {};  ///< From what is written on the payment itself.
    std::uint64_t fingerprint = 0;
    std::vector<EarlierPresentment> earlier = {};
};

/// One payment coupon, as read.
struct Coupon {
    ItemId item;
    Subscriber subscriber;
    Reading<CoverageMonth> coverage_month = Unread{UnreadWhy::not_looked_at};
    Reading<Cents> amount_due = Unread{UnreadWhy::not_looked_at};
};

/// Any other paper in the envelope.
struct OtherPaper {
    ItemId item;
    PageKind kind;
    bool image_usable = true;  ///< False: what it is cannot be seen.
};

/// The papers of one envelope, in scan order within each kind.
struct Transaction {
    int sequence = 0;       ///< Its number within the batch, as delivered.
    BusinessDate received;  ///< Decides coverage; policies about dates count from here.
    std::vector<Payment> payments;
    std::vector<Coupon> coupons;
    std::vector<OtherPaper> others;
};

/// A paper's readings as a payment, a coupon or another paper. Rear sides add nothing to it.
Payment payment_from(ItemId item, PageReadings const& front);
Coupon coupon_from(ItemId item, PageReadings const& front);

}  // namespace lockbox
