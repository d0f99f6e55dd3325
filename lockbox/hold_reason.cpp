// SPDX-License-Identifier: Apache-2.0
#include "lockbox/hold_reason.h"

#include <algorithm>
#include <array>

#include "lockbox/names_table.h"

namespace lockbox {
namespace {

constexpr NamesTable<HoldReason, hold_reason_count> reasons{{"image_unusable",
                                                             "not_a_payment",
                                                             "cash",
                                                             "foreign_item",
                                                             "payee_not_accepted",
                                                             "unsigned",
                                                             "restrictive_note",
                                                             "date_stale",
                                                             "date_future",
                                                             "suspected_duplicate",
                                                             "amount_unreadable",
                                                             "amounts_disagree",
                                                             "routing_invalid",
                                                             "member_unknown",
                                                             "member_ambiguous",
                                                             "carrier_disagrees",
                                                             "combined_health_dental",
                                                             "short_payment",
                                                             "over_payment",
                                                             "already_paid",
                                                             "check_and_list",
                                                             "transaction_unbalanced",
                                                             "posting_reversed"}};
static_assert(reasons.of(HoldReason::posting_reversed) == "posting_reversed");

constexpr std::array<std::string_view, hold_reason_count> texts{
    "The picture cannot be used. Find the paper and scan it again.",
    "There is no payment in this envelope. Read it and file it.",
    "The envelope held cash. Count it with a second person and follow the cash procedure.",
    "The item is drawn on a foreign bank or in foreign currency. Do not deposit it here.",
    "The payee is not one that this lockbox accepts, or cannot be read. Do not deposit before a "
    "person agrees.",
    "No signature was found. Return the check, or confirm the signature if it is there.",
    "The writer states that this pays in full or sets another condition. Decide before deposit.",
    "The check is dated too long ago. Return it or obtain approval.",
    "The check is dated in the future. Keep it until its date or return it.",
    "The same item seems to have been presented before. Compare the two pictures.",
    "The amount cannot be read safely. Key it from the picture.",
    "The amount in figures and the amount in words differ. If a person confirms, the words rule "
    "(UCC 3-114).",
    "The routing number fails its check digit. Correct it from the picture.",
    "No open invoice fits what is written here. Search for the member.",
    "Two or more members fit and are too close to tell apart. Choose the member.",
    "The carrier or ledger written here is not that of the invoice found. Choose the invoice.",
    "One check pays health and dental together. Agree to the proposed split or return the check.",
    "The check is less than what is due. Decide whether to post it as a partial payment.",
    "The check is more than what is due. Decide what happens with the rest.",
    "What this check would pay is already paid. Decide whether it goes on account or back.",
    "One check comes with a list of payers. Divide it by the list.",
    "The transaction or its batch does not add up. Recount it against the pictures.",
    "A person took its posting back. Read why, and decide it anew.",
};
static_assert(std::none_of(texts.begin(), texts.end(), [](auto text) { return text.empty(); }));

}  // namespace

std::string_view name(HoldReason reason) {
    return reasons.of(reason);
}
std::optional<HoldReason> parse_hold_reason(std::string_view name) {
    return reasons.parse(name);
}
std::string_view clerk_text(HoldReason reason) {
    return texts[static_cast<std::size_t>(reason)];
}

}  // namespace lockbox
