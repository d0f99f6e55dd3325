// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "lockbox/identifiers.h"

namespace lockbox {

/// How the remittance files of one ledger name their parties, and which BAI layout they have. The
/// ends of a line agree on these; lockbox.toml of a new site states and explains the defaults.
struct RemittanceSettings {
    std::string bai_layout = "columns_104";      ///< The name of a shipped layout.
    std::string bai_destination = "0000000000";  ///< Ten characters.
    std::string bai_origin = "0000000000";       ///< Ten characters.
    std::string deposit_routing;                 ///< Nine digits; empty: not stated.
    std::string deposit_account;                 ///< Up to 17 digits; empty: not stated.
    std::string edi_sender = "LOCKBOX";
    std::string edi_receiver = "RECEIVER";
    std::string edi_usage = "P";  ///< P production, T test.
    std::string payer_name = "HEALTH CONNECTOR";
};

/// One key of `[remittance.LEDGER]` in lockbox.toml.
struct RemittanceSetting {
    std::string_view key;
    std::string RemittanceSettings::*text;
    bool (*accepts)(std::string_view text);
    std::string_view expected;   ///< For whoever wrote another value.
    std::string_view explained;  ///< For whoever reads lockbox.toml.
};
std::span<RemittanceSetting const> remittance_settings();

/// By `Ledger`.
using RemittanceSettingsOfLedgers = std::array<RemittanceSettings, 2>;
/// The two tables of a new site's lockbox.toml.
std::string remittance_toml(RemittanceSettingsOfLedgers const& settings);

/// The names that `bai_layout` takes; the layouts themselves are data of `batches/remittance/`.
inline constexpr std::array<std::string_view, 2> bai_layout_names{"columns_104", "columns_80"};

}  // namespace lockbox
