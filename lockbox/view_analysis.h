// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "lockbox/page.h"

namespace lockbox {

/// Record 54 of an image cash letter (image view analysis, X9.100-187), 80 columns, for one page:
/// digits 0 test not done, 1 condition present or unusable, 2 not present or usable.
///
///   01-02  54
///   03     any of 06-12 present; 04 any of 28-39 unusable
///   05     bank's own test: 0
///   06     partial image: undersize, torn corner or torn edge
///   07     excessive skew
///   08     piggyback
///   09     too light or too dark
///   10     streaks
///   11 12  below the minimum, above the maximum compressed size
///   26 27  proof of deposit, source document: 0
///   28-39  usability by area (lockbox/usability.h)
///
/// All other columns are blank. A position of several findings is present where one is, and not
/// present where at least one was tested. Findings without a position (oversize, framing, spot
/// noise, front against rear, carbon strip, focus) are not in the record.
std::string view_analysis_record(PageReadings const& page);

}  // namespace lockbox
