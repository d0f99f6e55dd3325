// SPDX-License-Identifier: Apache-2.0
// What people do at the desk beside acts: marks that leave an item held, and blind keyings, of
// which two that agree make an act. Both are only ever added. Values only; the store enters them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batches/acts/act.h"
#include "batches/acts/rules.h"

namespace lockbox::batches {

/// What a person may do. A role has no right of another: who makes accounts decides no payment.
enum class Role {
    clerk,          ///< Decides held items; takes back what they decided themselves.
    supervisor,     ///< The same, any act, items handed over, reservations of others.
    auditor,        ///< Looks at everything and changes nothing.
    administrator,  ///< People and their roles; no item.
};
std::string_view name(Role role);
std::optional<Role> parse_role(std::string_view name);

/// Someone who may log in. The hash of the password is the store's own.
struct Person {
    std::string name;  ///< 1 to 32 letters, digits, dots, dashes; no two differ in case alone.
    Role role;
    bool active = true;
    int failures = 0;            ///< Wrong passwords since the last right one.
    long long locked_until = 0;  ///< Seconds since 1970; no password is looked at before.
};
bool is_person_name(std::string_view text);

/// What a person says of a held item without deciding it.
enum class MarkKind {
    note,           ///< For whoever looks next.
    to_supervisor,  ///< Only a supervisor's queue shows it from now on.
    to_clerks,      ///< A supervisor gives it back.
    rescan,         ///< The paper is to be scanned again; it stays held until it is decided.
};
std::string_view name(MarkKind kind);
std::optional<MarkKind> parse_mark_kind(std::string_view name);

struct Mark {
    ItemId item;
    int number = 0;  ///< Of this item, from 1.
    MarkKind kind;
    std::string applies_to;  ///< `ItemState::key` of the state it was made in: it ends with it.
    std::string when;        ///< UTC, `2026-11-20T23:15:04Z`.
    std::string who;
    std::string note;
};

/// A resolution that one person keyed and that has not been entered yet.
struct Keying {
    ItemId item;
    std::string applies_to;
    int turn = 0;  ///< 1, 2; 3 is whoever decided between two that differ.
    std::string when;
    std::string who;
    Resolution resolution;
};

/// When two people must key the same, neither seeing what the other did.
struct DeskRules {
    Cents second_person_from = Cents::of(5'000'00);  ///< Items of this amount and more.
    bool key_money_twice = true;                     ///< And whatever amount a person keyed.

    bool needs_second(Resolution const& resolution, std::optional<Cents> amount) const;
};

/// A resolution was kept as the first or second of an item's keyings: another person is awaited.
struct KeptKeying {
    int turn;
};

/// How often a person's blind keyings were not what was entered.
struct KeyingFigures {
    std::string who;
    int keyed = 0;  ///< Of items that have been decided since.
    int miskeyed = 0;
};

/// What a person learnt from a payment: `said`, as people write it, means the carrier `means`, or
/// pays for the member. A supervisor puts it in force for the nights to come, or takes it back.
struct Lesson {
    enum class Standing { proposed, in_force, revoked };
    int number = 0;  ///< From 1.
    std::string said;
    std::string means;  ///< A name of the site's carriers, or a Member ID.
    std::string who;
    std::string when;
    Standing standing = Standing::proposed;
    std::string decided_by;  ///< Empty while it is proposed.
};
std::string_view name(Lesson::Standing standing);

/// Why a posting at the desk must not be entered although the books would take it: figures and
/// words differ, or no amount was read, and the person states none. Nothing if it may.
std::optional<Refusal> unstated_amount(Resolution const& resolution, ItemState const& state);

}  // namespace lockbox::batches
