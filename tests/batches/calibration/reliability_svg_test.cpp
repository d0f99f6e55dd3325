// SPDX-License-Identifier: Apache-2.0
#include "batches/calibration/reliability_svg.h"

#include <gmock/gmock.h>

#include <regex>

#include "tests/batches/calibration/made_up_readings.h"

namespace lockbox::batches::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::ptrdiff_t count(std::string const& text, std::string const& pattern) {
    std::regex const wanted(pattern);
    return std::distance(std::sregex_iterator(text.begin(), text.end(), wanted),
                         std::sregex_iterator());
}

ReliabilityPanel panel(std::string title, std::vector<JudgedReading> const& readings) {
    Probability const limit = Probability::of(0.99);
    return {std::move(title), static_cast<int>(readings.size()), limit,
            reliability_of(readings, limit)};
}

TEST(ReliabilitySvg, has_a_panel_a_field_and_a_point_a_decade) {
    std::string const svg = reliability_svg(
        "Errors <here>",
        {panel("amount", made_up(2'000, 1, boastful)), panel("date", made_up(2'000, 2, honest))});
    EXPECT_EQ(count(svg, "<g "), 2);
    EXPECT_EQ(count(svg, "<g "), count(svg, "</g>"));
    EXPECT_EQ(count(svg, "<title>stated error"), 2 * static_cast<int>(decade_count));
    EXPECT_THAT(svg, HasSubstr("Errors &lt;here&gt;"));
    EXPECT_THAT(svg, HasSubstr("class=\"too_sure\""));
    EXPECT_THAT(svg, Not(HasSubstr("nan")));
    EXPECT_THAT(svg, Not(HasSubstr("inf\"")));
}

TEST(ReliabilitySvg, no_point_leaves_its_frame) {
    std::vector<JudgedReading> const extreme{
        {Probability::of(1), true}, {Probability::of(1), false}, {Probability::of(0), true}};
    std::string const svg = reliability_svg("", {panel("x", extreme), panel("none", {})});
    std::regex const centre(
        R"~(<circle class="[a-z_ ]+" cx="([0-9.]+)" cy="([0-9.]+)" r="[0-9.]+"(?: style="[^"]*")?><title>)~");
    int points = 0;
    for (std::sregex_iterator at(svg.begin(), svg.end(), centre), end; at != end; ++at, ++points) {
        EXPECT_LE(std::stod((*at)[1]), 270);
        EXPECT_LE(std::stod((*at)[2]), 300);
    }
    EXPECT_EQ(points, 2);
}

}  // namespace
}  // namespace lockbox::batches::test
