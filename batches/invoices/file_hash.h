// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace lockbox::batches {

/// BLAKE2b-256 of a file's bytes as 64 hexadecimal digits. Throws DiskFailure where the file cannot
/// be read.
std::string file_hash(std::filesystem::path const& file);

}  // namespace lockbox::batches
