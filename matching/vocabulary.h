// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matching/flat_table.h"

namespace lockbox::matching {

/// The distinct words of a list (all surnames, all given names), how often each stands there, and
/// those that a damaged reading may mean.
class Vocabulary {
public:
    Vocabulary() = default;
    /// `words` with repetition.
    explicit Vocabulary(std::vector<std::string> words);

    std::size_t size() const { return words_.size(); }
    std::string const& word(std::uint32_t id) const { return words_[id]; }
    std::optional<std::uint32_t> id(std::string_view word) const;
    /// Share of the list that bears the word, shrunk towards `expected` as if `expected` had been
    /// counted over 2,000 more people: a list of a few hundred says little about rarity. At least
    /// 1e-5, so that a typing error in the list is not taken for a rare name.
    double share(std::string_view word, double expected) const;
    /// Words that differ in at most one character (two from seven characters on, or where both
    /// sound alike), the word itself first; at most 64.
    std::vector<std::uint32_t> near(std::string_view word) const;

private:
    std::vector<std::string> words_;  ///< Sorted.
    std::vector<std::uint32_t> counts_;
    std::uint64_t counted_ = 0;
    FlatTable ids_;
    FlatTable neighbours_;  ///< Each word with each of its letters left out, and by its sound.
};

/// The sound of a name as consonant classes (after Russell's Soundex): SMITH and SMYTHE are equal.
std::string sound_of(std::string_view word);

}  // namespace lockbox::matching
