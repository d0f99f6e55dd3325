// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "lockbox/business_date.h"
#include "lockbox/identifiers.h"
#include "lockbox/money.h"

namespace lockbox {

/// A mailing address as the open-invoice file has it.
struct MailingAddress {
    std::string line_1;
    std::string line_2;
    std::string city;
    std::string state;
    std::string zip;
};

/// One bill of one member for one month in one ledger.
struct OpenInvoice {
    InvoiceKey key;
    MemberId member_id;
    std::optional<BillingAccount> billing_account;
    std::string first_name;
    std::string last_name;
    MailingAddress address;
    std::string phone;
    std::string carrier;
    std::string plan;
    CoverageMonth coverage_month;
    Cents amount_due;  ///< What the bill says.
    Cents balance;     ///< What is still open after every other channel; 0 is paid.
    BusinessDate due_date;
};

}  // namespace lockbox
