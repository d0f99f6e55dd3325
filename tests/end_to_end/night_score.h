// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "lockbox/money.h"

namespace lockbox::end_to_end {

/// What became of one payment, or of a transaction without one, or what should become of it.
struct Outcome {
    /// `ledger invoice amount`, sorted; empty if held.
    std::vector<std::string> allocations;
    Cents on_account = no_cents;
    std::string hold_reason;  ///< Empty if posted.

    bool posted() const { return hold_reason.empty(); }
    friend auto operator<=>(Outcome const&, Outcome const&) = default;
};

/// A transaction by batch and sequence number, with the outcomes of its payments.
struct TransactionOutcomes {
    std::string type;
    std::string story;
    bool has_coupon = false;
    std::vector<Outcome> outcomes;
};
using NightOutcomes = std::map<std::pair<std::string, int>, TransactionOutcomes>;

/// What the generated mail's `truth.json` says.
NightOutcomes expected_outcomes(std::filesystem::path const& truth_json);
/// What `posted.csv` and `held.csv` under every date of an outbox say.
NightOutcomes actual_outcomes(std::filesystem::path const& outbox);

/// Counts of outcomes. A posting is right only if payment, invoices, ledgers, amounts and the rest
/// on account are all as they should be.
struct Score {
    int transactions = 0;
    int transactions_posted_whole = 0;  ///< Without a person, and rightly.
    int should_post = 0;
    int posted_rightly = 0;
    int posted_wrongly = 0;
    int held_needlessly = 0;
    int should_hold = 0;
    int held_rightly = 0;  ///< Held, with the reason that it should have.
    int held_with_other_reason = 0;
    int missing = 0;  ///< Neither posted nor held: lost.
    Score& operator+=(Score const& other);
};

struct NightScore {
    std::map<std::string, Score> by_type;
    std::map<std::string, Score> by_story;
    Score coupon_transactions;  ///< Those whose type has a coupon and that should post whole.
    Score whole;
    std::map<std::string, int> needless_by_reason;
    /// `batch/sequence story: expected … got …`, without names or ids beyond invoice numbers.
    std::vector<std::string> wrong;
    std::vector<std::string> needless;
    std::vector<std::string> other_reason;
};

NightScore score(NightOutcomes const& expected, NightOutcomes const& actual);

}  // namespace lockbox::end_to_end
