// SPDX-License-Identifier: Apache-2.0
#include "matching/lookup_by_text.h"

#include <algorithm>

#include "matching/text_keys.h"

namespace lockbox::matching {
namespace {

/// Members under one key that are worth scoring; each costs about a microsecond.
constexpr std::size_t longest_list = 400;
/// /// Members that a name and an address together lead to.
constexpr std::size_t most_members = 48;
/// Likely surnames of one word as read.
constexpr std::size_t most_surnames = 16;

struct Finder {
    InvoiceIndex::Keys const& keys;
    std::vector<std::uint32_t> found;

    bool add(std::span<std::uint32_t const> members) {
        if (members.size() > longest_list) return false;
        found.insert(found.end(), members.begin(), members.end());
        return true;
    }

    /// `surname` is a word of the list's vocabulary; `given` as read.
    void add_name(std::string const& surname, std::string const& given) {
        add(keys.names.find(full_name_key(surname, given)));
        for (std::uint32_t const near : keys.given_names.near(given))
            add(keys.names.find(full_name_key(surname, keys.given_names.word(near))));
    }

    void add_person(PersonName const& person, std::string const& zip) {
        std::vector<std::string> words = person.words;
        for (std::size_t i = 0; i + 1 < person.words.size(); ++i)
            words.push_back(person.words[i] + person.words[i + 1]);
        for (std::string const& word : words) {
            if (word.size() < 2) continue;
            if (!zip.empty()) add(keys.given_by_place.find(given_place_key(word, zip)));
            auto near = keys.surnames.near(word);
            if (near.size() > most_surnames) near.resize(most_surnames);
            for (std::uint32_t const id : near)
                add_surname(keys.surnames.word(id), word, person, zip);
        }
    }

    void add_surname(std::string const& surname, std::string const& as_read,
                     PersonName const& person, std::string const& zip) {
        if (!zip.empty()) add(keys.surnames_by_place.find(surname_place_key(surname, zip)));
        for (std::string const& given : person.words) {
            if (given == as_read) continue;
            add(keys.names.find(initial_key(surname, given[0])));
            if (given.size() > 1) add_name(surname, given);
        }
    }

    void add_address(NormalAddress const& address) {
        if (!address.house.empty()) add(keys.houses.find(house_key(address.zip, address.house)));
        for (std::string const* street : {&address.street, &address.further}) {
            if (street->empty()) continue;
            add(keys.streets.find(street_key(*street, address.house)));
            add(keys.streets.find(street_key(*street, address.zip)));
            add(keys.streets.find(street_city_key(*street, address.city)));
        }
    }
};

/// Where many members share a surname or a street, those that the most keys find.
std::vector<std::uint32_t> most_found(std::vector<std::uint32_t> found) {
    std::sort(found.begin(), found.end());
    struct Counted {
        std::uint32_t member;
        std::uint32_t keys;
    };
    std::vector<Counted> counted;
    for (std::uint32_t const member : found) {
        if (counted.empty() || counted.back().member != member) counted.push_back({member, 0});
        ++counted.back().keys;
    }
    if (counted.size() > most_members)
        std::stable_sort(counted.begin(), counted.end(),
                         [](Counted const& a, Counted const& b) { return a.keys > b.keys; });
    found.clear();
    for (std::size_t i = 0; i < std::min(counted.size(), most_members); ++i)
        found.push_back(counted[i].member);
    return found;
}

}  // namespace

std::vector<std::uint32_t> members_by_text(InvoiceIndex::Keys const& keys,
                                           QueryPaper const& paper) {
    Finder finder{keys, {}};
    if (paper.address) finder.add_address(*paper.address);
    if (paper.name)
        for (PersonName const& person : paper.name->persons)
            finder.add_person(person, paper.address ? paper.address->zip : std::string());
    return most_found(std::move(finder.found));
}

}  // namespace lockbox::matching
