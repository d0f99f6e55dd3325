// SPDX-License-Identifier: Apache-2.0
#include "batches/night/papers.h"

#include <gtest/gtest.h>

namespace lockbox::batches {
namespace {

/// Pages as letters: `c` check, `r` check's rear, `s` slip (coupon), `b` blank, `?` unknown, `l`
/// letter. Rears come back as `r`, fronts as `f`.
std::string sides(std::string const& pages) {
    std::vector<PageKind> kinds;
    for (char page : pages)
        kinds.push_back(page == 'c'   ? PageKind::check
                        : page == 'r' ? PageKind::check_rear
                        : page == 's' ? PageKind::coupon
                        : page == 'b' ? PageKind::blank
                        : page == 'l' ? PageKind::correspondence
                                      : PageKind::unknown);
    std::string result;
    for (bool rear : rears_among(kinds))
        result += rear ? 'r' : 'f';
    return result;
}

TEST(Papers, rears_follow_their_fronts) {
    struct Row {
        char const* pages;
        char const* expected;
    };
    for (Row const& row : {
             Row{"c", "f"}, Row{"cr", "fr"}, Row{"crs", "frf"}, Row{"crsb", "frfr"},
             Row{"csr", "ffr"},    // scanned one-sided, but for a rear behind the slip
             Row{"cc", "ff"},      // two checks
             Row{"crcr", "frfr"},  //
             Row{"cr?b", "frfr"},  //
             Row{"crs?", "frfr"},  // the slip's rear was not recognised
             Row{"cs??", "ffff"},  // nothing says that every second page is a rear
             Row{"clr?", "ffrf"},  // one-sided pages: the unknown one stays a paper of its own
             Row{"rc", "ff"},      // a rear first: nothing to belong to
             Row{"crr", "frf"},    // a paper has one rear
             Row{"bc", "ff"},      //
         })
        EXPECT_EQ(sides(row.pages), row.expected) << row.pages;
}

TEST(Papers, an_unknown_paper_of_a_checks_size_may_be_one) {
    auto const face = [](PageKind kind, double width_in, double height_in) {
        PageReadings readings;
        readings.kind = kind;
        readings.quality.paper_width_in = width_in;
        readings.quality.paper_height_in = height_in;
        return readings;
    };
    EXPECT_TRUE(may_be_a_check(face(PageKind::unknown, 6.0, 2.75)));
    EXPECT_TRUE(may_be_a_check(face(PageKind::unknown, 8.5, 3.5)));
    EXPECT_FALSE(may_be_a_check(face(PageKind::unknown, 8.5, 11.0))) << "a letter";
    EXPECT_FALSE(may_be_a_check(face(PageKind::unknown, 9.5, 4.125))) << "an envelope";
    EXPECT_FALSE(may_be_a_check(face(PageKind::insert, 6.0, 2.75))) << "known as something else";
}

TEST(Papers, sides_of_one_paper_are_held_against_each_other) {
    auto const page = [](double width_in) {
        PageReadings readings;
        readings.kind = PageKind::check;
        readings.quality.paper_width_in = width_in;
        readings.quality.paper_height_in = 2.75;
        return readings;
    };
    QualityLimits limits;
    auto const mismatch = [&](double width_in) {
        return quality_beside(page(6.0), page(width_in), limits)
            .test(QualityFinding::front_rear_mismatch)
            .outcome;
    };
    EXPECT_EQ(mismatch(6.05), Condition::condition_not_present);
    EXPECT_EQ(mismatch(6.2), Condition::condition_present);
    EXPECT_TRUE(quality_beside(page(6.0), page(6.2), limits).usable);
    limits.unusable_when[static_cast<std::size_t>(QualityFinding::front_rear_mismatch)] =
        UnusableWhen::always;
    EXPECT_FALSE(quality_beside(page(6.0), page(6.2), limits).usable);
    EXPECT_TRUE(quality_beside(page(6.0), page(6.05), limits).usable);
}

}  // namespace
}  // namespace lockbox::batches
