// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lockbox::fuzz {

/// A reader of files from elsewhere, with files that it takes and words that mean something to it.
struct Target {
    std::string_view name;
    std::vector<std::string> right;
    std::vector<std::string_view> words;
    /// Reads any bytes. True if it took them; throws std::logic_error if its answer is no answer.
    std::function<bool(std::string const&)> read;
};

/// Those that read from a file use one in `scratch`.
std::vector<Target> targets(std::filesystem::path const& scratch);

}  // namespace lockbox::fuzz
