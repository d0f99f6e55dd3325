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

FlatTable::FlatTable(std::vector<Entry> entries) {
    std::sort(entries.begin(), entries.end());
    entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
    LOCKBOX_ASSERT(entries.size() < UINT32_MAX);
    // About four entries a slot.
    int const slot_bits = std::max(1, static_cast<int>(std::bit_width(entries.size())) - 2);
    shift_ = 64 - slot_bits;
    directory_.assign((std::size_t{1} << slot_bits) + 1, 0);
    keys_.reserve(entries.size());
    values_.reserve(entries.size());
    std::size_t run = 0;
    for (Entry const& entry : entries) {
        run = !keys_.empty() && keys_.back() == entry.key ? run + 1 : 1;
        longest_ = std::max(longest_, run);
        keys_.push_back(entry.key);
        values_.push_back(entry.value);
        ++directory_[slot(entry.key) + 1];
    }
    for (std::size_t i = 1; i < directory_.size(); ++i)
        directory_[i] += directory_[i - 1];
}

std::size_t FlatTable::slot(std::uint64_t key) const {
    return static_cast<std::size_t>(key >> shift_);
}

std::span<std::uint32_t const> FlatTable::find(std::uint64_t key) const {
    std::size_t const s = slot(key);
    auto const begin = keys_.begin() + directory_[s];
    auto const end = keys_.begin() + directory_[s + 1];
    auto const [first, last] = std::equal_range(begin, end, key);
    return {values_.data() + (first - keys_.begin()), static_cast<std::size_t>(last - first)};
}

}  // namespace lockbox::matching
