// SPDX-License-Identifier: Apache-2.0
#include "lockbox/carrier.h"

#include <gtest/gtest.h>

namespace lockbox {
namespace {

std::string found_within(std::string_view text) {
    auto const table = CarrierTable::shipped();
    Carrier const* carrier = table.find_within(text);
    return carrier ? carrier->name : "none";
}

TEST(CarrierTable, finds_names_and_aliases_as_whole_words) {
    EXPECT_EQ(found_within("bcbs of ma 1002003"), "Blue Cross Blue Shield of Massachusetts");
    EXPECT_EQ(found_within("for Neighborhood Health Plan, Nov"),
              "Mass General Brigham Health Plan");
    EXPECT_EQ(found_within("HARVARD  PILGRIM"), "Harvard Pilgrim Health Care");
    EXPECT_EQ(found_within("delta dental premium"), "Delta Dental of Massachusetts");
    EXPECT_EQ(found_within("deltadent"), "none");
    EXPECT_EQ(found_within("Health Connector"), "none");
}

TEST(CarrierTable, the_word_dental_never_leads_to_a_medical_carrier) {
    EXPECT_EQ(found_within("Blue Cross"), "Blue Cross Blue Shield of Massachusetts");
    EXPECT_EQ(found_within("Blue Cross dental"), "none");
    EXPECT_EQ(found_within("Altus dental"), "Altus Dental");
}

TEST(CarrierTable, every_shipped_spelling_leads_to_its_carrier_and_to_no_other) {
    auto const table = CarrierTable::shipped();
    for (Carrier const& carrier : table.carriers()) {
        EXPECT_EQ(table.find(carrier.name), &carrier) << carrier.name;
        for (std::string const& alias : carrier.aliases)
            EXPECT_EQ(table.find(alias), &carrier) << alias;
    }
}

TEST(CarrierTable, a_spelling_of_both_ledgers_is_nobodys) {
    CarrierTable const table({{Ledger::medical, "North Health", {"North"}},
                              {Ledger::dental, "North Dental", {"North"}}});
    EXPECT_EQ(table.find("north"), nullptr);
}

TEST(Folded, keeps_letters_and_digits_only) {
    EXPECT_EQ(folded("  O'Brien-Smith, Jr. "), "OBRIEN SMITH JR");
    EXPECT_EQ(folded("..."), "");
}

}  // namespace
}  // namespace lockbox
