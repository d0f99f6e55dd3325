// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "batches/store/records.h"

namespace lockbox::batches {

/// Readings and decisions as the store keeps them: JSON, the same bytes for the same value. What
/// `parse_…` takes is what `…_text` gave, without the distributions over digits; anything else is
/// a damaged store. Both throw StoreFailure.
std::string readings_text(PageReadings const& readings);
PageReadings parse_readings(std::string_view text);

std::string decision_text(Decision const& decision);
Decision parse_decision(std::string_view text);

/// Empty text for no fault.
std::string fault_text(std::optional<Fault> const& fault);
std::optional<Fault> parse_fault(std::string_view text);

}  // namespace lockbox::batches
