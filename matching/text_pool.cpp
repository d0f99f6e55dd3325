// SPDX-License-Identifier: Apache-2.0
#include "matching/text_pool.h"

#include "lockbox/assertion.h"
#include "matching/flat_table.h"

namespace lockbox::matching {

TextPool::TextPool(std::uint32_t most) : most_(most), places_(16, 0) {}

/// Where `text` stands, or the free place where it would.
std::size_t TextPool::place_of(std::string_view wanted) const {
    std::size_t const mask = places_.size() - 1;
    std::size_t place = static_cast<std::size_t>(key_of(wanted)) & mask;
    while (places_[place] != 0 && text(places_[place]) != wanted)
        place = (place + 1) & mask;
    return place;
}

std::optional<std::uint32_t> TextPool::find(std::string_view wanted) const {
    if (wanted.empty()) return 0;
    std::uint32_t const number = places_[place_of(wanted)];
    return number == 0 ? std::nullopt : std::optional(number);
}

std::uint32_t TextPool::add(std::string_view added) {
    if (added.empty()) return 0;
    if (last_ != 0 && text(last_) == added) return last_;
    std::size_t const place = place_of(added);
    if (places_[place] != 0) return last_ = places_[place];
    if (size() >= most_) return 0;
    LOCKBOX_ASSERT(characters_.size() + added.size() < UINT32_MAX);
    std::uint32_t const number = size();
    characters_ += added;
    ends_.push_back(static_cast<std::uint32_t>(characters_.size()));
    places_[place] = number;
    if (size() * 2 > places_.size()) grow();
    return number;
}

void TextPool::grow() {
    std::vector<std::uint32_t>(places_.size() * 2, 0).swap(places_);
    for (std::uint32_t number = 1; number < size(); ++number)
        places_[place_of(text(number))] = number;
}

}  // namespace lockbox::matching
