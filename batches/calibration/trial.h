// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "batches/calibration/keyed_cases.h"
#include "batches/calibration/reliability.h"
#include "lockbox/calibration.h"
#include "lockbox/policy.h"

namespace lockbox::batches {

/// The fewest readings of the test slice on which a map may be judged.
inline constexpr int least_test_cases = 20;

/// A new map of one field, fitted on one slice of its cases and tested on the other, against what
/// the site has today: its map in force, or the reader's own probabilities.
struct FieldTrial {
    FieldName field;
    Probability limit = Probability::of(1);  ///< limit_of the field.
    int cases = 0;
    Reliability today = {};  ///< Of all cases.
    int fit_cases = 0;       ///< Readings of the fit slice.
    int fit_wrong = 0;
    /// Nothing: the reader's own probabilities need no map.
    std::optional<FieldCalibration> candidate = std::nullopt;
    Reliability before = {};  ///< Of the test slice, as the site has it today.
    Reliability after = {};   ///< Of the test slice, with the candidate.

    enum class Verdict {
        as_today,            ///< The candidate changes nothing.
        too_few_to_test,     ///< Fewer than least_test_cases.
        no_better,           ///< It loses as much, or more, on the test slice.
        lets_wrong_through,  ///< It lifts a wrong reading of the test slice over the limit.
        better,
    };
    Verdict verdict = Verdict::as_today;
    bool adopted() const { return verdict == Verdict::better; }
};
std::string_view name(FieldTrial::Verdict verdict);

FieldTrial field_trial(FieldName field, std::vector<KeyedCase> const& cases,
                       Calibration const& in_force, Policy const& policy);

/// The calibration with the maps of the trials that came out better in place of today's.
Calibration with_adopted(Calibration in_force, std::vector<FieldTrial> const& trials);

}  // namespace lockbox::batches
