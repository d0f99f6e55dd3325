// SPDX-License-Identifier: Apache-2.0
// An item as the desk shows it.
#pragma once

#include "batches/store/store.h"
#include "batches/workbench/request.h"
#include "lockbox/policy.h"

namespace lockbox::batches::workbench {

/// Whether account numbers are shown.
enum class Sight { masked, unmasked };

/// A held item: reasons in words, readings with probability, alternatives and boxes, pages,
/// candidates with evidence and what posting to each would pay, marks. Never what others keyed,
/// unless two differ and a third is to decide.
Json held_json(Store& store, Store::HeldNow const& held, TransactionRecord const& transaction,
               Sight sight);

/// The face of the paper presented before that a suspected duplicate most likely repeats; null
/// where there is none. Looks through the presentments of half a year: a second at a million.
Json earlier_json(Store& store, DecidedItem const& item, Policy const& policy, Sight sight);

/// Readings and pages of an envelope, each with its boxes; also where nothing is held.
Json papers_json(TransactionRecord const& transaction, ItemId const& item,
                 std::optional<HoldReason> reason, Sight sight);

/// An open invoice with what is open on it now, and its member's latest payments.
Json invoice_json(Store& store, OpenInvoice const& invoice);
/// A member: name, address, carrier, every invoice, the latest payments.
Json member_json(Store& store, MemberId const& member, std::vector<OpenInvoice> const& invoices);

/// How `amount` would pay the member's invoices of a ledger: the invoice `first` first, then the
/// oldest open ones as far as they are paid in full. The rest is left for a person to place.
struct Plan {
    std::vector<Allocation> parts;
    Cents rest = no_cents;
};
Plan plan_for(Store& store, InvoiceKey const& first, MemberId const& member, Cents amount);
Json plan_json(Plan const& plan);

Json resolution_json(Resolution const& resolution);
Json state_json(ItemState const& state);

/// `1234.56` for programs, with `display` for people.
Json money(Cents amount);
Json money(std::optional<Cents> amount);

}  // namespace lockbox::batches::workbench
