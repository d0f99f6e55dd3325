// SPDX-License-Identifier: Apache-2.0
// Passwords and tokens, by libsodium.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lockbox::batches::workbench {

/// Shorter passwords are refused (NIST SP 800-63B asks for 8, and 15 where nothing else is asked).
inline constexpr std::size_t shortest_password = 12;
/// Longer ones too: hashing costs by the byte.
inline constexpr std::size_t longest_password = 256;

/// Argon2id with its salt and costs, as text: 64 MiB and about 0.1 s on one core.
std::string password_hash(std::string const& password);
/// False for a hash that is none. At most two are worked out at once, so that guessing passwords
/// takes no more than 128 MiB; the others wait.
bool password_is(std::string const& hash, std::string const& password);
/// Takes as long as `password_is`, so that nobody learns from the time which names there are.
void waste_a_password_check(std::string const& password);

/// 32 random bytes, as 43 letters, digits, `-` and `_`.
std::string random_token();
/// What is kept of a token: who reads it cannot log in with it.
std::string token_hash(std::string_view token);
/// In a time that does not tell how many signs are equal.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace lockbox::batches::workbench
