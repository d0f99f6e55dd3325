// SPDX-License-Identifier: Apache-2.0
#include "ocr/secret/ssn_key.h"

#include <sodium.h>

#include "lockbox/assertion.h"
#include "lockbox/check_digits.h"

namespace lockbox::ocr {
namespace {

template <std::size_t N>
std::string hexadecimal(std::array<unsigned char, N> const& bytes) {
    std::array<char, 2 * N + 1> text{};
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    return std::string(text.data(), 2 * N);
}

}  // namespace

SsnKey SsnKey::random() {
    LOCKBOX_ASSERT(sodium_init() >= 0);
    SsnKey key;
    randombytes_buf(key.bytes_.data(), key.bytes_.size());
    return key;
}

std::optional<SsnKey> SsnKey::parse(std::string_view text) {
    LOCKBOX_ASSERT(sodium_init() >= 0);
    SsnKey key;
    std::size_t length = 0;
    char const* end = nullptr;
    int const refused = sodium_hex2bin(key.bytes_.data(), key.bytes_.size(), text.data(),
                                       text.size(), nullptr, &length, &end);
    if (refused != 0 || length != key.bytes_.size() || end != text.data() + text.size())
        return std::nullopt;
    return key;
}

SsnKey::~SsnKey() {
    sodium_memzero(bytes_.data(), bytes_.size());
}

std::string SsnKey::text() const {
    return hexadecimal(bytes_);
}

SsnHash SsnKey::hash(std::string_view nine_digits) const {
    LOCKBOX_ASSERT(nine_digits.size() == 9 && all_digits(nine_digits));
    std::array<unsigned char, 32> hash{};
    std::array<unsigned char, 9> digits{};
    std::copy(nine_digits.begin(), nine_digits.end(), digits.begin());
    crypto_generichash(hash.data(), hash.size(), digits.data(), digits.size(), bytes_.data(),
                       bytes_.size());
    sodium_memzero(digits.data(), digits.size());
    return *SsnHash::parse(hexadecimal(hash));
}

}  // namespace lockbox::ocr
