// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "lockbox/identifiers.h"

namespace lockbox {

/// How one ledger's checks are deposited: what its bank wants of an image cash letter (X9.37,
/// X9.100-187). Banks differ in all of this and say so in their guides; lockbox.toml of a new site
/// states and explains these defaults, whose numbers begin with 99 and belong to no bank.
struct DepositProfile {
    enum class Use { test, production };
    enum class Level { x9_37_2003, x9_100_187_2008, x9_100_187_2013 };
    enum class Characters { ebcdic, ascii };
    /// The record that credits the depositor's account, if the bank wants one.
    enum class Credit { none, record_61, record_62 };
    /// What 70, 90 and 99 count.
    enum class Totals { checks, checks_and_credits };
    /// For a check of which only the front was scanned.
    enum class MissingRear { blank_view, front_only };

    bool write = true;
    Use use = Use::test;
    Level level = Level::x9_37_2003;
    Characters characters = Characters::ebcdic;
    bool lengths = true;
    RoutingNumber destination_routing = *RoutingNumber::parse("999999992");
    std::string destination_name = "EXAMPLE BANK";
    std::string origin_number = "990000013";  ///< Nine digits.
    std::string origin_name = "EXAMPLE LOCKBOX";
    RoutingNumber bofd_routing = *RoutingNumber::parse("999999992");
    std::string account = "99000001";
    std::string payee = "HEALTH CONNECTO";  ///< As much as its 15 columns take.
    std::string contact_name = "";
    std::string contact_phone = "";
    std::string creation_time = "0600";  ///< `hhmm`.
    std::string fed_work_type = "";
    Credit credit = Credit::none;
    Totals totals = Totals::checks;
    bool view_analysis = true;
    MissingRear missing_rear = MissingRear::blank_view;
    std::int64_t items_per_bundle = 300;
    std::int64_t items_per_file = 10'000;
    std::int64_t bytes_per_file = 200'000'000;
};

/// By `Ledger`.
using DepositProfiles = std::array<DepositProfile, 2>;
DepositProfiles shipped_deposit_profiles();

/// One key of `[deposit.LEDGER]` in lockbox.toml.
struct DepositSetting {
    struct Text {
        bool (*take)(DepositProfile& profile, std::string_view text);  ///< False: refused.
        std::string (*text)(DepositProfile const& profile);
    };
    struct Number {
        std::int64_t DepositProfile::*number;
        std::int64_t least, greatest;
    };
    using Flag = bool DepositProfile::*;

    std::string_view key;
    std::variant<Text, Number, Flag> value;
    std::string_view expected;   ///< For whoever wrote another value.
    std::string_view explained;  ///< For whoever reads lockbox.toml.
};
std::span<DepositSetting const> deposit_settings();

/// What two settings of a profile say against each other; nothing where they agree.
std::optional<std::string> contradiction_in(DepositProfile const& profile);

/// The two tables of a new site's lockbox.toml.
std::string deposit_toml(DepositProfiles const& profiles);

}  // namespace lockbox
