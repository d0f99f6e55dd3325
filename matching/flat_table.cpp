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

FlatTable::FlatTable(std::size_t expected, std::function<void(Add const&)> const& for_each,
                     std::size_t most) {
    // About eight entries a slot.
    int const slot_bits = std::max(1, static_cast<int>(std::bit_width(expected)) - 3);
    shift_ = 64 - slot_bits;
    directory_.assign((std::size_t{1} << slot_bits) + 1, 0);
    std::size_t size = 0;
    for_each([&](std::uint64_t key, std::uint32_t) {
        ++directory_[slot(key) + 1];
        ++size;
    });
    LOCKBOX_ASSERT(size < UINT32_MAX);
    for (std::size_t i = 1; i < directory_.size(); ++i)
        directory_[i] += directory_[i - 1];
    values_.resize(size);
    tags_.resize(size);
    std::vector<std::uint32_t> next(directory_.begin(), directory_.end() - 1);
    for_each([&](std::uint64_t key, std::uint32_t value) {
        std::size_t const place = next[slot(key)]++;
        values_[place] = value;
        tags_[place] = tag(key);
    });
    keep_runs(most);
}

/// Within each slot by tag and value, equal entries once, long runs of one tag not at all.
void FlatTable::keep_runs(std::size_t most) {
    std::vector<std::uint64_t> entries;  // a tag and a value in one number
    std::size_t kept = 0;
    std::size_t begin = 0;
    for (std::size_t s = 0; s + 1 < directory_.size(); ++s) {
        std::size_t const end = directory_[s + 1];
        entries.clear();
        for (std::size_t i = begin; i < end; ++i)
            entries.push_back(std::uint64_t{tags_[i]} << 32 | values_[i]);
        begin = end;
        std::sort(entries.begin(), entries.end());
        entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
        directory_[s] = static_cast<std::uint32_t>(kept);
        for (auto run = entries.begin(); run != entries.end();) {
            std::uint64_t const after = (*run >> 32) + 1;
            auto const run_end = std::lower_bound(run, entries.end(), after << 32);
            bool const keep = static_cast<std::size_t>(run_end - run) <= most;
            for (; run != run_end; ++run) {
                if (!keep) continue;
                tags_[kept] = static_cast<std::uint8_t>(*run >> 32);
                values_[kept++] = static_cast<std::uint32_t>(*run);
            }
        }
    }
    directory_.back() = static_cast<std::uint32_t>(kept);
    values_.resize(kept);
    tags_.resize(kept);
    values_.shrink_to_fit();
    tags_.shrink_to_fit();
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
