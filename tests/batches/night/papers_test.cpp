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

}  // namespace
}  // namespace lockbox::batches
