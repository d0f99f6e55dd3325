// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "matching/rank.h"

namespace lockbox::matching {

/// Whether the best account of a ranking is certain enough to post to.
struct Identity {
    std::optional<HoldReason>
        reason;                   ///< `member_unknown` or `member_ambiguous`; nothing: certain.
    bool member_certain = false;  ///< The member is, though perhaps not which ledger.
    std::string detail;           ///< For a clerk, where there is a reason.
};

/// Certain is: the stated probability reaches the site's limit; the margin to the next account and
/// to "none of these" is kept; at least two independent kinds of evidence speak for it, a number of
/// the member's or the invoice's among them (the others are name or address with the given name,
/// exact amount, carrier); no number that was read points elsewhere; and
/// where the Member ID is the only number, a relative with a number like it, who is not in the
/// list, would not have sent the same, were all payers such relatives.
Identity identity(Ranking const& ranking, Query const& query, Scene const& scene);

}  // namespace lockbox::matching
