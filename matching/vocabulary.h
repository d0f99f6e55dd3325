// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matching/flat_table.h"
#include "matching/text_pool.h"

namespace lockbox::matching {

/// The distinct words of a list (all surnames, all given names), how often each stands there, and
/// those that a damaged reading may mean.
class Vocabulary {
public:
    /// What is assumed of a word's share before the list is counted.
    using ExpectedShare = double (*)(std::string_view word);

    Vocabulary() = default;
    /// `words` and how often each stands in the list; one that never does is known, but not found
    /// as what another may mean.
    Vocabulary(TextPool words, std::vector<std::uint32_t> counts, ExpectedShare expected);
    /// `words` with repetition.
    Vocabulary(std::vector<std::string> const& words, ExpectedShare expected);

    std::string_view word(std::uint32_t id) const { return words_.text(id); }
    std::optional<std::uint32_t> id(std::string_view word) const { return words_.find(word); }
    /// Share of the list that bears the word, shrunk towards what is expected as if that had been
    /// counted over 2,000 more people: a list of a few hundred says little about rarity. At least
    /// 1e-5, so that a typing error in the list is not taken for a rare name.
    double share(std::uint32_t id) const { return shares_[id]; }
    double share(std::string_view word) const;
    /// Words that differ in at most one character (two from seven characters on, or where both
    /// sound alike), the word itself first, then the nearest and of these the commonest; at most
    /// 64.
    std::vector<std::uint32_t> near(std::string_view word) const;

private:
    double share_of(std::string_view word, double count) const;
    void enter_neighbours();
    TextPool words_;
    std::vector<std::uint32_t> counts_;
    std::vector<float> shares_;
    std::uint64_t counted_ = 0;
    ExpectedShare expected_ = nullptr;
    FlatTable neighbours_;  ///< Each word with each of its letters left out, and by its sound.
};

/// The sound of a name as consonant classes (after Russell's Soundex): SMITH and SMYTHE are equal.
std::string sound_of(std::string_view word);

}  // namespace lockbox::matching
