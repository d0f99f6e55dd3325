// SPDX-License-Identifier: Apache-2.0
#include "matching/taught_names.h"

#include <algorithm>

namespace lockbox::matching {
namespace {

constexpr std::size_t least_letters = 3;  ///< Of a word that leads to a name.

}  // namespace

TaughtNames::TaughtNames(std::vector<Taught> taught) : taught_(std::move(taught)) {
    std::stable_sort(taught_.begin(), taught_.end(),
                     [](Taught const& a, Taught const& b) { return a.member < b.member; });
    auto const enter = [&](std::string const& word, std::uint32_t member) {
        if (word.size() >= least_letters) words_.push_back({key_of(word), member});
    };
    for (Taught const& one : taught_) {
        for (std::string const& word : one.name.given)
            enter(word, one.member);
        for (std::string const& word : one.name.surname)
            enter(word, one.member);
    }
    std::sort(words_.begin(), words_.end());
}

std::span<TaughtNames::Taught const> TaughtNames::of(std::uint32_t member) const {
    auto const before = [](Taught const& one, std::uint32_t m) { return one.member < m; };
    auto const first = std::lower_bound(taught_.begin(), taught_.end(), member, before);
    auto last = first;
    while (last != taught_.end() && last->member == member)
        ++last;
    return {first, last};
}

std::vector<std::uint32_t> TaughtNames::sharing_a_word(NameReading const& reading) const {
    std::vector<std::uint32_t> members;
    for (PersonName const& person : reading.persons)
        for (std::string const& word : person.words) {
            std::uint64_t const key = key_of(word);
            for (auto at = std::lower_bound(words_.begin(), words_.end(), Word{key, 0});
                 at != words_.end() && at->key == key; ++at)
                members.push_back(at->member);
        }
    std::sort(members.begin(), members.end());
    return members;
}

ListedName as_listed(PersonName const& person) {
    if (person.words.empty()) return {};
    std::string given;
    for (std::size_t i = 0; i + 1 < person.words.size(); ++i)
        given += person.words[i] + " ";
    return listed_name(given, person.words.back() + " " + person.suffix);
}

NameScored score_taught_name(NameReading const& reading, ListedName const& taught,
                             Vocabulary const& surnames, Vocabulary const& given_names,
                             LikenessRates const& rates, NameRoles const& roles) {
    constexpr double in_the_listed_name = 1;  // bits: half of the payments
    // Who only bears the surname of a payer who was taught is nobody whom the lesson is about.
    NameRoles const whole_name{roles.own + roles.household, 0, roles.third_party};
    NameScored scored =
        score_name(reading, view_of(taught, surnames, given_names), rates, whole_name);
    scored.scored.bits -= in_the_listed_name;
    scored.relative_bits = scored.scored.bits;
    scored.scored.level = "taught";
    return scored;
}

}  // namespace lockbox::matching
