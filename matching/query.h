// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "lockbox/carrier.h"
#include "lockbox/remittance.h"
#include "matching/address_text.h"
#include "matching/amount_belief.h"
#include "matching/digit_evidence.h"
#include "matching/name_evidence.h"
#include "matching/payer_accounts.h"

namespace lockbox::matching {

enum class PaperRole { coupon, payment };

/// What one paper says about whom it pays for, prepared for scoring against many accounts.
struct QueryPaper {
    PaperRole role;
    std::optional<Read<std::string>> invoice_number;
    std::optional<DigitReading> invoice_digits;
    std::optional<DigitReading> member_id;
    std::optional<DigitReading> billing_account;
    std::optional<NameReading> name;
    std::optional<SqueezedAddress> address;
    std::string address_text;
    std::optional<Read<std::string>> carrier;
    Carrier const* known_carrier = nullptr;
    std::optional<Read<Ledger>> ledger;
    std::optional<Read<CoverageMonth>> coverage_month;
    /// The bank account that the money comes from.
    std::optional<Alternative<PayerAccountKey>> payer_account;
};

/// One question to the index: whose money is this? All papers of it speak of the same account.
struct Query {
    std::vector<QueryPaper> papers;
    AmountBelief amount;
};

QueryPaper paper_of(Payment const& payment, CarrierTable const& carriers);
QueryPaper paper_of(Coupon const& coupon, CarrierTable const& carriers);

}  // namespace lockbox::matching
