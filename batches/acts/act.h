// SPDX-License-Identifier: Apache-2.0
// What a person does to an item of the books. An act is only ever added: what was posted stays, and
// what takes it back follows it. Values only; the store enters them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lockbox/business_date.h"
#include "lockbox/decision.h"
#include "lockbox/identifiers.h"
#include "lockbox/money.h"

namespace lockbox::batches {

enum class ActKind {
    resolve,   ///< Decides a held item.
    reverse,   ///< Takes back whatever an item stands at: it is held again.
    returned,  ///< The bank returned a posted check unpaid: what it paid is open again.
};
std::string_view name(ActKind kind);
std::optional<ActKind> parse_act_kind(std::string_view name);

/// What becomes of a held item that is resolved.
enum class Outcome {
    posted,         ///< To invoices, on account, or both; in one ledger or split over the two.
    sent_back,      ///< To its sender; never deposited.
    not_a_payment,  ///< Whatever was captured was no money.
    duplicate,      ///< The same paper as another item.
};
std::string_view name(Outcome outcome);
std::optional<Outcome> parse_outcome(std::string_view name);

/// Money of a known member that pays no invoice yet.
struct OnAccount {
    Ledger ledger;
    MemberId member_id;
    Cents amount;
    friend bool operator==(OnAccount const&, OnAccount const&) = default;
};

struct Resolution {
    Outcome outcome;
    std::vector<Allocation> allocations = {};  ///< Where posted; may be parts of invoices.
    std::vector<OnAccount> on_account = {};    ///< Where posted.
    /// As a person read it: where no amount was read, or another one.
    std::optional<Cents> keyed_amount = {};

    Cents posted() const;  ///< Σ allocations + Σ on account.
};

/// An act as whoever acts asks for it.
struct ActRequest {
    ItemId item;
    ActKind kind;
    std::optional<Resolution> resolution;  ///< Of `resolve`, and of nothing else.
    /// `ItemState::key` of the state that the person saw. Empty: of whatever state there is.
    std::string applies_to;
    BusinessDate date;  ///< In whose outgoing files it is told.
    std::string who;    ///< Never empty.
    std::string note;   ///< Why; may be empty but for `reverse` and `returned`.
};

/// An act in the books.
struct Act {
    std::string id;  ///< 32 hexadecimal digits: a hash of its content and the state it applied to.
    ItemId item;
    int number = 0;  ///< Of this item, from 1.
    ActKind kind;
    std::optional<Resolution> resolution;
    BusinessDate date;
    std::string who;
    std::string note;
};

/// An act that is in the books.
struct DoneAct {
    Act act;
    bool again;  ///< It was there already: nothing was changed.
};

/// One line of a member's statement.
struct StatementLine {
    BusinessDate date;
    Ledger ledger;
    std::optional<InvoiceNumber> invoice;  ///< Nothing: on account.
    Cents amount;                          ///< Less than nothing: taken back.
    ItemId item;
    std::optional<ActKind> act;  ///< Nothing: the night posted it.
    std::string who;             ///< Of the act.
};

/// Made from the content and the state it applies to, not from who, when and why: two clerks who
/// decide the same of the same state do one act.
std::string act_id(ItemId const& item, ActKind kind, std::optional<Resolution> const& resolution,
                   std::string_view applies_to);

/// The content as the store keeps it, and back. Throws StoreFailure for what no act is.
std::string resolution_text(std::optional<Resolution> const& resolution);
std::optional<Resolution> parse_resolution(std::string const& text);

}  // namespace lockbox::batches
