// SPDX-License-Identifier: Apache-2.0
#include "batches/invoices/file_hash.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <fstream>
#include <vector>

#include "lockbox/failure.h"

namespace lockbox::batches {

std::string file_hash(std::filesystem::path const& file) {
    constexpr std::size_t block_bytes = 1 << 18;
    std::ifstream input(file, std::ios::binary);
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, crypto_generichash_BYTES);
    std::vector<char> block(block_bytes);
    while (input) {
        input.read(block.data(), static_cast<std::streamsize>(block.size()));
        // The hash takes bytes; characters may be read as such.
        crypto_generichash_update(&state, reinterpret_cast<unsigned char const*>(block.data()),
                                  static_cast<unsigned long long>(input.gcount()));
    }
    if (!input.eof() || input.bad())
        throw DiskFailure(fmt::format("{}: cannot be read", file.string()),
                          "Check the path and its permissions.");
    std::array<unsigned char, crypto_generichash_BYTES> hash;
    crypto_generichash_final(&state, hash.data(), hash.size());
    std::string text;
    for (unsigned char const byte : hash)
        text += fmt::format("{:02x}", byte);
    return text;
}

}  // namespace lockbox::batches
