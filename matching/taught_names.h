// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "matching/flat_table.h"
#include "matching/name_evidence.h"
#include "matching/weights.h"

namespace lockbox::matching {

/// In whose name members' payments come, beside the listed ones: what people taught. A few
/// thousand; not one of them is read from the list.
class TaughtNames {
public:
    struct Taught {
        std::uint32_t member;
        ListedName name;
    };
    TaughtNames() = default;
    explicit TaughtNames(std::vector<Taught> taught);

    bool empty() const { return taught_.empty(); }
    /// Those of one member.
    std::span<Taught const> of(std::uint32_t member) const;
    /// Members one of whose taught names has a word of the reading; ascending, maybe several times.
    std::vector<std::uint32_t> sharing_a_word(NameReading const& reading) const;

private:
    struct Word {
        std::uint64_t key;
        std::uint32_t member;
        friend auto operator<=>(Word const&, Word const&) = default;
    };
    std::vector<Taught> taught_;  ///< By member.
    std::vector<Word> words_;     ///< Ascending.
};

/// A person of a taught name in the form of a listed one: the last word for the surname.
ListedName as_listed(PersonName const& person);

/// What a reading is worth to a member for whom `taught` was put in force: as if it was the listed
/// name, in half of the payments (assumed: the other half comes in the listed name). A relative who
/// is not in the list may be paid for by the same person, so it tells the member from none.
NameScored score_taught_name(NameReading const& reading, ListedName const& taught,
                             Vocabulary const& surnames, Vocabulary const& given_names,
                             LikenessRates const& rates, NameRoles const& roles);

}  // namespace lockbox::matching
