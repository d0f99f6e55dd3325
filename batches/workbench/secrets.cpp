// SPDX-License-Identifier: Apache-2.0
#include "batches/workbench/secrets.h"

#include <sodium.h>

#include <array>
#include <semaphore>

#include "batches/content_hash.h"
#include "lockbox/failure.h"

namespace lockbox::batches::workbench {
namespace {

constexpr std::size_t token_bytes = 32;
constexpr std::size_t hash_digits = 64;

std::counting_semaphore<2>& turns() {
    static std::counting_semaphore<2> semaphore(2);
    return semaphore;
}

void start_library() {
    if (sodium_init() < 0)
        throw WorldFailure("libsodium cannot start.", "Check that the system gives random bytes.");
}

}  // namespace

std::string password_hash(std::string const& password) {
    start_library();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(
            hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
            crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw WorldFailure("a password cannot be hashed: 64 MiB of memory are not free.",
                           "Free memory and try again.");
    return hash.data();
}

bool password_is(std::string const& hash, std::string const& password) {
    start_library();
    turns().acquire();
    bool const same = crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
    turns().release();
    return same;
}

void waste_a_password_check(std::string const& password) {
    static std::string const of_nobody = password_hash(random_token());
    static_cast<void>(password_is(of_nobody, password));
}

std::string random_token() {
    start_library();
    std::array<unsigned char, token_bytes> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    constexpr int kind = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), kind), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kind);
    text.pop_back();  // the encoder's terminating zero
    return text;
}

std::string token_hash(std::string_view token) {
    return ContentHash().part("lockbox session 1").part(token).hex(hash_digits);
}

bool same_secret(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace lockbox::batches::workbench
