// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>

#include "batches/calibration/reliability.h"
#include "lockbox/calibration.h"

namespace lockbox::batches {

/// Below so many readings a map may only lower probabilities: all of 300 right still leaves one
/// wrong in a hundred possible (binomial_bounds).
inline constexpr int few_cases = 300;
/// From so many readings, so many of them wrong, the shape of the map is left open: twenty ranges
/// of a hundred readings each, with more than one wrong in most. Below it, two numbers are fitted.
inline constexpr int many_cases = 2000;
inline constexpr int many_wrong = 30;

/// What the readings say about the probabilities that they state: a map that never falls, or
/// nothing where they need no correction.
///
/// Cautious by rule: before the readings are seen, what is stated counts as right as much as two
/// readings do, so that their mere number lowers nothing; and no part of the map raises a
/// probability beyond (n + 1) / (n + 2), Laplace's rule of succession over the n readings that it
/// rests on. With few_cases or less, no probability rises at all; where all readings are right,
/// none falls.
///
/// Measured by tests/batches/calibration/fit_test.cpp on known distortions: with 10,000 readings
/// that were too sure, the mean distance to the true log odds is below 0.35 (a factor of 1.4 in the
/// odds) from a stated 0.5 to 0.9999. What it does not do: correct a field's kinds apart (the hand
/// and the typewriter share one map), or see that papers have changed since.
std::optional<FieldCalibration> fitted(std::span<JudgedReading const> readings);

}  // namespace lockbox::batches
