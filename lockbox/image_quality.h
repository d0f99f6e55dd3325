// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "lockbox/reading.h"

namespace lockbox {

/// The sixteen image quality findings of X9.100-40 (FSTC), in its order.
enum class QualityFinding {
    undersize,
    oversize,
    torn_corner,  ///< Or folded over.
    torn_edge,    ///< Or folded over.
    framing_error,
    excessive_skew,
    too_light,
    too_dark,
    streaks,
    below_minimum_size,  ///< Of the compressed picture.
    above_maximum_size,  ///< Of the compressed picture.
    spot_noise,
    front_rear_mismatch,
    carbon_strip,
    out_of_focus,
    piggyback,
};
inline constexpr std::size_t quality_finding_count = 16;
std::string_view name(QualityFinding finding);
std::optional<QualityFinding> parse_quality_finding(std::string_view name);
/// What a finding's value and limit are measured in: `in`, `deg`, `share` (0 to 1), `bytes` or
/// `per_square_in`.
std::string_view unit_of(QualityFinding finding);

/// What became of a test: the three values of X9.100-187 record 54, positions 06 to 12.
enum class Condition { test_not_done = 0, condition_present = 1, condition_not_present = 2 };
inline constexpr std::size_t condition_count = 3;
std::string_view name(Condition condition);
std::optional<Condition> parse_condition(std::string_view name);

/// One finding's test on one picture.
struct QualityTest {
    Condition outcome = Condition::test_not_done;
    double value = 0;                         ///< As measured, in the finding's unit.
    double limit = 0;                         ///< Of the site's configuration, in the same unit.
    std::optional<Box> where = std::nullopt;  ///< The part of the scan that shows it.

    /// Tests with the condition present where the value is above, or below, the limit.
    static QualityTest above(double value, double limit);
    static QualityTest below(double value, double limit);
};

struct QualityReport {
    int width_px = 0;   ///< As scanned.
    int height_px = 0;  ///< As scanned.
    int dpi = 0;        ///< As the file says, or estimated where it says nothing credible.
    int bits_per_pixel = 0;
    double skew_deg = 0;         ///< Clockwise, after rotation by a multiple of 90 degrees.
    double dark_share = 0;       ///< Share of pixels that are ink.
    double paper_width_in = 0;   ///< Of the paper alone, upright.
    double paper_height_in = 0;  ///< Of the paper alone, upright.
    std::array<QualityTest, quality_finding_count> tests{};  ///< By finding.
    bool usable = true;  ///< False: nothing on the page can be relied on.

    QualityTest& test(QualityFinding finding) { return tests[static_cast<std::size_t>(finding)]; }
    QualityTest const& test(QualityFinding finding) const {
        return tests[static_cast<std::size_t>(finding)];
    }
    bool present(QualityFinding finding) const {
        return test(finding).outcome == Condition::condition_present;
    }
    /// The conditions that are present, in the standard's order.
    std::vector<QualityFinding> findings() const;
};

}  // namespace lockbox
