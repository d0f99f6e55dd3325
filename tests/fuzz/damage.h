// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <random>
#include <span>
#include <string>
#include <string_view>

namespace lockbox::fuzz {

/// `right` with one to six changes, as damage, bad writers and attackers make them: bytes set,
/// flipped, removed; stretches removed, repeated, moved, blanked, cut off; numbers made huge or
/// negative; a stretch of `other` put in; one of `words`, which mean something to the reader, put
/// in. One case in 64 is bytes of nothing at all.
std::string damaged(std::string const& right, std::string const& other,
                    std::span<std::string_view const> words, std::mt19937_64& random);

}  // namespace lockbox::fuzz
