// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace lockbox::matching {

/// The sets of given names that one person may bear, by number: ROBERT, BOB and ROB share one. A
/// name in no set (most are in none) has an empty list; PAT is in those of PATRICK and PATRICIA.
std::vector<std::uint32_t> const& nickname_sets(std::string_view given_name);

/// Both are in one set.
bool nicknames(std::string_view a, std::string_view b);

}  // namespace lockbox::matching
