// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lockbox/image_quality.h"
#include "lockbox/page.h"

namespace lockbox {

/// When a finding makes its page unusable, so that a person must look at it.
enum class UnusableWhen {
    never,
    of_no_kind,  ///< The page bears something and nobody can tell what kind of page it is.
    always,
};
inline constexpr std::size_t unusable_when_count = 3;
std::string_view name(UnusableWhen when);
std::optional<UnusableWhen> parse_unusable_when(std::string_view name);

/// Where the image quality findings begin, and which of them hold an item. The standard leaves both
/// to the institution; lockbox.toml of a new site states and explains these starting values.
struct QualityLimits {
    double least_width_in = 5.0;
    double least_height_in = 2.33;
    double greatest_width_in = 9.25;
    double greatest_height_in = 4.25;
    double torn_corner_in = 1.0;
    double torn_edge_in = 0.5;
    double framing_in = 0.25;
    double greatest_skew_deg = 2.5;
    double least_dark_share = 0.015;
    double least_contrast = 0.15;
    double greatest_dark_share = 0.45;
    double streak_dark_share = 0.85;
    double streak_height_in = 0.015;
    double least_front_bytes = 2'000;
    double greatest_front_bytes = 200'000;
    double least_rear_bytes = 200;
    double spots_per_square_inch = 500;
    double front_rear_difference_in = 0.1;
    double carbon_strip_in = 0.25;
    double carbon_dark_share = 0.6;
    double edge_width_in = 0.015;
    double piggyback_in = 0.25;
    double least_usable_in = 1.0;
    double usable_probability = 0.90;
    double unusable_probability = 0.50;
    double blotted_share = 0.1;

    /// By finding. What only says that a page is odd never holds it.
    std::array<UnusableWhen, quality_finding_count> unusable_when = [] {
        std::array<UnusableWhen, quality_finding_count> when{};
        when[static_cast<std::size_t>(QualityFinding::too_dark)] = UnusableWhen::always;
        when[static_cast<std::size_t>(QualityFinding::spot_noise)] = UnusableWhen::of_no_kind;
        when[static_cast<std::size_t>(QualityFinding::out_of_focus)] = UnusableWhen::of_no_kind;
        return when;
    }();
};

/// One number of `QualityLimits` as lockbox.toml has it.
struct QualitySetting {
    std::string_view key;
    double QualityLimits::*number;
    double greatest;             ///< What it may be at most; at least 0.
    std::string_view expected;   ///< `inches`, for a fault.
    std::string_view explained;  ///< What it is, and why its default.
};
std::span<QualitySetting const> quality_settings();

/// Whether the page can be relied on: it is large enough, and shows no finding that the site wants
/// held.
bool is_usable(QualityReport const& report, PageKind kind, QualityLimits const& limits);

/// The one finding that no single picture shows: by how much front and rear differ in width
/// or height, whichever differs more: the two papers where both were looked at, else the two scans,
/// which a scanner cuts alike. Not tested where either has no size. The two pictures may have been
/// turned by a quarter against each other.
QualityTest front_rear_mismatch(QualityReport const& front, QualityReport const& rear,
                                QualityLimits const& limits);

}  // namespace lockbox
