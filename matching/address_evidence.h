// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "matching/address_text.h"
#include "matching/digit_evidence.h"
#include "matching/vocabulary.h"

namespace lockbox::matching {

/// How often the address on a paper is not the subscriber's: on checks people who moved and third
/// parties, about one in seven; on coupons, printed from the list, people who moved.
inline constexpr double other_address_on_check = 0.15;
inline constexpr double other_address_on_coupon = 0.02;

/// The evidence of an address in bits, from its parts: ZIP (weighed by its share of the list),
/// street, house number and unit, each equal, nearly equal or different; a mixture with "another
/// address altogether". Two units of one building are two addresses.
Scored score_address(NormalAddress const& read, NormalAddress const& listed, Vocabulary const& zips,
                     double other_address);

}  // namespace lockbox::matching
