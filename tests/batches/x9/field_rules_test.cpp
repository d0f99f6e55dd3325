// SPDX-License-Identifier: Apache-2.0
#include "batches/x9/field_rules.h"

#include <gtest/gtest.h>

namespace lockbox::x9 {
namespace {

using K = FieldKind;
using P = Presence;

struct Row {
    K kind;
    P presence;
    char const* codes;
    char const* value;
    bool right;
};

TEST(FieldRules, one_row_one_outcome) {
    for (Row const& row : {
             Row{K::letters, P::mandatory, "", "Ab ", true},
             Row{K::letters, P::mandatory, "", "A1 ", false},
             Row{K::letters, P::mandatory, "", " A", false},
             Row{K::letters, P::mandatory, "", "  ", false},
             Row{K::letters_digits, P::mandatory, "", "A1 ", true},
             Row{K::letters_digits, P::mandatory, "", "A-1", false},
             Row{K::characters, P::mandatory, "", "A-1", true},
             Row{K::characters, P::conditional, "", "   ", true},
             Row{K::characters, P::mandatory, "", "A\x01", false},
             Row{K::number, P::mandatory, "", "007", true},
             Row{K::number, P::mandatory, "", "  7", false},
             Row{K::number, P::conditional, "", "   ", true},
             Row{K::number, P::mandatory, "", "   ", false},
             Row{K::number_or_blank, P::mandatory, "", "7  ", true},
             Row{K::number_or_blank, P::mandatory, "", "  7", false},
             Row{K::number_or_blank, P::mandatory, "", "7 7", false},
             Row{K::micr, P::mandatory, "", " 1*-2", true},
             Row{K::micr, P::mandatory, "", "1/2", false},
             Row{K::micr, P::mandatory, "", "12 ", false},
             Row{K::micr_on_us, P::mandatory, "", " 1/2", true},
             Row{K::day, P::mandatory, "", "20260229", false},
             Row{K::day, P::mandatory, "", "20280229", true},
             Row{K::day, P::mandatory, "", "19921231", false},
             Row{K::time, P::mandatory, "", "2359", true},
             Row{K::time, P::mandatory, "", "2400", false},
             Row{K::time, P::mandatory, "", "0060", false},
             Row{K::routing, P::mandatory, "", "021000021", true},
             Row{K::routing, P::mandatory, "", "021000012", false},
             Row{K::routing, P::mandatory, "", "000000000", false},
             Row{K::institution, P::mandatory, "", "021000012", true},
             Row{K::institution, P::mandatory, "", "02100001A", false},
             Row{K::number, P::mandatory, "00 01 20", "01", true},
             Row{K::number, P::mandatory, "00 01 20", "02", false},
             Row{K::number, P::mandatory, "00 01 20", "12", false},
             Row{K::number, P::conditional, "0 1", " ", true},
             Row{K::characters, P::reserved, "", " ", true},
             Row{K::characters, P::reserved, "", "X", false},
         }) {
        RecordField const field{
            "field", 3, std::string_view(row.value).size(), row.kind, row.presence, row.codes};
        auto const broken = broken_rule(field, row.value);
        EXPECT_EQ(!broken, row.right)
            << "'" << row.value << "' of kind " << static_cast<int>(row.kind);
        EXPECT_NE(broken.value_or("right"), "");
    }
}

}  // namespace
}  // namespace lockbox::x9
