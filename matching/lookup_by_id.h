// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "matching/digit_evidence.h"
#include "matching/index_keys.h"

namespace lockbox::matching {

/// The members whose id a reading may mean, in any order and with doubles.
struct FoundById {
    std::vector<std::uint32_t> members;
    /// The probability that the id meant is one that was not looked up, by the reader's own
    /// distribution; that another number altogether was written is not in it.
    double missed = 1;
    double untried = 0;  ///< By how many bits any such id is less likely than the likeliest.
};
FoundById members_by_id(InvoiceIndex::Keys const& keys, DigitReading const& reading,
                        DigitScorer const& scorer);

}  // namespace lockbox::matching
