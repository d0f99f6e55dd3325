// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "batches/acts/act.h"
#include "batches/store/records.h"

namespace lockbox::batches {

/// Where an item stands after the night and everything that people did to it since.
struct ItemState {
    enum class Standing { held, posted, sent_back, not_a_payment, duplicate, returned };
    Standing standing;
    std::string key;  ///< Of this state: the last act's id, the item's id before the first.
    bool is_payment = true;
    std::optional<Cents> amount;          ///< Of the paper: as read by the night or keyed since.
    std::vector<Allocation> allocations;  ///< What it pays; where returned, what it paid.
    std::vector<OnAccount> on_account;
    /// Of a held item: what to show, with its reason. A posting that was taken back is held as
    /// `posting_reversed`.
    std::optional<Held> held;
};
std::string_view name(ItemState::Standing standing);

/// The night's own state.
ItemState state_of_night(DecidedItem const& item);
/// The state after one more act. Precondition: the act was accepted in state `before`.
ItemState state_after(ItemState const& before, DecidedItem const& item, Act const& act);
/// The state after all of them, oldest first.
ItemState state_after(DecidedItem const& item, std::span<Act const> acts);

/// What people did to an item on a day.
struct DayChange {
    DecidedItem item;                 ///< As its night decided it.
    std::optional<ItemState> before;  ///< At the day's begin; nothing if it came on that day.
    ItemState after;                  ///< At the day's end.
    std::vector<Act> acts;            ///< Of that day; never empty.

    /// It is posted at the day's end by an act of that day.
    bool posts() const;
    /// It was posted at the day's begin and is not, or not by that posting, at its end.
    bool takes_back() const;
    /// It is held at the day's end.
    bool holds() const { return after.standing == ItemState::Standing::held; }
};

/// What an item's entries add up to: debit less credit of each account, none of them zero.
using PositionKey = std::tuple<Book, Account, std::string, std::string>;  ///< Subject, member.
using Position = std::map<PositionKey, Cents>;

/// What an item's entries must add up to where it stands there. In each book it sums to zero.
///
/// | standing | position |
/// |---|---|
/// | held | deposit and held, undecided |
/// | posted | deposit; receivable of each invoice and on_account of each member, in their ledger |
/// | sent back, no payment, duplicate | deposit and returned, undecided |
/// | returned by the bank | deposit and returned, in the ledgers in which it was posted |
Position position_of(ItemId const& item, ItemState const& state);

/// The lines that lead from one position to the other; none if they are the same.
std::vector<JournalLine> lines_between(Position const& from, Position const& to);

}  // namespace lockbox::batches
