// SPDX-License-Identifier: Apache-2.0
#include "batches/acts/desk.h"

#include <algorithm>

#include "lockbox/names_table.h"

namespace lockbox::batches {
namespace {

constexpr NamesTable<Role, 4> roles{{"clerk", "supervisor", "auditor", "administrator"}};
constexpr NamesTable<Lesson::Standing, 3> standings{{"proposed", "in_force", "revoked"}};
constexpr NamesTable<MarkKind, 4> marks{{"note", "to_supervisor", "to_clerks", "rescan"}};

bool has_reason(Held const& held, HoldReason reason) {
    return held.reason == reason ||
           std::find(held.further_reasons.begin(), held.further_reasons.end(), reason) !=
               held.further_reasons.end();
}

}  // namespace

std::string_view name(Role role) {
    return roles.of(role);
}
std::optional<Role> parse_role(std::string_view name) {
    return roles.parse(name);
}
std::string_view name(Lesson::Standing standing) {
    return standings.of(standing);
}
std::string_view name(MarkKind kind) {
    return marks.of(kind);
}
std::optional<MarkKind> parse_mark_kind(std::string_view name) {
    return marks.parse(name);
}

bool is_person_name(std::string_view text) {
    constexpr std::size_t longest = 32;
    constexpr std::string_view allowed =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
    return !text.empty() && text.size() <= longest &&
           text.find_first_not_of(allowed) == std::string_view::npos;
}

bool DeskRules::needs_second(Resolution const& resolution, std::optional<Cents> amount) const {
    if (key_money_twice && resolution.keyed_amount) return true;
    auto const of_item = resolution.keyed_amount ? resolution.keyed_amount : amount;
    return of_item && *of_item >= second_person_from;
}

std::optional<Refusal> unstated_amount(Resolution const& resolution, ItemState const& state) {
    if (resolution.outcome != Outcome::posted || resolution.keyed_amount || !state.held)
        return std::nullopt;
    bool const differ = has_reason(*state.held, HoldReason::amounts_disagree);
    if (!differ && !has_reason(*state.held, HoldReason::amount_unreadable)) return std::nullopt;
    return Refusal{Refused::amount_not_keyed,
                   differ ? "the amount in figures and the amount in words differ"
                          : "the amount was not read safely",
                   "Key the amount that the check states; the words rule."};
}

}  // namespace lockbox::batches
