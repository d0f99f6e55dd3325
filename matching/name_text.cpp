// SPDX-License-Identifier: Apache-2.0
#include "matching/name_text.h"

#include <algorithm>
#include <array>

#include "lockbox/carrier.h"

namespace lockbox::matching {
namespace {

/// The letters of U+00C0 to U+00FF (UTF-8 bytes C3 80 to C3 BF) without their accents.
constexpr std::string_view plain_latin =
    "AAAAAAACEEEEIIIIDNOOOOO OUUUUYTSAAAAAAACEEEEIIIIDNOOOOO OUUUUYTY";
static_assert(plain_latin.size() == 64);

std::string without_accents(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        if (byte == 0xC3 && i + 1 < text.size()) {
            auto const next = static_cast<unsigned char>(text[i + 1]);
            if (next >= 0x80 && next <= 0xBF) {
                plain += plain_latin[next - 0x80U];
                ++i;
                continue;
            }
        }
        plain += text[i];
    }
    return plain;
}

template <std::size_t n>
bool one_of(std::string_view word, std::array<std::string_view, n> const& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_title(std::string_view word) {
    constexpr std::array<std::string_view, 9> titles{"MR",  "MRS",  "MS",   "MISS",  "DR",
                                                     "REV", "PROF", "ATTY", "ESTATE"};
    return one_of(word, titles);
}

bool is_suffix(std::string_view word) {
    constexpr std::array<std::string_view, 5> suffixes{"JR", "SR", "II", "III", "IV"};
    return one_of(word, suffixes);
}

bool joins(std::string_view word) {
    constexpr std::array<std::string_view, 2> joining{"AND", "OR"};
    return one_of(word, joining);
}

PersonName person_from(std::vector<std::string> const& words) {
    PersonName person;
    for (std::string const& word : words) {
        if (is_suffix(word))
            person.suffix = word;
        else if (!is_title(word))
            person.words.push_back(word);
    }
    return person;
}

std::size_t full_words(PersonName const& person) {
    return static_cast<std::size_t>(std::count_if(person.words.begin(), person.words.end(),
                                                  [](auto& word) { return word.size() > 1; }));
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
    std::string const plain = folded(without_accents(text));
    std::vector<std::string> words;
    std::size_t begin = 0;
    while (begin < plain.size()) {
        std::size_t const end = std::min(plain.find(' ', begin), plain.size());
        if (end > begin) words.push_back(plain.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

std::vector<PersonName> persons_of(std::string_view line) {
    std::string marked;
    for (char c : line)
        marked += c == '&' || c == '/' || c == '+' ? std::string(" AND ") : std::string(1, c);
    std::vector<std::vector<std::string>> parts(1);
    for (std::string& word : words_of(marked)) {
        if (joins(word))
            parts.emplace_back();
        else
            parts.back().push_back(std::move(word));
    }
    std::vector<PersonName> persons;
    for (auto const& part : parts)
        if (PersonName person = person_from(part); !person.words.empty())
            persons.push_back(std::move(person));
    // A part that is a given name only shares the surname of the part that has both.
    std::vector<PersonName> const as_written = persons;
    for (PersonName& person : persons)
        if (full_words(person) < 2)
            for (PersonName const& other : as_written)
                if (full_words(other) >= 2)
                    person.words.insert(person.words.end(), other.words.begin(), other.words.end());
    return persons;
}

ListedName listed_name(std::string_view first_name, std::string_view last_name) {
    PersonName given = person_from(words_of(first_name));
    PersonName surname = person_from(words_of(last_name));
    ListedName name;
    name.suffix = surname.suffix.empty() ? given.suffix : surname.suffix;
    for (std::string const& part : surname.words)
        name.whole_surname += part;
    for (std::string const& part : given.words)
        name.joined_given += part;
    name.given = std::move(given.words);
    name.surname = std::move(surname.words);
    name.given.resize(std::min(name.given.size(), ListedName::most));
    name.surname.resize(std::min(name.surname.size(), ListedName::most));
    return name;
}

}  // namespace lockbox::matching
