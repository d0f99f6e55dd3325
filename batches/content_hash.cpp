// SPDX-License-Identifier: Apache-2.0
#include "batches/content_hash.h"

#include <sodium.h>

#include <cstdint>

#include "lockbox/assertion.h"

namespace lockbox::batches {
namespace {

unsigned char const* octets(void const* bytes) {
    return static_cast<unsigned char const*>(bytes);
}

}  // namespace

struct ContentHash::State {
    crypto_generichash_state hash;
};

ContentHash::ContentHash() : state_(std::make_unique<State>()) {
    LOCKBOX_ASSERT(sodium_init() >= 0);
    crypto_generichash_init(&state_->hash, nullptr, 0, std::tuple_size_v<Bytes>);
}
ContentHash::ContentHash(ContentHash&&) noexcept = default;
ContentHash::~ContentHash() = default;

ContentHash& ContentHash::part(std::span<std::byte const> bytes) {
    std::array<unsigned char, 8> length{};
    for (std::size_t i = 0; i < length.size(); ++i)
        length[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(bytes.size()) >> (8 * i));
    crypto_generichash_update(&state_->hash, length.data(), length.size());
    crypto_generichash_update(&state_->hash, octets(bytes.data()), bytes.size());
    return *this;
}

ContentHash& ContentHash::part(std::string_view text) {
    return part(std::as_bytes(std::span(text.data(), text.size())));
}

ContentHash& ContentHash::part(Bytes const& hash) {
    return part(std::as_bytes(std::span(hash)));
}

ContentHash::Bytes ContentHash::bytes() {
    Bytes result{};
    crypto_generichash_final(&state_->hash, result.data(), result.size());
    return result;
}

std::string ContentHash::hex(std::size_t digits) {
    return batches::hex(bytes(), digits);
}

ContentHash::Bytes hash_of(std::span<std::byte const> bytes) {
    LOCKBOX_ASSERT(sodium_init() >= 0);
    ContentHash::Bytes result{};
    crypto_generichash(result.data(), result.size(), octets(bytes.data()), bytes.size(), nullptr,
                       0);
    return result;
}

std::string hex(ContentHash::Bytes const& hash, std::size_t digits) {
    LOCKBOX_ASSERT(digits <= 2 * hash.size());
    constexpr std::string_view digit = "0123456789abcdef";
    std::string text;
    for (unsigned char octet : hash) {
        text += digit[octet >> 4];
        text += digit[octet & 15];
    }
    return text.substr(0, digits);
}

}  // namespace lockbox::batches
