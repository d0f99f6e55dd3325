// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "lockbox/hold_reason.h"
#include "lockbox/identifiers.h"
#include "lockbox/money.h"
#include "lockbox/probability.h"

namespace lockbox {

/// One row of why a candidate is likely or not.
struct Evidence {
    std::string field;         ///< `member id`, `name`, `amount`, …
    std::string read;          ///< What was read.
    std::string invoice_says;  ///< What the invoice says.
    std::string level;         ///< `equal`, `one digit differs`, …
    WeightBits bits;           ///< Rounded to 0.1, so that the rows as shown add up as shown.
};

/// An invoice that a payment may pay. `total` is the sum of the evidence rows, `prior` among them.
struct Candidate {
    InvoiceKey invoice;
    MemberId member_id;
    std::string member_name;
    Cents balance;
    std::vector<Evidence> evidence;
    WeightBits total;
    Probability probability;  ///< After the softmax over all candidates and "none of these".
};

/// A part of a payment that pays an invoice.
struct Allocation {
    InvoiceKey invoice;
    MemberId member_id;
    Cents amount;
};

/// The payment posts without a person. Σ allocations + on_account = amount.
struct Posted {
    Cents amount;
    std::vector<Allocation> allocations;  ///< All in one ledger; never empty.
    Cents on_account;                     ///< In the same ledger; 0 or more.
    Probability probability;              ///< That every allocation and the amount are right.
    Probability runner_up;                ///< Of the best other candidate.
    std::vector<Candidate> candidates;    ///< Best first.

    Ledger ledger() const { return allocations.front().invoice.ledger; }
};

/// The payment waits for a person.
struct Held {
    HoldReason reason;
    std::vector<HoldReason> further_reasons;  ///< In order of precedence.
    std::string detail;  ///< What a clerk should look at; for people, may bear names and amounts.
    std::optional<Cents> amount;        ///< As read; nothing where it is unreadable.
    std::vector<Candidate> candidates;  ///< Best first; may be empty.
    std::vector<Allocation> proposed;   ///< A split that a person may agree to; may be empty.
};

using Decision = std::variant<Posted, Held>;

struct PaymentDecision {
    ItemId item;
    Decision decision;
};

/// What becomes of each paper of a transaction: one decision per payment, in their order; and for a
/// transaction without any payment one hold, so that it is listed for a person.
struct TransactionDecision {
    std::vector<PaymentDecision> payments;
    std::optional<Held> without_payment;
};

}  // namespace lockbox
