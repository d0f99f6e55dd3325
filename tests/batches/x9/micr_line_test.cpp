// SPDX-License-Identifier: Apache-2.0
#include "batches/x9/micr_line.h"

#include <gtest/gtest.h>

namespace lockbox::x9 {
namespace {

struct Row {
    char const* printed;
    char const* routing;  ///< Empty: none is believed.
    char const* auxiliary;
    char const* code;
    char const* payor;  ///< Nine characters.
    char const* on_us;
    MicrValid valid;
    Correction correction;
};
constexpr auto good = MicrValid::good;
constexpr auto error = MicrValid::read_error;
constexpr auto missing = MicrValid::field_missing;
constexpr auto both = MicrValid::missing_and_error;
constexpr auto none = Correction::none;
constexpr auto mended = Correction::without_operator;

TEST(MicrLine, one_row_one_line) {
    for (Row const& row : {
             // A personal check, a business check, one with a dash, an image replacement document.
             Row{"A021000021A 5550001C 101", "021000021", "", "", "021000021", "5550001/ 101", good,
                 none},
             Row{"C000123C A021000021A 5550001C", "021000021", "000123", "", "021000021",
                 "5550001/", good, none},
             Row{"A021000021A 555D0001C 7", "021000021", "", "", "021000021", "555-0001/ 7", good,
                 none},
             Row{"C12C 4A021000021A 5550001C", "021000021", "12", "4", "021000021", "5550001/",
                 good, none},
             // The amount is no part of the on-us field.
             Row{"A021000021A 5550001C 101 B0000012345B", "021000021", "", "", "021000021",
                 "5550001/ 101", good, none},
             // Unreadable characters.
             Row{"A021000021A 55?0001C 101", "021000021", "", "", "021000021", "55*0001/ 101",
                 error, none},
             Row{"A0210?0021A 5550001C", "", "", "", "0210*0021", "5550001/", error, none},
             // Mended; not believed although it is whole; breaking its check digit.
             Row{"A0210?0021A 5550001C", "021000021", "", "", "021000021", "5550001/", good,
                 mended},
             Row{"A021000012A 5550001C", "", "", "", "*********", "5550001/", error, none},
             Row{"A02100002A 5550001C", "", "", "", "*********", "5550001/", error, none},
             // Nothing behind the transit symbol; no second one; no line at all.
             Row{"A021000021A", "021000021", "", "", "021000021", "", missing, none},
             Row{"A021000021 5550001C", "021000021", "", "", "021000021", "", error, none},
             Row{"", "", "", "", "*********", "", both, none},
             // What belongs elsewhere, or nowhere.
             Row{"A021000021A 555A0001C\x01", "021000021", "", "", "021000021", "555*0001/*", error,
                 none},
             // More than 20 characters: first the blanks go, then the left end.
             Row{"A021000021A 1234567890 123456789C", "021000021", "", "", "021000021",
                 "1234567890123456789/", good, none},
             Row{"A021000021A 1234567890 1234567890C", "021000021", "", "", "021000021",
                 "2345678901234567890/", error, none},
         }) {
        std::optional<RoutingNumber> const routing = RoutingNumber::parse(row.routing);
        MicrLine const line = micr_line_of(row.printed, routing);
        EXPECT_EQ(line.auxiliary_on_us, row.auxiliary) << row.printed;
        EXPECT_EQ(line.processing_code, row.code) << row.printed;
        EXPECT_EQ(line.routing + line.check_digit, row.payor) << row.printed;
        EXPECT_EQ(line.on_us, row.on_us) << row.printed;
        EXPECT_EQ(line.valid, row.valid) << row.printed;
        EXPECT_EQ(line.correction, row.correction) << row.printed;
    }
}

}  // namespace
}  // namespace lockbox::x9
