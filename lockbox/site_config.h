// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "lockbox/calibration.h"
#include "lockbox/carrier.h"
#include "lockbox/deposit_profile.h"
#include "lockbox/failure.h"
#include "lockbox/page.h"
#include "lockbox/policy.h"
#include "lockbox/quality_limits.h"
#include "lockbox/remittance_settings.h"
#include "lockbox/scanline.h"
#include "lockbox/workbench_settings.h"

namespace lockbox {

/// Everything that a site may choose: the contents of its lockbox.toml, and of the calibration.toml
/// beside it where there is one.
struct SiteConfig {
    std::string lockbox_number = "412612";
    ScanlineLayout scanline = ScanlineLayout::shipped();
    CarrierTable carriers = CarrierTable::shipped();
    Policy policy;
    QualityLimits quality;
    WorkbenchSettings workbench;
    DepositProfiles deposits = shipped_deposit_profiles();  ///< By `Ledger`.
    RemittanceSettingsOfLedgers remittance;                 ///< By `Ledger`.
    Calibration calibration;                                ///< Not part of lockbox.toml.

    /// Reads lockbox.toml. A key that is not known, a value of the wrong kind or out of its range
    /// is a fault that names its line; keys that are absent keep their defaults.
    static tl::expected<SiteConfig, Fault> parse(std::string_view toml, std::string const& file);
    /// The same, but keys that are absent keep what `base` has.
    static tl::expected<SiteConfig, Fault> parse_over(SiteConfig base, std::string_view toml,
                                                      std::string const& file);
    /// The text of a new site's lockbox.toml: every setting, its default, and why one would change
    /// it.
    static std::string shipped_toml();
};

}  // namespace lockbox
