// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace lockbox::matching {

/// Share of the people of the United States who bear a surname or given name (census of 1990), for
/// the commonest sixty surnames and eighty given names; for all others the share of a name of
/// middling rarity. What is assumed before the site's own list is counted.
double common_surname_share(std::string_view surname);
double common_given_name_share(std::string_view given_name);

}  // namespace lockbox::matching
