// SPDX-License-Identifier: Apache-2.0
#include "matching/name_evidence.h"

#include <algorithm>
#include <cmath>

#include "matching/edit_distance.h"
#include "matching/nicknames.h"

namespace lockbox::matching {
namespace {

enum class Likeness { none, far, near, initial, nickname, equal };

/// Chance agreement of two people's surnames within one letter and within two. Counted on the 600
/// commonest surnames of the 1990 census by their shares: 0.0005 and 0.002; doubled for rarer ones.
constexpr double surname_near_by_chance = 1e-3;
constexpr double surname_far_by_chance = 5e-3;
/// The same for given names, and pet names. Counted on the 300 commonest: 0.0014, 0.0016 and
/// 0.0034; raised tenfold, because relatives bear like names (Ann and Anna, Mary and Maria) and it
/// is relatives who must be told apart.
constexpr double given_near_by_chance = 2e-2;
constexpr double given_far_by_chance = 5e-2;
constexpr double nickname_by_chance = 0.02;
/// Share of people who write an initial or a pet name for their given name; and of initials that
/// agree by chance (counted: 0.077).
constexpr double writes_initial = 0.06;
constexpr double writes_nickname = 0.05;
constexpr double initial_by_chance = 0.08;
/// Of two relatives in one house, one pair in fifty bears the same given name (father and son).
constexpr double relatives_of_one_given_name = 0.02;
/// One in seven bears another surname, which may be any.
constexpr double relatives_of_another_surname = 0.15;

Likeness spelling(std::string_view read, std::string_view listed) {
    if (read == listed) return Likeness::equal;
    if (std::min(read.size(), listed.size()) < 3) return Likeness::none;
    int const limit = std::max(read.size(), listed.size()) >= 6 ? 2 : 1;
    int const distance = edit_distance(read, listed, limit);
    if (distance > limit) return Likeness::none;
    return distance == 1 ? Likeness::near : Likeness::far;
}

Likeness given_likeness(std::string_view read, std::string_view listed) {
    Likeness const spelled = spelling(read, listed);
    if (spelled == Likeness::equal) return spelled;
    if (nicknames(read, listed)) return Likeness::nickname;
    if (read.size() == 1 && !listed.empty() && read.front() == listed.front())
        return Likeness::initial;
    return spelled;
}

/// The words of a person that make up the surname.
struct SurnameFound {
    Likeness likeness = Likeness::none;
    std::size_t first = 0;
    std::size_t count = 0;
};

/// The surname as one word, as neighbouring words joined, or as one part of a double surname.
SurnameFound find_surname(PersonName const& person, NameView const& listed) {
    SurnameFound best;
    auto const consider = [&](Likeness likeness, std::size_t first, std::size_t count) {
        if (likeness > best.likeness) best = {likeness, first, count};
    };
    for (std::size_t i = 0; i < person.words.size(); ++i) {
        consider(spelling(person.words[i], listed.whole_surname), i, 1);
        if (i + 1 < person.words.size())
            consider(spelling(person.words[i] + person.words[i + 1], listed.whole_surname), i, 2);
        if (listed.surname_count < 2) continue;
        for (std::size_t part = 0; part < listed.surname_count; ++part)
            if (listed.surname[part].size() >= 3 && person.words[i] == listed.surname[part])
                consider(Likeness::near, i, 1);
    }
    return best;
}

/// The best of the listed given names against the words that are not the surname.
struct GivenFound {
    Likeness likeness = Likeness::none;
    bool any = false;  ///< Some word is left that could be a given name.
    double share = 1;  ///< Of the list that bears it.
};

GivenFound find_given(PersonName const& person, NameView const& listed,
                      SurnameFound const& surname) {
    GivenFound best;
    for (std::size_t i = 0; i < person.words.size(); ++i) {
        bool const is_surname = surname.likeness != Likeness::none && i >= surname.first &&
                                i < surname.first + surname.count;
        if (is_surname) continue;
        best.any = true;
        for (std::size_t g = 0; g < listed.given_count; ++g) {
            Likeness likeness = given_likeness(person.words[i], listed.given[g]);
            // A middle name agrees with many; it does not make up for another first name.
            if (g > 0 && likeness != Likeness::none) likeness = Likeness::initial;
            if (likeness > best.likeness) best = {likeness, true, listed.given_shares[g]};
        }
        if (listed.given_count > 1 && person.words[i] == listed.joined_given)
            best = {Likeness::equal, true, listed.given_shares[0]};
    }
    return best;
}

double surname_ratio(SurnameFound const& found, double share, LikenessRates const& rates) {
    switch (found.likeness) {
        case Likeness::equal:
            return rates.equal / share;
        case Likeness::near:
            return rates.near / std::max(surname_near_by_chance, share);
        case Likeness::far:
            return rates.far / std::max(surname_far_by_chance, share);
        case Likeness::none:
        case Likeness::initial:
        case Likeness::nickname:
            break;
    }
    return rates.none;
}

double given_ratio(GivenFound const& found, LikenessRates const& rates) {
    if (!found.any) return 1;
    double const share = found.share;
    switch (found.likeness) {
        case Likeness::equal:
            return rates.equal / share;
        case Likeness::nickname:
            return writes_nickname / std::max(nickname_by_chance, share);
        case Likeness::initial:
            return writes_initial / std::max(initial_by_chance, share);
        case Likeness::near:
            return rates.near / std::max(given_near_by_chance, share);
        case Likeness::far:
            return rates.far / std::max(given_far_by_chance, share);
        case Likeness::none:
            break;
    }
    return rates.none;
}

double suffix_ratio(std::string_view read, std::string_view listed) {
    if (read == listed) return 1;
    if (read.empty() || listed.empty()) return 0.6;  // left out as often as not
    return 0.02;                                     // father and son
}

struct PersonScored {
    double ratio = 0;
    double surname = 0;
    double relative = 0;  ///< As `ratio`, if a relative of the listed person was meant.
    SurnameFound surname_found;
    GivenFound given_found;
};

PersonScored score_person(PersonName const& person, NameView const& listed,
                          LikenessRates const& rates, NameRoles const& roles) {
    PersonScored result;
    result.surname_found = find_surname(person, listed);
    result.given_found = find_given(person, listed, result.surname_found);
    result.surname = surname_ratio(result.surname_found, listed.surname_share, rates);
    double const given = given_ratio(result.given_found, rates);
    double const own = result.surname * given * suffix_ratio(person.suffix, listed.suffix);
    double const namesake = given > 1 ? relatives_of_one_given_name * given : 0;
    result.relative = (1.0 - relatives_of_another_surname) * result.surname * (1.0 + namesake) +
                      relatives_of_another_surname;
    result.ratio = roles.own * own + roles.household * result.surname + roles.third_party;
    return result;
}

int letters_off(PersonScored const& person) {
    auto const off = [](Likeness likeness) {
        return likeness == Likeness::far ? 2 : likeness == Likeness::near ? 1 : 0;
    };
    return std::max(off(person.surname_found.likeness), off(person.given_found.likeness));
}

std::string_view level_of(PersonScored const& person) {
    bool const surname_equal = person.surname_found.likeness == Likeness::equal;
    bool const surname = person.surname_found.likeness != Likeness::none;
    switch (person.given_found.likeness) {
        case Likeness::equal:
            return surname_equal ? "equal" : surname ? "surname nearly equal" : "given name only";
        case Likeness::nickname:
            return surname ? "surname and nickname" : "nickname only";
        case Likeness::initial:
            return surname ? "surname and initial" : "initial only";
        case Likeness::near:
        case Likeness::far:
            return surname ? "nearly equal" : "given name nearly equal";
        case Likeness::none:
            break;
    }
    return surname ? "surname only" : "different";
}

}  // namespace

NameReading name_reading(Read<std::string> const& read) {
    return {read.value, persons_of(read.value), read.how};
}

NameScored score_name(NameReading const& reading, NameView const& listed,
                      LikenessRates const& rates, NameRoles const& roles) {
    NameScored result;
    if (reading.persons.empty()) return result;
    PersonScored best;
    double sum = 0;
    double relative = 0;
    for (PersonName const& person : reading.persons) {
        PersonScored const scored = score_person(person, listed, rates, roles);
        sum += scored.ratio;
        if (scored.ratio > best.ratio) best = scored;
        relative = std::max(relative, scored.relative);
    }
    result.relative_bits = std::log2(relative);
    double const mean = sum / static_cast<double>(reading.persons.size());
    result.scored = {std::min(std::log2(mean), most_bits_of_a_field), level_of(best)};
    result.letters_off = letters_off(best);
    result.given_agrees = best.given_found.likeness == Likeness::equal ||
                          best.given_found.likeness == Likeness::nickname ||
                          best.given_found.likeness == Likeness::near ||
                          best.given_found.likeness == Likeness::far;
    return result;
}

NameView view_of(ListedName const& listed, Vocabulary const& surnames,
                 Vocabulary const& given_names) {
    NameView view;
    view.given_count = listed.given.size();
    for (std::size_t i = 0; i < listed.given.size(); ++i) {
        view.given[i] = listed.given[i];
        view.given_shares[i] = given_names.share(listed.given[i]);
    }
    view.surname_count = listed.surname.size();
    std::copy(listed.surname.begin(), listed.surname.end(), view.surname.begin());
    view.whole_surname = listed.whole_surname;
    view.joined_given = listed.joined_given;
    view.suffix = listed.suffix;
    view.surname_share = surnames.share(listed.whole_surname);
    return view;
}

double most_name_bits(NameReading const& reading, LikenessRates const& rates,
                      Vocabulary const& surnames, Vocabulary const& given_names) {
    // What a word is worth that is equal to one of the list.
    auto const worth = [&](Vocabulary const& names, std::string const& word) {
        auto const known = names.id(word);
        return known ? rates.equal / names.share(*known) : 0.0;
    };
    double most = 1;
    for (PersonName const& person : reading.persons) {
        auto const& words = person.words;
        double surname_of_any = rates.near / surname_near_by_chance;
        for (std::size_t i = 0; i + 1 < words.size(); ++i)
            surname_of_any = std::max(surname_of_any, worth(surnames, words[i] + words[i + 1]));
        for (std::size_t i = 0; i < words.size(); ++i) {
            double given = writes_nickname / nickname_by_chance;
            for (std::size_t j = 0; j < words.size(); ++j)
                if (j != i) given = std::max(given, worth(given_names, words[j]));
            most = std::max(most, std::max(surname_of_any, worth(surnames, words[i])) * given);
        }
    }
    return std::min(std::log2(most), most_bits_of_a_field);
}

}  // namespace lockbox::matching
