// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace lockbox::batches {

/// BLAKE2b over parts of content. Each part is hashed with its length, so that no two lists of
/// parts hash the same text.
class ContentHash {
public:
    using Bytes = std::array<unsigned char, 32>;

    ContentHash();
    ContentHash(ContentHash&&) noexcept;
    ~ContentHash();
    ContentHash& part(std::span<std::byte const> bytes);
    ContentHash& part(std::string_view text);
    ContentHash& part(Bytes const& hash);
    Bytes bytes();  ///< Ends the hash; nothing is added after it.
    /// The first `digits` hexadecimal digits of it: 32 for an identifier, 64 for all.
    std::string hex(std::size_t digits);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Plain BLAKE2b-256 of some bytes.
ContentHash::Bytes hash_of(std::span<std::byte const> bytes);
std::string hex(ContentHash::Bytes const& hash, std::size_t digits = 64);

}  // namespace lockbox::batches
