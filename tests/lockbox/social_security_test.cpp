// SPDX-License-Identifier: Apache-2.0
#include "lockbox/social_security.h"

#include <gtest/gtest.h>

namespace lockbox {
namespace {

struct Row {
    char const* text;
    char const* shown;
};

class IsMasked : public ::testing::TestWithParam<Row> {};
TEST_P(IsMasked, and_nothing_else) {
    EXPECT_EQ(masked(GetParam().text), GetParam().shown);
}
INSTANTIATE_TEST_SUITE_P(
    Forms, IsMasked,
    ::testing::Values(Row{"123-45-6789", "***-**-****"}, Row{"123 45 6789", "***-**-****"},
                      Row{"123 - 45 - 6789", "***-**-****"}, Row{"123.45.6789", "***-**-****"},
                      Row{"123/45/6789", "***-**-****"}, Row{"123456789", "***-**-****"},
                      Row{"987-65-4321", "***-**-****"}, Row{"000-00-0000", "***-**-****"},
                      Row{"712-34-5678",
                          "***-**-****"},  // The form decides, whatever the first figure.
                      Row{"SSN 123-45-6789 premium", "SSN ***-**-**** premium"},
                      Row{"SS#123456789", "SS#***-**-****"},
                      Row{"Soc. Sec. 123 45 6789", "Soc. Sec. ***-**-****"},
                      Row{"Social Security No: 712345678", "Social Security No: ***-**-****"},
                      Row{"ssn712345678", "ssn***-**-****"},
                      Row{"S.S. 12345678", "S.S. ***-**-****"}, Row{"SSN 6789", "SSN ***-**-****"},
                      Row{"SSN 123 45 6789 2026", "SSN ***-**-**** 2026"},
                      Row{"123456789 and 987654321", "***-**-**** and ***-**-****"},
                      Row{"123-45-6789 12/2026", "***-**-**** 12/2026"},
                      Row{"123-45-6789 101", "***-**-**** 101"}));
INSTANTIATE_TEST_SUITE_P(  // By the networks: gaps and figures lost, doubled, taken for letters.
    Misread, IsMasked,
    ::testing::Values(Row{"I23-4S-6789", "***-**-****"}, Row{"123 456789", "***-**-****"},
                      Row{"12345 6789", "***-**-****"}, Row{"123 4 5 6789", "***-**-****"},
                      Row{"123 456 789", "***-**-****"}, Row{"123-4-6789", "***-**-****"},
                      Row{"123-45-678", "***-**-****"}, Row{"1234-56-7890", "***-**-****"},
                      Row{"23-45-6789", "***-**-****"}, Row{"55N 123456789", "55N ***-**-****"}));

class IsLeft : public ::testing::TestWithParam<char const*> {};
TEST_P(IsLeft, as_it_is) {
    EXPECT_EQ(masked(GetParam()), GetParam());
}
INSTANTIATE_TEST_SUITE_P(MemberIds, IsLeft,
                         ::testing::Values("995840195955", "7931 6373 9828", "9958-40-195955",
                                           "995 840195955", "123 45 6789 012", "ID 123 4567 89012",
                                           "123456789 012", "123456789z84"));
INSTANTIATE_TEST_SUITE_P(BillingAccounts, IsLeft,
                         ::testing::Values("749099608", "Acct 749099608", "749 099 608",
                                           "Acct # 749-09-9608", "7490 99608"));
INSTANTIATE_TEST_SUITE_P(Others, IsLeft,
                         ::testing::Values("617-555-0123", "(617) 555-0123", "617.555.0123",
                                           "6175550123", "|10/30/2019", "11-20-2026", "20-11-2026",
                                           "2026-11-20", "Boston, MA 02241-2612",
                                           "Boston MA 02241 2612", "12 Elm St", "P.O. BOX 412612",
                                           "$1,234.56", "Dec 2026", "12345678", "1234567890",
                                           "Oil Bill", "", "SSN", "Inv 2026110001", "2026 12345",
                                           "012345678901234567890"));

TEST(Label, IsTheLastWordBeforeTheNumber) {
    auto const label = [](std::string_view words) { return label_before(words, words.size()); };
    for (char const* words : {"SSN ", "ssn#", "SS# ", "S.S.N. ", "Soc Sec ", "Soc. Sec. No. ",
                              "my social security number is: ", "5SN "})
        EXPECT_EQ(label(words), NumberLabel::social_security) << words;
    for (char const* words : {"Acct ", "account no. ", "ACCOUNT NUMBER ", "Acct#: "})
        EXPECT_EQ(label(words), NumberLabel::account) << words;
    for (char const* words :
         {"", "ID ", "Member ", "phone ", "premium ", "SSN for Ann ", "685685 "})
        EXPECT_EQ(label(words), NumberLabel::none) << words;
}

bool is_out(bool (*form)(std::string_view, TextSpan), std::string_view text) {
    return form(text, {0, text.size()});
}

TEST(SocialSecurityNumber, WrittenOutHasThreeGroupsAndNothingThatTouchesThem) {
    for (char const* text : {"123-45-6789", "123 45 6789", "923-45-6781", "123.45.6789"})
        EXPECT_TRUE(is_out(is_written_out, text)) << text;
    for (char const* text : {"123456789", "12345-6789", "02241-2612", "123 456789", "617-555-0123",
                             "1234-56-7890", "123-45-678"})
        EXPECT_FALSE(is_out(is_written_out, text)) << text;
    EXPECT_FALSE(is_written_out("A123-45-6789", {1, 12}));
    EXPECT_FALSE(is_written_out("123-45-6789x", {0, 11}));
}

TEST(SocialSecurityNumber, PrintedOutHasDashesAndTheRulesOfIssue) {
    EXPECT_TRUE(is_out(is_printed_out, "123-45-6789"));
    for (char const* text : {"123 45 6789", "123456789", "02241-2612", "000-45-6789", "666-45-6789",
                             "923-45-6789", "123-00-6789", "123-45-0000"})
        EXPECT_FALSE(is_out(is_printed_out, text)) << text;
}

TEST(SocialSecurityNumber, StructureIsEvidenceOnly) {
    EXPECT_TRUE(is_issued_form("123456789"));
    for (char const* number :
         {"000456789", "666456789", "900456789", "123006789", "123450000", "12345678", "12345678a"})
        EXPECT_FALSE(is_issued_form(number)) << number;
}

TEST(FigureRuns, OfUsualNumbersAreKnown) {
    auto const usual = [](std::string_view text) {
        return is_usual_number(text, figure_runs(text).back());
    };
    for (char const* text : {"MA 02241-2612", "02241-2612", "MA 02241-261", "617-555-0123",
                             "617 555 0123", "11-20-2026"})
        EXPECT_TRUE(usual(text)) << text;
    for (char const* text : {"123-45-6789", "12345 6789", "ID 12345678", "35-45-6789", "123456789"})
        EXPECT_FALSE(usual(text)) << text;
}

TEST(SsnHash, IsThirtyTwoBytesInHexadecimal) {
    EXPECT_TRUE(SsnHash::parse(std::string(64, 'a')));
    EXPECT_FALSE(SsnHash::parse("123456789"));
    EXPECT_FALSE(SsnHash::parse(std::string(64, 'A')));
}

}  // namespace
}  // namespace lockbox
