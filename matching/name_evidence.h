// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "lockbox/reading.h"
#include "matching/digit_evidence.h"
#include "matching/name_text.h"
#include "matching/vocabulary.h"

namespace lockbox::matching {

/// Whose name stands on the paper: of payments by a subscriber, how many bear the subscriber's own
/// name, that of somebody of the same surname in the house, or another's (a child, an employer).
struct NameRoles {
    double own;
    double household;
    double third_party;
};
/// A coupon bears the subscriber's name as printed from the list; what is left is other persons of
/// the account.
inline constexpr NameRoles coupon_name{0.985, 0.010, 0.005};
/// On a check the payer's: two of ten are paid by spouses, children and others.
inline constexpr NameRoles payer_name{0.80, 0.12, 0.08};

/// A name as read, prepared for comparison with many listed names.
struct NameReading {
    std::string text;
    std::vector<PersonName> persons;
    How how;
    NameRoles roles;
};
NameReading name_reading(Read<std::string> const& read, NameRoles const& roles);

struct NameScored {
    Scored scored;
    double relative_bits = 0;   ///< What the name is worth if a relative's was meant.
    bool given_agrees = false;  ///< The given name is equal, near or a nickname.
};

/// The evidence of a name in bits: a mixture of the three roles over the persons that the line may
/// name. The order of words does not matter. Agreement weighs by how rare the name is in the list;
/// initials, nicknames, joined and divided surnames and one or two wrong letters agree partly;
/// a suffix (JR, SR) that differs tells father from son.
NameScored score_name(NameReading const& reading, NameView const& listed);

/// The view of a name outside a list's own forms; valid as long as `listed`.
NameView view_of(ListedName const& listed, Vocabulary const& surnames,
                 Vocabulary const& given_names);

/// The most that a listed name could be worth to a reading.
double most_name_bits(NameReading const& reading, Vocabulary const& surnames,
                      Vocabulary const& given_names);

}  // namespace lockbox::matching
