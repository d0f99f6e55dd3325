// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <soci/soci.h>

#include <string>
#include <vector>

#include "batches/acts/item_state.h"
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

/// Sentences that each name what is wrong with the acts: an id or number that is not its act's, an
/// entry that is not what the act says, an act without its audit row or a row without its act.
void verify_acts(soci::session& sql, std::vector<std::string>& wrong);

}  // namespace lockbox::batches
