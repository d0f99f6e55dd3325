// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "batches/export/held_view.h"
#include "batches/store/records.h"

namespace lockbox::batches {

/// The heading of the list of held items.
std::string held_header();
/// One held item as a line of the list: short id, age in days, reason, amount, batch and
/// transaction, and what a clerk should do.
std::string held_row_text(DecidedItem const& item, BusinessDate today);
nlohmann::ordered_json held_row_json(DecidedItem const& item, BusinessDate today);

/// One held item with all that is known of it. `archive` is the site's.
std::string held_text(DecidedItem const& item, HeldView const& view,
                      std::filesystem::path const& archive);
nlohmann::ordered_json held_json(DecidedItem const& item, HeldView const& view,
                                 std::filesystem::path const& archive, BusinessDate today);

}  // namespace lockbox::batches
