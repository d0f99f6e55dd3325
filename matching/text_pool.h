// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lockbox::matching {

/// Texts, each kept once and named by a number: the many same surnames, streets and carriers of a
/// list cost their length once and four bytes a mention. Number 0 is the empty text.
///
/// A pool that is full (`most` texts) takes further new ones for the empty text, which is no
/// evidence for or against anything.
class TextPool {
public:
    explicit TextPool(std::uint32_t most = UINT32_MAX);
    /// The number of `text`, which is entered if it is new.
    std::uint32_t add(std::string_view text);
    std::optional<std::uint32_t> find(std::string_view text) const;
    /// Valid until the next `add`.
    std::string_view text(std::uint32_t number) const {
        return std::string_view(characters_)
            .substr(ends_[number], ends_[number + 1] - ends_[number]);
    }
    std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size() - 1); }

private:
    std::size_t place_of(std::string_view text) const;
    void grow();
    std::uint32_t most_;
    std::uint32_t last_ = 0;  ///< Added last: lists often have one household after the other.
    std::string characters_;
    std::vector<std::uint32_t> ends_{0, 0};  ///< Where each text begins, and the end of the last.
    std::vector<std::uint32_t> places_;      ///< Hashed, with open addressing; 0 is free.
};

}  // namespace lockbox::matching
