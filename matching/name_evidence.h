// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "lockbox/reading.h"
#include "matching/digit_evidence.h"
#include "matching/name_text.h"
#include "matching/vocabulary.h"
#include "matching/weights.h"

namespace lockbox::matching {

/// A name as read, prepared for comparison with many listed names.
struct NameReading {
    std::string text;
    std::vector<PersonName> persons;
    How how;
};
NameReading name_reading(Read<std::string> const& read);

struct NameScored {
    Scored scored;
    double relative_bits = 0;  ///< What the name is worth if a relative's was meant.
    int letters_off = 0;       ///< Wrong letters of the worse of surname and given name, at most 2.
    bool given_agrees = false;  ///< The given name is equal, near or a nickname.
};

/// The evidence of a name in bits: a mixture of the three roles over the persons that the line may
/// name. The order of words does not matter. Agreement weighs by how rare the name is in the list;
/// initials, nicknames, joined and divided surnames and one or two wrong letters agree partly;
/// a suffix (JR, SR) that differs tells father from son.
NameScored score_name(NameReading const& reading, NameView const& listed,
                      LikenessRates const& rates, NameRoles const& roles);

/// The view of a name outside a list's own forms; valid as long as `listed`.
NameView view_of(ListedName const& listed, Vocabulary const& surnames,
                 Vocabulary const& given_names);

/// The most that a listed name could be worth to a reading.
double most_name_bits(NameReading const& reading, LikenessRates const& rates,
                      Vocabulary const& surnames, Vocabulary const& given_names);

}  // namespace lockbox::matching
