// SPDX-License-Identifier: Apache-2.0
#include "lockbox/view_analysis.h"

#include <gtest/gtest.h>

namespace lockbox {
namespace {

using F = QualityFinding;

/// Positions count from 1, as in the standard.
char at(PageReadings const& page, std::size_t position) {
    return view_analysis_record(page).at(position - 1);
}

TEST(ViewAnalysis, OfAPageThatWasNotTested) {
    std::string const record = view_analysis_record(PageReadings{});
    EXPECT_EQ(record,
              "54"
              "000"
              "0000000" +
                  std::string(13, ' ') +
                  "00"
                  "000000000000" +
                  std::string(41, ' '));
    EXPECT_EQ(record.size(), 80u);
}

TEST(ViewAnalysis, EachConditionHasItsPosition) {
    struct Row {
        F finding;
        std::size_t position;
    };
    for (Row const& row : {Row{F::undersize, 6}, Row{F::torn_corner, 6}, Row{F::torn_edge, 6},
                           Row{F::excessive_skew, 7}, Row{F::piggyback, 8}, Row{F::too_light, 9},
                           Row{F::too_dark, 9}, Row{F::streaks, 10}, Row{F::below_minimum_size, 11},
                           Row{F::above_maximum_size, 12}}) {
        PageReadings page;
        page.quality.test(row.finding).outcome = Condition::condition_not_present;
        EXPECT_EQ(at(page, row.position), '2') << name(row.finding);
        EXPECT_EQ(at(page, 3), '2') << name(row.finding);
        page.quality.test(row.finding).outcome = Condition::condition_present;
        EXPECT_EQ(at(page, row.position), '1') << name(row.finding);
        EXPECT_EQ(at(page, 3), '1') << name(row.finding);
    }
}

TEST(ViewAnalysis, OnePresentOfTwoIsPresent) {
    PageReadings page;
    page.quality.test(F::too_light).outcome = Condition::condition_present;
    page.quality.test(F::too_dark).outcome = Condition::condition_not_present;
    EXPECT_EQ(at(page, 9), '1');
    page.quality.test(F::too_light).outcome = Condition::test_not_done;
    EXPECT_EQ(at(page, 9), '2');
}

TEST(ViewAnalysis, AreasStandFromPosition28) {
    for (std::size_t i = 0; i < area_count; ++i) {
        PageReadings page;
        page.usability[i] = Usability::usable;
        EXPECT_EQ(at(page, 28 + i), '2') << name(static_cast<Area>(i));
        EXPECT_EQ(at(page, 4), '2');
        page.usability[i] = Usability::unusable;
        EXPECT_EQ(at(page, 28 + i), '1') << name(static_cast<Area>(i));
        EXPECT_EQ(at(page, 4), '1');
    }
}

}  // namespace
}  // namespace lockbox
