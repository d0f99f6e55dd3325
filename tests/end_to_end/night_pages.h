// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace lockbox::end_to_end {

/// The pages of a generated night's truth.json by `folder/file page`.
std::map<std::string, nlohmann::json> true_pages(std::filesystem::path const& truth_json);

/// The key of a page that `lockbox read` printed: the last two parts of its path, and its number.
std::string place_of(nlohmann::json const& read_page);

/// The field of that name in what `lockbox read` printed, if it was read.
nlohmann::json const* read_field(nlohmann::json const& read_page, std::string const& name);

}  // namespace lockbox::end_to_end
