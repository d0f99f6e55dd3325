// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "batches/calibration/hold_changes.h"
#include "batches/calibration/posting_curve.h"
#include "batches/calibration/trial.h"

namespace lockbox::batches {

/// How the stored readings of each field compare with what was keyed, decade by decade.
std::string reliability_text(std::vector<FieldTrial> const& trials);
/// What the new maps do on the slice that they were not fitted on, and what becomes of them.
std::string trials_text(std::vector<FieldTrial> const& trials);
std::string hold_changes_text(HoldChanges const& changes);

/// Posted share against wrong share, class by class; empty where nothing was judged.
std::string posting_curves_text(std::vector<PostingCurve> const& curves);

nlohmann::ordered_json trial_json(FieldTrial const& trial);
nlohmann::ordered_json hold_changes_json(HoldChanges const& changes);
nlohmann::ordered_json posting_curves_json(std::vector<PostingCurve> const& curves);

}  // namespace lockbox::batches
