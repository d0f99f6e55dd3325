// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/line_meaning.h"

#include <gtest/gtest.h>

#include "ocr/check/payee_line.h"
#include "ocr/check/phrase_spotting.h"
#include "tests/ocr/check/spelled_scores.h"

namespace lockbox::ocr {
namespace {

std::vector<std::string> const accepted = {"Health Connector", "MA Health Connector",
                                           "Massachusetts Health Connector"};

double accepted_probability(std::string const& written) {
    return name_probability(fits(FoldedScores(spelled(written)), accepted).front()).value();
}

TEST(PayeeLine, AcceptedPayeesInAnyCase) {
    for (char const* line :
         {"Health Connector", "HEALTH CONNECTOR", "health connector", "HealthConnector",
          "MA Health Connector ----", "Massachusetts Health Connector"})
        EXPECT_GT(accepted_probability(line), 0.95) << line;
}

TEST(PayeeLine, LikeNamesDoNotPass) {
    for (char const* line : {"Sam Harvey", "Health Net", "Health Collector",
                             "HealthCare Connection", "Health Connection", "Health Connections Inc",
                             "Mass Health", "Health Connector and Sam Harvey", "Tufts Health Plan"})
        EXPECT_LT(accepted_probability(line), 0.5) << line;
}

TEST(PayeeLine, AScribbleIsNoName) {
    auto const flat = fits(FoldedScores(spelled("Health Connector", 0.02)), accepted).front();
    EXPECT_LT(name_probability(flat).value(), 0.01) << flat.log_likelihood_per_letter;
}

TEST(LineMeaning, RestrictiveNotes) {
    for (char const* note : {"Paid in full", "PAYMENT IN FULL", "full and final settlement",
                             "final payment", "Paid in Fuil"})
        EXPECT_TRUE(is_restrictive(note)) << note;
    for (char const* line :
         {"premium", "December 2026", "Member ID 995840195955", "Will Fuller", "in January"})
        EXPECT_FALSE(is_restrictive(line)) << line;
}

TEST(LineMeaning, ARestrictiveNoteIsHeardThroughMisreadLetters) {
    auto const line = [](std::string const& text, double sure) {
        return WrittenLine{WritingRow{}, spelled(text, sure), text, 0.5};
    };
    EXPECT_TRUE(is_restrictive(line("Payment in Fal", 0.9)));
    EXPECT_TRUE(is_restrictive(line("Poid jn Full", 0.9)));
    EXPECT_TRUE(is_restrictive(line("Paidin Fuli 2026", 0.9)));
    EXPECT_TRUE(is_restrictive(line("Old Mill BankPAYMENTIN FULL", 0.9)));
    EXPECT_FALSE(is_restrictive(line("monthly premium", 0.9)));
    EXPECT_FALSE(is_restrictive(line("Pilgrim Valley Savings", 0.9)));
    EXPECT_FALSE(is_restrictive(line("Pedro Kim", 0.9)));
}

TEST(LineMeaning, AScribbleThatSaysAsMuchOfAnyPhraseIsNoNote) {
    auto const scribble = spelled("MMMMMMMMMMMMMMMM", 0.05);
    FoldedScores const scores(scribble);
    ASSERT_GT(spotted_lag(scores, "paid in full"), -1.8 * 12) << "near enough, were it writing";
    EXPECT_FALSE(is_restrictive({WritingRow{}, scribble, "MMMM"}));
}

TEST(LineMeaning, ABanksNameEndsWhereAnothersBegins) {
    EXPECT_EQ(end_of_bank_name("Bay Colony Credit Union Pedro Kim"), 23U);
    EXPECT_EQ(end_of_bank_name("Old Trust Company Pedro"), 17U);
    EXPECT_EQ(end_of_bank_name("Old Mill Bank"), 13U);
    EXPECT_EQ(end_of_bank_name("Pedro Kim"), 0U);
}

TEST(LineMeaning, APostOfficeBoxIsAnAddress) {
    for (char const* line : {"PO BOX 412612", "P.O. Box 412612", "PO'BOX 412612", "0O Bor 412612"})
        EXPECT_TRUE(is_address(line)) << line;
    for (char const* line : {"Boxford", "Fox 1", "Tufts Health Plan", "box"})
        EXPECT_FALSE(is_address(line)) << line;
}

TEST(LineMeaning, Foreign) {
    EXPECT_TRUE(is_foreign("CANADIAN FUNDS"));
    EXPECT_TRUE(is_foreign("88 Lakeshore Rd, Toronto ON M5V 2T6 Canada"));
    EXPECT_FALSE(is_foreign("Granite City Federal"));
}

TEST(LineMeaning, NamesAddressesBanks) {
    EXPECT_TRUE(is_person_name("Pedro Kim"));
    EXPECT_TRUE(is_person_name("Mary O'Brien"));
    EXPECT_FALSE(is_person_name("monthly premium"));
    EXPECT_FALSE(is_person_name("Granite City Federal"));
    EXPECT_FALSE(is_person_name("Quincy, MA"));
    EXPECT_FALSE(is_person_name("December 2026"));
    EXPECT_TRUE(is_address("403 Chestnut St"));
    EXPECT_TRUE(is_address("Weymouth, MA 02188"));
    EXPECT_FALSE(is_address("Pedro Kim"));
    EXPECT_TRUE(is_bank_name("Old Mill National Bank"));
}

TEST(LineMeaning, CarriersByNameAndAlias) {
    auto const carriers = CarrierTable::shipped();
    auto const on = [&](std::string const& text) {
        auto const fit = carrier_on({WritingRow{}, spelled(text), text, 0.9}, carriers);
        return fit ? fit->name : std::string("none");
    };
    EXPECT_EQ(on("BCBS"), "Blue Cross Blue Shield of Massachusetts");
    EXPECT_EQ(on("tufts health plan"), "Tufts Health Plan");
    EXPECT_EQ(on("Altus dental"), "Altus Dental");
    EXPECT_EQ(on("Harvard Pilgrm Health Care"), "Harvard Pilgrim Health Care");
    EXPECT_EQ(on("Comcast"), "none");
}

TEST(LineMeaning, ACarriersNameIsSuspectedInWhatNobodyCanRead) {
    auto const carriers = CarrierTable::shipped();
    auto const suspected = [&](std::string const& text) {
        return may_name_a_carrier({WritingRow{}, spelled(text), text, 0.1}, carriers);
    };
    for (char const* text : {"Altas Dextal", "Worcester, MA Delta", "Tufls Heath Plan"})
        EXPECT_TRUE(suspected(text)) << text;
    for (char const* text : {"Judith Johnson", "Hannak Curran", "Paul Coyers"})
        EXPECT_FALSE(suspected(text)) << text;
}

}  // namespace
}  // namespace lockbox::ocr
