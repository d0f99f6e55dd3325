// SPDX-License-Identifier: Apache-2.0
#include "ocr/coupon/labels.h"

#include <gtest/gtest.h>

namespace lockbox::ocr {
namespace {

struct Row {
    char const* line;
    std::optional<Label> label;
    char const* rest = "";
};

class Labels : public testing::TestWithParam<Row> {};

TEST_P(Labels, AreKnown) {
    auto const found = label_of(GetParam().line);
    ASSERT_EQ(found.has_value(), GetParam().label.has_value()) << GetParam().line;
    if (!found) return;
    EXPECT_EQ(static_cast<int>(found->label), static_cast<int>(*GetParam().label))
        << GetParam().line;
    EXPECT_EQ(found->rest, GetParam().rest) << GetParam().line;
}

INSTANTIATE_TEST_SUITE_P(
    AsPrinted, Labels,
    testing::Values(Row{"Member ID", Label::member_id}, Row{"MEMBER ID:", Label::member_id},
                    Row{"Account Number", Label::billing_account},
                    Row{"Invoice No.", Label::invoice_number},
                    Row{"Coverage Month", Label::coverage_month},
                    Row{"Amount Due", Label::amount_due}, Row{"Carrier", Label::carrier},
                    Row{"Due Date", Label::other}, Row{"Amount Enclosed", Label::other}));
INSTANTIATE_TEST_SUITE_P(Misread, Labels,
                         testing::Values(Row{"nvoicc Number", Label::invoice_number},
                                         Row{"CoverogC Montl", Label::coverage_month},
                                         Row{"Amount Duc", Label::amount_due},
                                         Row{"Member [D", Label::member_id},
                                         Row{"Duc Dale", Label::other}));
INSTANTIATE_TEST_SUITE_P(WithTheirValue, Labels,
                         testing::Values(Row{"Member ID: 994871816966", Label::member_id,
                                             " 994871816966"},
                                         Row{"Amount Due $85.01", Label::amount_due, " 8501"}));
INSTANTIATE_TEST_SUITE_P(None, Labels,
                         testing::Values(Row{"994871816966", std::nullopt},
                                         Row{"Walter Wilson", std::nullopt},
                                         Row{"Boston, MA 02241-2612", std::nullopt},
                                         Row{"Tufts Health Plan", std::nullopt},
                                         Row{"", std::nullopt}));

}  // namespace
}  // namespace lockbox::ocr
