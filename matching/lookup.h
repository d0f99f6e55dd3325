// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "matching/account_evidence.h"
#include "matching/index_keys.h"
#include "matching/query.h"

namespace lockbox::matching {

/// Members worth scoring, ascending and without doubles, and the probability that the member meant,
/// if in the list, is not among them.
struct Found {
    std::vector<std::uint32_t> members;
    double missed = 1;
};

/// By the numbers that the papers bear: invoice number, Member ID, billing account, and the bank
/// account that the money comes from.
///
/// Member IDs by the likeliest halves as the reader's own distribution has them: few where the
/// reader is sure, up to 64 where it is not. Where ids are so dense that half an id leads to many
/// members, by the likeliest whole ids. `missed` is computed from the distribution, not assumed.
struct FoundByNumbers : Found {
    /// For each paper: by how many bits any Member ID that was not looked up is less likely than
    /// the likeliest.
    std::vector<double> untried;
};
FoundByNumbers look_up_numbers(InvoiceIndex::Keys const& keys, Query const& query,
                               QueryScorer const& scorer);

/// By name and address as well.
Found look_up_text(InvoiceIndex::Keys const& keys, Query const& query);

}  // namespace lockbox::matching
