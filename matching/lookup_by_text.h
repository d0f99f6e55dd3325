// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "matching/index_keys.h"
#include "matching/query.h"

namespace lockbox::matching {

/// The members that a paper's name and address may mean: at most 48, those that the most keys find.
/// A key with too many members is passed over: they are found by another or counted as missed.
std::vector<std::uint32_t> members_by_text(InvoiceIndex::Keys const& keys, QueryPaper const& paper);

}  // namespace lockbox::matching
