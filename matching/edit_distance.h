// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace lockbox::matching {

/// The least number of characters inserted, deleted, replaced or exchanged with their neighbour
/// that turns `a` into `b` (optimal string alignment), or `limit` + 1 if it is more than `limit`.
int edit_distance(std::string_view a, std::string_view b, int limit);

}  // namespace lockbox::matching
