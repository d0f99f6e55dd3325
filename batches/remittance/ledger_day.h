// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lockbox/business_date.h"
#include "lockbox/identifiers.h"
#include "lockbox/money.h"

namespace lockbox::batches {

/// What a payment pays: an invoice in whole or in part, or money that rests on a member's account.
/// Of the invoice it says what the list of open invoices said when it was posted; empty where the
/// list did not have it.
struct PaidPart {
    std::optional<InvoiceNumber> invoice;  ///< Nothing: on account.
    MemberId member_id;
    Cents amount;
    std::string first_name = {};
    std::string last_name = {};
    std::string carrier = {};
    std::optional<CoverageMonth> month = {};
    std::optional<Cents> amount_due = {};
};

/// One check or money order that was posted in a ledger.
struct PostedPayment {
    ItemId item;
    std::string routing;  ///< Empty where it was not read; so are the next two.
    std::string account;
    std::string serial;
    std::optional<BusinessDate> written;  ///< The date on the check.
    std::string payer;                    ///< Whose name is printed on it; may be empty.
    std::vector<PaidPart> parts;          ///< Never empty.

    Cents amount() const;  ///< Σ parts.
};

/// The payments of one night's batch that one ledger posted, in order.
struct PostedBatch {
    std::string number;
    std::vector<PostedPayment> payments;  ///< Never empty.
};

/// Everything that one ledger posted on one business day: what remittance files tell.
struct LedgerDay {
    Ledger ledger;
    BusinessDate day;
    std::string lockbox_number;
    std::vector<PostedBatch> batches;

    Cents total() const;
    std::size_t payment_count() const;
};

}  // namespace lockbox::batches
