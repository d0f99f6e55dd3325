// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "lockbox/calibration.h"
#include "lockbox/carrier.h"
#include "lockbox/failure.h"
#include "lockbox/page.h"
#include "lockbox/policy.h"
#include "lockbox/scanline.h"

namespace lockbox {

/// Limits of the image quality findings. Lengths in inches of paper. Starting values, because the
/// standard leaves the limits to the institution.
struct QualityLimits {
    double least_width_in = 5.0;
    double least_height_in = 2.33;
    double greatest_width_in = 9.25;
    double greatest_height_in = 4.25;
    double greatest_skew_deg = 2.5;
    double least_dark_share = 0.015;     ///< Below: too light.
    double greatest_dark_share = 0.45;   ///< Above: too dark.
    double streak_dark_share = 0.85;     ///< A row as dark as this over 3 px of height is a streak.
    double spots_per_square_inch = 500;  ///< More isolated specks than this is spot noise.
};

/// Everything that a site may choose: the contents of its lockbox.toml, and of the calibration.toml
/// beside it where there is one.
struct SiteConfig {
    std::string lockbox_number = "412612";
    ScanlineLayout scanline = ScanlineLayout::shipped();
    CarrierTable carriers = CarrierTable::shipped();
    Policy policy;
    QualityLimits quality;
    Calibration calibration;  ///< Not part of lockbox.toml.

    /// Reads lockbox.toml. A key that is not known, a value of the wrong kind or out of its range
    /// is a fault that names its line; keys that are absent keep their defaults.
    static tl::expected<SiteConfig, Fault> parse(std::string_view toml, std::string const& file);
    /// The text of a new site's lockbox.toml: every setting, its default, and why one would change
    /// it.
    static std::string shipped_toml();
};

}  // namespace lockbox
