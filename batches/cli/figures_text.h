// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "batches/export/night_figures.h"

namespace lockbox::batches {

/// Items in, what was posted in each ledger, what is held for which reason, and the line that
/// balances: for a person at a terminal.
std::string figures_text(NightFigures const& figures);

/// The same as JSON, amounts in whole cents.
nlohmann::ordered_json figures_json(NightFigures const& figures);

/// A fault as JSON.
nlohmann::ordered_json fault_json(Fault const& fault);

}  // namespace lockbox::batches
