// SPDX-License-Identifier: Apache-2.0
#include "lockbox/quality_limits.h"

#include <algorithm>
#include <cmath>

#include "lockbox/names_table.h"

namespace lockbox {
namespace {

using L = QualityLimits;

constexpr NamesTable<UnusableWhen, unusable_when_count> whens{{"never", "of_no_kind", "always"}};
static_assert(whens.of(UnusableWhen::always) == "always");

constexpr double widest_in = 40;  ///< No scanner of this trade takes wider paper.
constexpr double most_bytes = 1e8;

constexpr QualitySetting settings[] = {
    {"least_width_in", &L::least_width_in, widest_in, "inches",
     "undersize: narrower. A personal check is 6 in wide; what is under 5 lacks a piece."},
    {"least_height_in", &L::least_height_in, widest_in, "inches",
     "undersize: lower. The lowest check in use is 2.75 in high, less a cut too close."},
    {"greatest_width_in", &L::greatest_width_in, widest_in, "inches",
     "oversize: wider. A business check is 8.5 in wide; the rest is room for skew."},
    {"greatest_height_in", &L::greatest_height_in, widest_in, "inches",
     "oversize: higher. A business check is 3.67 in high."},
    {"torn_corner_in", &L::torn_corner_in, widest_in, "inches",
     "torn_corner: both sides of the missing corner are longer. Smaller ones bear no field."},
    {"torn_edge_in", &L::torn_edge_in, widest_in, "inches",
     "torn_edge: the tear reaches further in. Fields begin about half an inch from the edge."},
    {"framing_in", &L::framing_in, widest_in, "inches",
     "framing_error: a wider strip of dark scanner bed on some side. Scanners cut within 0.2."},
    {"greatest_skew_deg", &L::greatest_skew_deg, 45, "degrees",
     "excessive_skew. Transports keep 1; from 2.5 on a rule crosses the row beside it."},
    {"least_dark_share", &L::least_dark_share, 1, "a share",
     "too_light: less of the page is ink. Good checks and coupons have 2.4 % and more."},
    {"least_contrast", &L::least_contrast, 1, "a share",
     "too_light, gray and colour: ink is darker than paper by less; black on white is 1. Good ink "
     "has 0.5."},
    {"greatest_dark_share", &L::greatest_dark_share, 1, "a share",
     "too_dark: more of the page is ink. Heavy backgrounds come to 35 %."},
    {"streak_dark_share", &L::streak_dark_share, 1, "a share",
     "streaks: rows of the scan that are darker than this from side to side. Print leaves gaps."},
    {"streak_height_in", &L::streak_height_in, 1, "inches",
     "streaks: such rows stand at least this high, 3 pixels at 200 dpi, and at most 1/8 in."},
    {"least_front_bytes", &L::least_front_bytes, most_bytes, "bytes",
     "below_minimum_size: the front of a check takes less as Group 4. The barest good one takes "
     "2,500."},
    {"greatest_front_bytes", &L::greatest_front_bytes, most_bytes, "bytes",
     "above_maximum_size: the front takes more; noise or a photograph. Banks refuse such."},
    {"least_rear_bytes", &L::least_rear_bytes, most_bytes, "bytes",
     "below_minimum_size: the rear takes less; nothing at all is on it."},
    {"spots_per_square_inch", &L::spots_per_square_inch, 1e6, "a number",
     "spot_noise: more isolated specks of at most 0.01 in. Good bitonal scans have up to 430."},
    {"front_rear_difference_in", &L::front_rear_difference_in, widest_in, "inches",
     "front_rear_mismatch: the two sides differ by more; they are not of one paper."},
    {"carbon_strip_in", &L::carbon_strip_in, widest_in, "inches",
     "carbon_strip: a dark band over a rear is higher. Endorsement lines are 0.01."},
    {"carbon_dark_share", &L::carbon_dark_share, 1, "a share",
     "carbon_strip: how much of a row of such a band is dark. Carbon coats unevenly."},
    {"edge_width_in", &L::edge_width_in, 1, "inches",
     "out_of_focus, gray and colour: ink passes into paper over more, 3 pixels at 200 dpi."},
    {"piggyback_in", &L::piggyback_in, widest_in, "inches",
     "piggyback: a second paper stands out behind the first, or below its MICR line, by more."},
    {"least_usable_in", &L::least_usable_in, widest_in, "inches",
     "A page narrower or lower than this is a scrap and unusable."},
    {"usable_probability", &L::usable_probability, 1, "a probability",
     "A field read at this probability or more is usable (record 54 of an image cash letter)."},
    {"unusable_probability", &L::unusable_probability, 1, "a probability",
     "A field read at less is unusable; between the two it counts as not tested."},
    {"blotted_share", &L::blotted_share, 1, "a share",
     "A field is damaged where solid black, wider than any stroke, covers more of it."},
};

struct Size {
    double width_in = 0;
    double height_in = 0;
};

Size paper_size(QualityReport const& page) {
    return {page.paper_width_in, page.paper_height_in};
}

/// Of the whole scan; nothing where its resolution is not known.
Size scan_size(QualityReport const& page) {
    if (page.dpi <= 0) return {};
    return {static_cast<double>(page.width_px) / page.dpi,
            static_cast<double>(page.height_px) / page.dpi};
}

/// The greater of the two differences.
double difference_in(Size const& a, Size const& b) {
    return std::max(std::abs(a.width_in - b.width_in), std::abs(a.height_in - b.height_in));
}

}  // namespace

std::string_view name(UnusableWhen when) {
    return whens.of(when);
}
std::optional<UnusableWhen> parse_unusable_when(std::string_view name) {
    return whens.parse(name);
}

std::span<QualitySetting const> quality_settings() {
    return settings;
}

bool is_usable(QualityReport const& report, PageKind kind, QualityLimits const& limits) {
    double const shorter = std::min(report.paper_width_in, report.paper_height_in);
    // A rear that nobody looked at has no paper size yet.
    if (shorter > 0 && shorter < limits.least_usable_in) return false;
    for (std::size_t i = 0; i < quality_finding_count; ++i) {
        if (!report.present(static_cast<QualityFinding>(i))) continue;
        UnusableWhen const when = limits.unusable_when[i];
        if (when == UnusableWhen::always) return false;
        if (when == UnusableWhen::of_no_kind && kind == PageKind::unknown) return false;
    }
    return true;
}

QualityTest front_rear_mismatch(QualityReport const& front, QualityReport const& rear,
                                QualityLimits const& limits) {
    bool const both_seen = front.paper_width_in > 0 && rear.paper_width_in > 0;
    Size const a = both_seen ? paper_size(front) : scan_size(front);
    Size const b = both_seen ? paper_size(rear) : scan_size(rear);
    if (std::min({a.width_in, a.height_in, b.width_in, b.height_in}) <= 0) return {};
    double const level = difference_in(a, b);
    double const turned = difference_in(a, {b.height_in, b.width_in});
    return QualityTest::above(std::min(level, turned), limits.front_rear_difference_in);
}

}  // namespace lockbox
