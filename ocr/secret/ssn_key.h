// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "lockbox/social_security.h"

namespace lockbox::ocr {

/// The secret under which a site's Social Security numbers are hashed: 32 random bytes. Without it
/// a hash could be found out by trying all numbers; with another key it compares with nothing.
class SsnKey {
public:
    static SsnKey random();
    /// From 64 hexadecimal digits; nothing for any other text.
    static std::optional<SsnKey> parse(std::string_view text);
    SsnKey(SsnKey const&) = default;
    SsnKey& operator=(SsnKey const&) = default;
    ~SsnKey();  ///< Overwrites it in memory.

    std::string text() const;  ///< 64 hexadecimal digits, for the site's key file alone.
    /// BLAKE2b-256 of the digits under this key.
    SsnHash hash(std::string_view nine_digits) const;

private:
    SsnKey() = default;
    std::array<unsigned char, 32> bytes_{};
};

}  // namespace lockbox::ocr
