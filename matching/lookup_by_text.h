// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "matching/index_keys.h"
#include "matching/query.h"

namespace lockbox::matching {

/// The members that a paper's name and address may mean: at most 48, those that the rarest keys
/// find. Words that may be misread are looked up only where nobody is found who bears the name as
/// read at the place as read.
///
/// A key with more than `longest_list` members leads to none; those found by longer lists count
/// only if a shorter one finds them too, once some hundreds are found. Both are part of what is
/// stated as missed.
std::vector<std::uint32_t> members_by_text(InvoiceIndex::Keys const& keys, QueryPaper const& paper);

}  // namespace lockbox::matching
