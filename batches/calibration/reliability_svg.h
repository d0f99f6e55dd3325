// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "batches/calibration/reliability.h"

namespace lockbox::batches {

/// One panel of the diagram.
struct ReliabilityPanel {
    std::string title;
    int cases = 0;
    Probability limit = Probability::of(1);
    Reliability reliability;
};

/// A reliability diagram that needs nothing else: per field a panel, stated error across and the
/// share of wrong readings upwards, both by decades. A point for each decade with readings, its
/// area by how many, with the exact 95 % bounds of what the true share may be; on the dashed line a
/// probability means what it says. Colours tell where stated and bounds part. Where none was wrong
/// the point lies open on the floor.
std::string reliability_svg(std::string const& title, std::vector<ReliabilityPanel> const& panels);

}  // namespace lockbox::batches
