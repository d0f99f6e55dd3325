// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace lockbox::matching {

/// A 64-bit key of text, the same on every machine and in every run (FNV-1a with a final mix).
std::uint64_t key_of(std::string_view text);
/// One key of two; order matters.
std::uint64_t key_of(std::uint64_t a, std::uint64_t b);

/// An immutable multimap from 64-bit keys to 32-bit values: the shape of every lookup table of the
/// index. Five and a half bytes an entry, no more while it is built: the value, eight bits of its
/// key, and a directory by the leading bits of the key, so that a lookup touches about three cache
/// lines whatever the size of the list.
///
/// Finds every value under a key, and now and then one of another key: of a table's entries one in
/// 256 in a bucket of about eight, which is once in thirty lookups. Who needs to be sure looks at
/// what was found.
class FlatTable {
public:
    using Add = std::function<void(std::uint64_t key, std::uint32_t value)>;

    FlatTable() : FlatTable(0, [](Add const&) {}) {}
    /// `for_each` is called twice and adds the same entries, about `expected`, each time; values in
    /// ascending order for any one key. Equal entries are kept once. Keys with more than `most`
    /// values are left out: a lookup would pass over them.
    FlatTable(std::size_t expected, std::function<void(Add const&)> const& for_each,
              std::size_t most = SIZE_MAX);

    /// The values under `key`, ascending.
    std::span<std::uint32_t const> find(std::uint64_t key) const;
    std::size_t size() const { return values_.size(); }

private:
    std::size_t slot(std::uint64_t key) const { return static_cast<std::size_t>(key >> shift_); }
    static std::uint8_t tag(std::uint64_t key) { return static_cast<std::uint8_t>(key); }
    void keep_runs(std::size_t most);
    std::vector<std::uint32_t> values_;
    std::vector<std::uint8_t> tags_;
    std::vector<std::uint32_t> directory_;  ///< First entry of each slot, and the end.
    int shift_ = 63;
};

}  // namespace lockbox::matching
