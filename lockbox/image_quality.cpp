// SPDX-License-Identifier: Apache-2.0
#include "lockbox/image_quality.h"

#include "lockbox/names_table.h"

namespace lockbox {
namespace {

constexpr NamesTable<QualityFinding, quality_finding_count> finding_names{
    {"undersize", "oversize", "torn_corner", "torn_edge", "framing_error", "excessive_skew",
     "too_light", "too_dark", "streaks", "below_minimum_size", "above_maximum_size", "spot_noise",
     "front_rear_mismatch", "carbon_strip", "out_of_focus", "piggyback"}};
static_assert(finding_names.of(QualityFinding::piggyback) == "piggyback");

constexpr NamesTable<QualityFinding, quality_finding_count> units{
    {"in", "in", "in", "in", "in", "deg", "share", "share", "share", "bytes", "bytes",
     "per_square_in", "in", "in", "in", "in"}};
static_assert(units.of(QualityFinding::spot_noise) == "per_square_in");

constexpr NamesTable<Condition, condition_count> conditions{
    {"test_not_done", "condition_present", "condition_not_present"}};
static_assert(conditions.of(Condition::condition_not_present) == "condition_not_present");

Condition present_if(bool present) {
    return present ? Condition::condition_present : Condition::condition_not_present;
}

}  // namespace

std::string_view name(QualityFinding finding) {
    return finding_names.of(finding);
}
std::optional<QualityFinding> parse_quality_finding(std::string_view name) {
    return finding_names.parse(name);
}
std::string_view unit_of(QualityFinding finding) {
    return units.of(finding);
}
std::string_view name(Condition condition) {
    return conditions.of(condition);
}
std::optional<Condition> parse_condition(std::string_view name) {
    return conditions.parse(name);
}

QualityTest QualityTest::above(double value, double limit) {
    return {present_if(value > limit), value, limit};
}
QualityTest QualityTest::below(double value, double limit) {
    return {present_if(value < limit), value, limit};
}

std::vector<QualityFinding> QualityReport::findings() const {
    std::vector<QualityFinding> found;
    for (std::size_t i = 0; i < tests.size(); ++i)
        if (present(static_cast<QualityFinding>(i)))
            found.push_back(static_cast<QualityFinding>(i));
    return found;
}

}  // namespace lockbox
