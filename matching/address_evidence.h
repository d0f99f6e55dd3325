// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "matching/address_text.h"
#include "matching/digit_evidence.h"
#include "matching/vocabulary.h"

namespace lockbox::matching {

/// More than an address proves: whole households and houses share it.
inline constexpr double most_address_bits = 20;

/// The evidence of an address in bits, from its parts: ZIP (weighed by its share of the list),
/// street, house number and unit, each equal, nearly equal or different; a mixture with "another
/// address altogether". Two units of one building are two addresses.
/// `zip_share` is that of the listed ZIP; `other_address` how often it is another altogether.
Scored score_address(AddressView const& read, AddressView const& listed, double zip_share,
                     double other_address);

/// Chance agreement of a ZIP before the list is counted: Massachusetts has about 500 of them.
double expected_zip_share(std::string_view zip);

}  // namespace lockbox::matching
