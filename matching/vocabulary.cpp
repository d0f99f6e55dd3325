// SPDX-License-Identifier: Apache-2.0
#include "matching/vocabulary.h"

#include <algorithm>

#include "matching/edit_distance.h"

namespace lockbox::matching {
namespace {

constexpr double shrinking_people = 2000;
constexpr double least_share = 1e-5;
constexpr std::size_t most_neighbours = 64;
constexpr std::size_t long_word = 7;

/// Keys under which words within one character of each other meet.
std::vector<std::uint64_t> neighbour_keys(std::string_view word) {
    std::vector<std::uint64_t> keys{key_of(1, key_of(word))};
    std::string shorter;
    for (std::size_t i = 0; i < word.size(); ++i) {
        shorter = word;
        shorter.erase(i, 1);
        keys.push_back(key_of(1, key_of(shorter)));
    }
    if (word.size() >= 4) keys.push_back(key_of(2, key_of(sound_of(word))));
    return keys;
}

char sound_class(char c) {
    switch (c) {
        case 'B':
        case 'F':
        case 'P':
        case 'V':
            return '1';
        case 'C':
        case 'G':
        case 'J':
        case 'K':
        case 'Q':
        case 'S':
        case 'X':
        case 'Z':
            return '2';
        case 'D':
        case 'T':
            return '3';
        case 'L':
            return '4';
        case 'M':
        case 'N':
            return '5';
        case 'R':
            return '6';
        default:
            return '0';
    }
}

}  // namespace

std::string sound_of(std::string_view word) {
    constexpr std::size_t classes_kept = 5;
    std::string sound;
    char last = '0';
    for (char c : word) {
        char const now = sound_class(c);
        if (sound.empty())
            sound += c;
        else if (now != '0' && now != last && sound.size() <= classes_kept)
            sound += now;
        if (c != 'H' && c != 'W') last = now;
    }
    return sound;
}

Vocabulary::Vocabulary(std::vector<std::string> words) : counted_(words.size()) {
    std::sort(words.begin(), words.end());
    std::vector<FlatTable::Entry> ids;
    std::vector<FlatTable::Entry> neighbours;
    for (std::string& word : words) {
        if (!words_.empty() && words_.back() == word) {
            ++counts_.back();
            continue;
        }
        auto const id = static_cast<std::uint32_t>(words_.size());
        ids.push_back({key_of(word), id});
        for (std::uint64_t const key : neighbour_keys(word))
            neighbours.push_back({key, id});
        words_.push_back(std::move(word));
        counts_.push_back(1);
    }
    ids_ = FlatTable(std::move(ids));
    neighbours_ = FlatTable(std::move(neighbours));
}

std::optional<std::uint32_t> Vocabulary::id(std::string_view word) const {
    for (std::uint32_t const id : ids_.find(key_of(word)))
        if (words_[id] == word) return id;
    return std::nullopt;
}

double Vocabulary::share(std::string_view word, double expected) const {
    auto const known = id(word);
    double const count = known ? counts_[*known] : 0.0;
    double const share =
        (count + shrinking_people * expected) / (static_cast<double>(counted_) + shrinking_people);
    return std::max(share, least_share);
}

std::vector<std::uint32_t> Vocabulary::near(std::string_view word) const {
    std::vector<std::uint32_t> found;
    for (std::uint64_t const key : neighbour_keys(word))
        for (std::uint32_t const id : neighbours_.find(key))
            found.push_back(id);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::string const sound = sound_of(word);
    std::erase_if(found, [&](std::uint32_t id) {
        bool const lenient = word.size() >= long_word || sound_of(words_[id]) == sound;
        int const limit = lenient ? 2 : 1;
        return edit_distance(word, words_[id], limit) > limit;
    });
    std::stable_partition(found.begin(), found.end(),
                          [&](std::uint32_t id) { return words_[id] == word; });
    if (found.size() > most_neighbours) found.resize(most_neighbours);
    return found;
}

}  // namespace lockbox::matching
