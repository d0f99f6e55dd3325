// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "batches/calibration/reliability.h"
#include "batches/calibration/truth_file.h"
#include "batches/store/records.h"
#include "lockbox/calibration.h"

namespace lockbox::batches {

/// One keyed field beside its stored reading.
struct KeyedCase {
    ItemId item;
    bool read = false;  ///< Else the reader abstained, or did not look.
    /// The reader's own, before any calibration.
    Probability stated = Probability::of(0);
    bool right = false;
};
using KeyedCases = std::map<FieldName, std::vector<KeyedCase>>;

/// A page's reading as a case: right if it says what was keyed.
KeyedCase keyed_case(ItemId const& item, PageReadings const& page, FieldName field,
                     std::string_view truth);

/// Puts each keyed value beside the reading that the store has of it. `pages_of` gives an item's
/// stored pages, none where there is no such item, and is asked once for each. Values of unknown
/// items and pages become bad rows of `truth`.
KeyedCases keyed_cases(TruthFile& truth,
                       std::function<std::vector<PageRecord>(ItemId const&)> const& pages_of);

/// Items fall into two slices by their ids, which are hashes of their pictures: one to fit a map
/// on, the other to test it. An item never changes its slice.
enum class Slice { fit, test };
Slice slice_of(ItemId const& item);

/// The readings among the cases, with the probability that `map` gives them, those of one slice or
/// all.
std::vector<JudgedReading> judged(std::vector<KeyedCase> const& cases, std::optional<Slice> slice,
                                  FieldCalibration const* map);

}  // namespace lockbox::batches
