// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "lockbox/failure.h"

namespace lockbox::batches {

/// A whole file. A fault where it cannot be opened or read: what is delivered may be bad.
tl::expected<std::vector<std::byte>, Fault> file_bytes(std::filesystem::path const& file);

/// Writes a file so that, whenever the machine stops, either its old or its new content is there,
/// whole: a new file beside it is written, synced and renamed over it, and the folder is synced.
/// It is its owner's alone (0600) from its first byte on. Throws DiskFailure.
void write_file(std::filesystem::path const& file, std::string_view content);

/// Makes a folder and those above it, synced. Throws DiskFailure.
void make_folder(std::filesystem::path const& folder);

}  // namespace lockbox::batches
