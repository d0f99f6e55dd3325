// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "matching/flat_table.h"
#include "matching/listed_forms.h"

namespace lockbox::matching {

/// How Member IDs of one household lie to each other: how often two differ in just one digit, and
/// where and by how much. Families who join together often bear neighbouring numbers; with a
/// consecutive numbering nearly all do.
///
/// Counted on up to 20,000 members of the list and all who share their address, which takes a
/// tenth of a second. Until some hundred pairs are counted, what is assumed counts as twenty pairs:
/// one relative in twenty is one digit apart, half of these in the last digit.
class RelativeNumbers {
public:
    struct Step {
        std::uint8_t position;
        std::int8_t difference;  ///< Of the digits, never 0.
        float share;             ///< Of relatives whose id is the member's with this one change.
    };
    RelativeNumbers();
    /// `houses` leads from ZIP and house number to members, `house_key`.
    RelativeNumbers(InvoiceList const& list, ListedForms const& forms, FlatTable const& houses);
    std::span<Step const> steps() const { return steps_; }
    std::uint64_t pairs() const { return pairs_; }  ///< Counted.

private:
    using Counts = std::array<std::array<std::uint32_t, 19>, 12>;  ///< By place, difference + 9.
    void finish(Counts const& counts);
    std::vector<Step> steps_;
    std::uint64_t pairs_ = 0;
};

}  // namespace lockbox::matching
