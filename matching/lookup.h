// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "matching/index_keys.h"
#include "matching/query.h"

namespace lockbox::matching {

/// The members worth scoring for a query, ascending and without doubles, and the probability that
/// the member meant, if in the list, is not among them.
struct Found {
    std::vector<std::uint32_t> members;
    double missed = 1;
};

Found look_up(InvoiceIndex::Keys const& keys, Query const& query);

}  // namespace lockbox::matching
