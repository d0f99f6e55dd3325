// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "batches/export/held_view.h"
#include "batches/store/store.h"
#include "lockbox/policy.h"

namespace lockbox::batches {

/// The whole front page of the item presented before `item` that it most likely repeats: the first
/// with the same routing, account and serial, else the one whose picture is most alike. Nothing
/// where the books have none. What is held as a suspected duplicate is judged by both pictures.
std::optional<DoubtPicture> earlier_paper(Store& store, DecidedItem const& item,
                                          Policy const& policy);

/// That item.
std::optional<ItemId> earlier_item(Store& store, DecidedItem const& item, Policy const& policy);

}  // namespace lockbox::batches
