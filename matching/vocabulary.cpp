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

Vocabulary::Vocabulary(TextPool words, std::vector<std::uint32_t> counts, ExpectedShare expected)
    : words_(std::move(words)), counts_(std::move(counts)), expected_(expected) {
    counts_.resize(words_.size(), 0);
    for (std::uint32_t const count : counts_)
        counted_ += count;
    for (std::uint32_t id = 0; id < words_.size(); ++id)
        shares_.push_back(static_cast<float>(share_of(words_.text(id), counts_[id])));
    enter_neighbours();
}

Vocabulary::Vocabulary(std::vector<std::string> const& words, ExpectedShare expected) {
    TextPool pool;
    std::vector<std::uint32_t> counts;
    for (std::string const& word : words) {
        std::uint32_t const id = pool.add(word);
        if (id >= counts.size()) counts.resize(id + 1, 0);
        ++counts[id];
    }
    *this = Vocabulary(std::move(pool), std::move(counts), expected);
}

void Vocabulary::enter_neighbours() {
    constexpr std::size_t keys_of_a_word = 9;
    neighbours_ = FlatTable(words_.size() * keys_of_a_word, [this](FlatTable::Add const& add) {
        for (std::uint32_t id = 1; id < words_.size(); ++id)
            if (counts_[id] > 0)
                for (std::uint64_t const key : neighbour_keys(words_.text(id)))
                    add(key, id);
    });
}

double Vocabulary::share_of(std::string_view word, double count) const {
    double const share = (count + shrinking_people * expected_(word)) /
                         (static_cast<double>(counted_) + shrinking_people);
    return std::max(share, least_share);
}

double Vocabulary::share(std::string_view word) const {
    auto const known = id(word);
    return known ? shares_[*known] : share_of(word, 0);
}

std::vector<std::uint32_t> Vocabulary::near(std::string_view word) const {
    struct Near {
        int distance;
        std::uint32_t count;
        std::uint32_t id;
    };
    std::vector<std::uint32_t> ids;
    for (std::uint64_t const key : neighbour_keys(word)) {
        auto const some = neighbours_.find(key);
        ids.insert(ids.end(), some.begin(), some.end());
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::vector<Near> found;
    std::string const sound = sound_of(word);
    for (std::uint32_t const id : ids) {
        auto const listed = words_.text(id);
        int const distance = edit_distance(word, listed, 2);
        bool const fits =
            distance <= 1 ||
            (distance == 2 && (word.size() >= long_word || sound_of(listed) == sound));
        if (fits) found.push_back({distance, counts_[id], id});
    }
    std::sort(found.begin(), found.end(), [](Near const& a, Near const& b) {
        if (a.distance != b.distance) return a.distance < b.distance;
        return a.count != b.count ? a.count > b.count : a.id < b.id;
    });
    if (found.size() > most_neighbours) found.resize(most_neighbours);
    ids.clear();
    for (Near const& near : found)
        ids.push_back(near.id);
    return ids;
}

}  // namespace lockbox::matching
