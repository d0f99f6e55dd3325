// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "batches/acts/desk.h"
#include "lockbox/open_invoice.h"
#include "matching/invoice_index.h"

namespace lockbox::batches {

/// The member whom a lesson is about: payments in the name `said` are that member's. Nothing where
/// it is about a carrier.
std::optional<MemberId> taught_member(Lesson const& lesson);

/// Of lessons in force those about members.
std::vector<matching::TaughtName> taught_names(std::vector<Lesson> const& lessons);

/// Whether `said` may be taught as a name in which payments for the member of `invoices` come: two
/// words of letters or more, and not the listed name, which needs no lesson.
bool may_be_taught_name(std::string const& said, std::vector<OpenInvoice> const& invoices);

}  // namespace lockbox::batches
