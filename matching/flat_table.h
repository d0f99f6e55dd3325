// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace lockbox::matching {

/// A 64-bit key of text, the same on every machine and in every run (FNV-1a with a final mix).
std::uint64_t key_of(std::string_view text);
/// One key of two; order matters.
std::uint64_t key_of(std::uint64_t a, std::uint64_t b);

/// An immutable multimap from 64-bit keys to 32-bit values: the shape of every lookup table of the
/// index. Two flat arrays, 12 bytes an entry, and a directory of offsets by the leading bits of
/// the key, so that a lookup touches about two cache lines whatever the size of the list.
class FlatTable {
public:
    struct Entry {
        std::uint64_t key;
        std::uint32_t value;
        friend auto operator<=>(Entry const&, Entry const&) = default;
    };

    FlatTable() : FlatTable(std::vector<Entry>()) {}
    /// Equal entries are kept once.
    explicit FlatTable(std::vector<Entry> entries);

    /// The values under `key`, ascending.
    std::span<std::uint32_t const> find(std::uint64_t key) const;
    std::size_t size() const { return keys_.size(); }
    /// The most values that one key has.
    std::size_t longest() const { return longest_; }

private:
    std::size_t slot(std::uint64_t key) const;
    std::vector<std::uint64_t> keys_;
    std::vector<std::uint32_t> values_;
    std::vector<std::uint32_t> directory_;  ///< First entry of each slot, and the end.
    int shift_ = 63;
    std::size_t longest_ = 0;
};

}  // namespace lockbox::matching
