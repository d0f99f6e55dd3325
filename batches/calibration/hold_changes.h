// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>

#include "batches/calibration/keyed_cases.h"
#include "batches/store/store.h"
#include "lockbox/calibration.h"
#include "lockbox/policy.h"

namespace lockbox::batches {

/// How payments would fare by the fields that the policy sets limits to: amount, payee and
/// signature, each reading by itself. What is due may still lift an amount over its limit, and
/// other reasons may hold a payment all the same, so these are the payments to look at, not a
/// forecast.
struct HoldChanges {
    int payments = 0;                     ///< That were looked at.
    int fall_below = 0;                   ///< Posted, and a field falls below its limit.
    int rise_above = 0;                   ///< Held, and a field rises to its limit.
    std::map<FieldName, int> falls = {};  ///< By field; one payment may count in several.
    std::map<FieldName, int> rises = {};
};
HoldChanges hold_changes(Store& store, std::set<ItemId> const& items, Calibration const& today,
                         Calibration const& then, Policy const& policy);

}  // namespace lockbox::batches
