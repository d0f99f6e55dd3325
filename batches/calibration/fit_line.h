// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "batches/calibration/reliability.h"

namespace lockbox::batches {

/// log odds right = slope * log odds stated + offset.
struct LogOddsLine {
    double slope = 1;  ///< Never below 0.
    double offset = 0;
};

/// The likeliest line (Platt's scaling of log odds), before the readings are seen most likely
/// that which changes nothing: slope 1 and offset 0, give or take 0.5 and 2, so that a handful of
/// cases moves it little and none not at all.
LogOddsLine fit_line(std::span<JudgedReading const> readings);

}  // namespace lockbox::batches
