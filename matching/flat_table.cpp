// SPDX-License-Identifier: Apache-2.0
#include "matching/flat_table.h"

#include <algorithm>
#include <bit>

#include "lockbox/assertion.h"

namespace lockbox::matching {
namespace {

/// The finaliser of SplitMix64: every bit of the input changes about half of those of the output.
std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

}  // namespace

std::uint64_t key_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return mixed(hash);
}

std::uint64_t key_of(std::uint64_t a, std::uint64_t b) {
    return mixed(mixed(a) + 0x9e3779b97f4a7c15ULL * (b + 1));
}

FlatTable::FlatTable(std::vector<Entry> entries, std::size_t most) {
    LOCKBOX_ASSERT(entries.size() < UINT32_MAX);
    // About eight entries a slot.
    int const slot_bits = std::max(1, static_cast<int>(std::bit_width(entries.size())) - 3);
    shift_ = 64 - slot_bits;
    directory_.assign((std::size_t{1} << slot_bits) + 1, 0);
    for (Entry const& entry : entries)
        ++directory_[slot(entry.key) + 1];
    for (std::size_t i = 1; i < directory_.size(); ++i)
        directory_[i] += directory_[i - 1];
    std::vector<Entry> const sorted = in_slots(std::move(entries));
    values_.reserve(sorted.size());
    tags_.reserve(sorted.size());
    std::size_t next = 0;
    for (std::size_t s = 0; s + 1 < directory_.size(); ++s) {
        std::size_t const end = directory_[s + 1];
        directory_[s] = static_cast<std::uint32_t>(values_.size());
        while (next < end) {
            std::size_t run = next + 1;
            while (run < end && sorted[run].key == sorted[next].key)
                ++run;
            auto const same = std::span(sorted).subspan(next, run - next);
            std::size_t const first = values_.size();
            for (Entry const& entry : same)
                if (values_.size() == first || values_.back() != entry.value)
                    values_.push_back(entry.value);
            if (values_.size() - first > most) values_.resize(first);
            tags_.resize(values_.size(), tag(same.front().key));
            next = run;
        }
    }
    directory_.back() = static_cast<std::uint32_t>(values_.size());
    values_.shrink_to_fit();
    tags_.shrink_to_fit();
}

/// By slot, within a slot by tag, key and value.
std::vector<FlatTable::Entry> FlatTable::in_slots(std::vector<Entry> entries) const {
    std::vector<Entry> sorted(entries.size());
    std::vector<std::uint32_t> place(directory_.begin(), directory_.end() - 1);
    for (Entry const& entry : entries)
        sorted[place[slot(entry.key)]++] = entry;
    auto const before = [](Entry const& a, Entry const& b) {
        if (tag(a.key) != tag(b.key)) return tag(a.key) < tag(b.key);
        return a < b;
    };
    for (std::size_t s = 0; s + 1 < directory_.size(); ++s)
        std::sort(sorted.begin() + directory_[s], sorted.begin() + directory_[s + 1], before);
    return sorted;
}

std::span<std::uint32_t const> FlatTable::find(std::uint64_t key) const {
    std::size_t const s = slot(key);
    auto const begin = tags_.begin() + directory_[s];
    auto const end = tags_.begin() + directory_[s + 1];
    auto const first = std::find(begin, end, tag(key));
    auto last = first;
    while (last != end && *last == tag(key))
        ++last;
    return {values_.data() + (first - tags_.begin()), static_cast<std::size_t>(last - first)};
}

}  // namespace lockbox::matching
