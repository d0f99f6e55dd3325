// SPDX-License-Identifier: Apache-2.0
#include "matching/lookup_by_text.h"

#include <algorithm>
#include <bit>

#include "matching/text_keys.h"

namespace lockbox::matching {
namespace {

/// Members that a name and an address together lead to; each costs half a microsecond to score.
constexpr std::size_t most_members = 48;
/// Beyond so many, members whose keys weigh less than this part of the heaviest's are left out:
/// found by a common surname, where another is found by name and place.
constexpr std::size_t least_members = 8;
constexpr std::uint32_t light_part = 4;
/// Likely surnames and given names of one word as read.
constexpr std::size_t most_surnames = 16;
constexpr std::size_t most_given_names = 8;

/// The members of several lists, and by how much rarity they are found. A fixed table: once it is
/// half full, lists bring no new members and only add to those that are there.
class Tally {
public:
    void add(std::span<std::uint32_t const> members, std::uint32_t rarity) {
        for (std::uint32_t const member : members) {
            std::size_t place = static_cast<std::size_t>(key_of(9, member)) % places;
            while (weights_[place] != 0 && members_[place] != member)
                place = (place + 1) % places;
            if (weights_[place] == 0) {
                if (count_ >= places / 2) continue;
                members_[place] = member;
                used_[count_++] = static_cast<std::uint16_t>(place);
            }
            weights_[place] += rarity;
        }
    }
    std::vector<std::uint32_t> heaviest(std::size_t most) const {
        struct Weighed {
            std::uint32_t weight;
            std::uint32_t member;
        };
        std::vector<Weighed> all;
        all.reserve(count_);
        for (std::size_t i = 0; i < count_; ++i)
            all.push_back({weights_[used_[i]], members_[used_[i]]});
        std::size_t const kept = std::min(most, all.size());
        std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept), all.end(),
                          [](Weighed const& a, Weighed const& b) {
                              return a.weight != b.weight ? a.weight > b.weight
                                                          : a.member < b.member;
                          });
        std::vector<std::uint32_t> members;
        for (std::size_t i = 0; i < kept; ++i) {
            bool const light = all[i].weight * light_part < all.front().weight;
            if (light && i >= least_members) break;
            members.push_back(all[i].member);
        }
        return members;
    }

private:
    static constexpr std::size_t places = 2048;
    std::array<std::uint32_t, places> members_;
    std::array<std::uint32_t, places> weights_{};
    std::array<std::uint16_t, places / 2> used_;
    std::size_t count_ = 0;
};

using Lists = std::vector<std::span<std::uint32_t const>>;

class Finder {
public:
    Finder(InvoiceIndex::Keys const& keys, QueryPaper const& paper) : keys_(keys), paper_(paper) {
        if (paper.address) {
            AddressView const address = paper.address->view();
            zip_ = keys.forms.zips().id(address.zip).value_or(0);
            area_ = address.zip.empty() ? 0 : keys.area_of(address.zip);
        }
    }

    std::vector<std::uint32_t> found() {
        if (paper_.address) add_address(paper_.address->view());
        std::size_t const of_place = lists_.size();
        if (paper_.name)
            for (PersonName const& person : paper_.name->persons)
                add_person_as_read(person);
        if (!namesake_at(of_place) && paper_.name)
            for (PersonName const& person : paper_.name->persons)
                add_person_misread(person);
        return tallied();
    }

private:
    void add(std::span<std::uint32_t const> members) {
        if (!members.empty()) lists_.push_back(members);
    }

    void add_address(AddressView const& address) {
        ListedForms const& forms = keys_.forms;
        auto const house = forms.words().find(address.house);
        if (house && *house != 0) add(keys_.houses.find(house_key(zip_, *house)));
        auto const letters = [&](std::string_view text) {
            return forms.words().find(ListedForms::first_letters(text)).value_or(0);
        };
        for (std::string_view const text : {address.street, address.further}) {
            std::uint32_t const street = letters(text);
            if (street == 0) continue;
            if (house) add(keys_.streets_by_house.find(street_house_key(street, *house)));
            add(keys_.streets_by_zip.find(street_zip_key(street, zip_)));
            add(keys_.streets_by_city.find(street_city_key(street, letters(address.city))));
        }
    }

    /// Each word as the surname, and each two that stand together.
    template <class Use>
    static void for_each_surname(PersonName const& person, Use use) {
        for (std::size_t i = 0; i < person.words.size(); ++i) {
            if (person.words[i].size() >= 2) use(person.words[i]);
            if (i + 1 < person.words.size()) use(person.words[i] + person.words[i + 1]);
        }
    }

    void add_person_as_read(PersonName const& person) {
        Vocabulary const& given_names = keys_.forms.given_names();
        for (std::string const& word : person.words)
            if (auto const given = given_names.id(word); given && zip_ != 0)
                add(keys_.given_by_place.find(given_place_key(*given, zip_)));
        for_each_surname(person, [&](std::string const& word) {
            auto const surname = keys_.forms.surnames().id(word);
            if (!surname) return;
            if (area_ != 0) add(keys_.surnames_by_place.find(surname_place_key(*surname, area_)));
            for (std::string const& given : person.words) {
                if (given == word) continue;
                if (auto const known = given_names.id(given)) {
                    names_.push_back(keys_.names.find(full_name_key(*surname, *known)));
                    add(names_.back());
                }
                add(keys_.names.find(initial_key(*surname, given[0])));
            }
        });
    }

    /// Somebody bears the name as read and lives at the place as read.
    bool namesake_at(std::size_t of_place) const {
        for (auto const& named : names_)
            for (std::size_t p = 0; p < of_place; ++p)
                for (std::uint32_t const member : named)
                    if (std::binary_search(lists_[p].begin(), lists_[p].end(), member)) return true;
        return false;
    }

    void add_person_misread(PersonName const& person) {
        std::vector<std::vector<std::uint32_t>> given;
        for (std::string const& word : person.words) {
            given.push_back(keys_.forms.given_names().near(word));
            if (given.back().size() > most_given_names) given.back().resize(most_given_names);
        }
        for_each_surname(person, [&](std::string const& word) {
            auto near = keys_.forms.surnames().near(word);
            if (near.size() > most_surnames) near.resize(most_surnames);
            for (std::uint32_t const surname : near) {
                if (area_ != 0)
                    add(keys_.surnames_by_place.find(surname_place_key(surname, area_)));
                for (std::size_t g = 0; g < given.size(); ++g) {
                    if (person.words[g] == word) continue;
                    add(keys_.names.find(initial_key(surname, person.words[g][0])));
                    for (std::uint32_t const name : given[g])
                        add(keys_.names.find(full_name_key(surname, name)));
                }
            }
        });
    }

    /// The shortest lists first: a key that few share says most.
    std::vector<std::uint32_t> tallied() {
        std::stable_sort(lists_.begin(), lists_.end(),
                         [](auto const& a, auto const& b) { return a.size() < b.size(); });
        Tally tally;
        for (auto const& list : lists_)
            tally.add(list,
                      1 + static_cast<std::uint32_t>(std::bit_width(longest_list / list.size())));
        return tally.heaviest(most_members);
    }

    InvoiceIndex::Keys const& keys_;
    QueryPaper const& paper_;
    std::uint32_t zip_ = 0;
    std::uint32_t area_ = 0;
    Lists lists_;
    Lists names_;  ///< Of `lists_`, those by surname and given name as read.
};

}  // namespace

std::vector<std::uint32_t> members_by_text(InvoiceIndex::Keys const& keys,
                                           QueryPaper const& paper) {
    return Finder(keys, paper).found();
}

}  // namespace lockbox::matching
