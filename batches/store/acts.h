// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <soci/soci.h>

#include <string>
#include <vector>

#include "batches/acts/item_state.h"
#include "batches/acts/rules.h"
#include "batches/store/records.h"

namespace lockbox::batches {

/// Parts of the store's work on acts; each belongs to its caller's transaction.

std::vector<Act> acts_of(soci::session& sql, ItemId const& item);
std::optional<DecidedItem> decided_in_night(soci::session& sql, ItemId const& item);
/// What the item's journal lines add up to.
Position position_in_journal(soci::session& sql, long long item_seq);
/// The audit row that goes with an act: who, kind, item, and a hash of everything else about it, so
/// that the chain covers the act without bearing its note.
AuditEntry audit_of(Act const& act);

/// The places of an item's rows.
struct ItemPlace {
    long long item = 0;
    long long batch = 0;
};
/// An item as an act finds it.
struct ItemBefore {
    ItemPlace place;
    DecidedItem item;  ///< As its night decided it.
    std::vector<Act> acts;
    ItemState state;
};
/// Nothing where nothing was decided about it.
std::optional<ItemBefore> item_before(soci::session& sql, ItemId const& id);
Refusal unknown_item();
std::optional<Refusal> refusal_in(soci::session& sql, ActRequest const& request,
                                  ItemBefore const& before);
/// Enters an act that the rules allow, and compares the journal with it. Throws StoreFailure.
DoneAct done_in(soci::session& sql, ActRequest const& request, ItemBefore const& before);

/// Sentences that each name what is wrong with the acts: an id or number that is not its act's, an
/// entry that is not what the act says, an act without its audit row or a row without its act.
void verify_acts(soci::session& sql, std::vector<std::string>& wrong);

}  // namespace lockbox::batches
