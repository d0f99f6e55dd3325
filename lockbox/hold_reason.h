// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace lockbox {

/// Why an item waits for a person: a closed list, in order of precedence. When several hold, the
/// first is the item's reason and the others are kept beside it.
enum class HoldReason {
    image_unusable,
    not_a_payment,
    cash,
    foreign_item,
    payee_not_accepted,
    unsigned_check,
    restrictive_note,
    date_stale,
    date_future,
    suspected_duplicate,
    amount_unreadable,
    amounts_disagree,
    routing_invalid,
    member_unknown,
    member_ambiguous,
    carrier_disagrees,
    combined_health_dental,
    short_payment,
    over_payment,
    already_paid,
    check_and_list,
    transaction_unbalanced,
    posting_reversed,
};
inline constexpr std::size_t hold_reason_count = 23;

/// The name in files: as in the enumeration, except `unsigned`, a keyword of C++.
std::string_view name(HoldReason reason);
std::optional<HoldReason> parse_hold_reason(std::string_view name);
/// One plain sentence for a clerk: what is wrong and what to do.
std::string_view clerk_text(HoldReason reason);

}  // namespace lockbox
