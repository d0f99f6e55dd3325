// SPDX-License-Identifier: Apache-2.0
#include "ocr/micr/micr_fields.h"

#include <gtest/gtest.h>

#include "drawn_page.h"

namespace lockbox::ocr {
namespace {

/// A line as the network gives it: blanks are gaps; every character sure.
MicrLine line_of(std::string const& text) {
    MicrLine line;
    line.pitch_px = 25;
    line.probability = 0.99;
    int x = 0;
    for (char symbol : text) {
        x += 25;
        if (symbol == ' ') continue;
        MicrCharacter character;
        character.symbol = symbol;
        character.probability = symbol == '?' ? 0 : 0.999;
        character.box = {x, 0, 20, 23};
        if (symbol >= '0' && symbol <= '9') {
            character.digits.fill(0.00001F);
            character.digits[static_cast<std::size_t>(symbol - '0')] = 0.9999F;
        }
        line.characters.push_back(character);
    }
    return line;
}

PageImage any_page() {
    return page_of(blank_paper(6, 2.75, 200), 200);
}

std::string value(std::vector<Field> const& fields, FieldName name) {
    PageReadings readings;
    readings.fields = fields;
    auto const reading = readings.field(name);
    auto const* read = read_of(reading);
    return read ? read->value : "-";
}

double probability(std::vector<Field> const& fields, FieldName name) {
    PageReadings readings;
    readings.fields = fields;
    auto const reading = readings.field(name);
    auto const* read = read_of(reading);
    return read ? read->probability.value() : 0;
}

struct Row {
    char const* line;
    PageKind kind;
    char const* routing;
    char const* account;
    char const* serial;
};

class MicrForms : public testing::TestWithParam<Row> {};

TEST_P(MicrForms, AreParted) {
    Row const& row = GetParam();
    auto const fields = micr_fields(any_page(), line_of(row.line), row.kind);
    EXPECT_EQ(value(fields, FieldName::micr), row.line);
    EXPECT_EQ(value(fields, FieldName::routing), row.routing) << row.line;
    EXPECT_EQ(value(fields, FieldName::account), row.account) << row.line;
    EXPECT_EQ(value(fields, FieldName::serial), row.serial) << row.line;
}

INSTANTIATE_TEST_SUITE_P(
    Personal, MicrForms,
    testing::Values(
        Row{"A011000015A 12345678C 0101", PageKind::check, "011000015", "12345678", "0101"},
        Row{"A011000015A 12345678C0101", PageKind::check, "011000015", "12345678", "0101"},
        Row{"A011000015A 0101C12345678C", PageKind::check, "011000015", "12345678", "0101"},
        Row{"A011000015A C12345678C 0101", PageKind::check, "011000015", "12345678", "0101"},
        Row{"A011000015A 12345D678C 0101", PageKind::check, "011000015", "12345678", "0101"},
        Row{"A011000015A0101 12345678C", PageKind::check, "011000015", "12345678", "0101"},
        Row{"A011000015A 0101D1234D5678C", PageKind::check, "011000015", "12345678", "0101"},
        Row{"A011000015A 12345678C", PageKind::check, "011000015", "12345678", "-"},
        Row{"A011000015A 12 345678C", PageKind::check, "011000015", "12345678", "-"},
        Row{"A011000015A 12345678C 0101 B0000010000B", PageKind::check, "011000015", "12345678",
            "0101"}));

INSTANTIATE_TEST_SUITE_P(Business, MicrForms,
                         testing::Values(Row{"C001234C A011000015A 123456789C", PageKind::check,
                                             "011000015", "123456789", "001234"},
                                         Row{"C001234C A011000015A 123456789C 10", PageKind::check,
                                             "011000015", "123456789", "001234"},
                                         Row{"C001234C4A011000015A 123456789C", PageKind::check,
                                             "011000015", "123456789", "001234"}));

INSTANTIATE_TEST_SUITE_P(
    Others, MicrForms,
    testing::Values(
        // 2+1+2+3+4+5+6+7+8+9 = 47, modulo 9: 2.
        Row{"A000008002A 21234567892C", PageKind::money_order, "000008002", "-", "21234567892"},
        Row{"A000000204A 21234567892C", PageKind::check, "000000204", "-", "21234567892"},
        Row{"A011000015A 11234567890C", PageKind::money_order, "011000015", "-", "11234567890"},
        Row{"C6036C A71824D092A 8491D336C", PageKind::check, "-", "8491336", "6036"},
        Row{"1234", PageKind::check, "-", "-", "-"}));

TEST(MicrFields, ACanadianBanksLineIsForeign) {
    auto const foreign = [](char const* text) {
        return value(micr_fields(any_page(), line_of(text), PageKind::check), FieldName::foreign);
    };
    EXPECT_EQ(foreign("C6036C A71824D092A 8491D336C"), "present");
    EXPECT_EQ(foreign("A7182?D092A 8491D336C"), "present");
    // A routing number of the United States, whatever dashes the account has.
    EXPECT_EQ(foreign("A011000015A 71824D092C 0101"), "-");
    // A routing number cut short is unread, not foreign.
    EXPECT_EQ(foreign("A0110000A 12345678C 0101"), "-");
}

TEST(MicrFields, DoubtfulRoutingDigitIsMendedByTheCheckDigit) {
    MicrLine line = line_of("A011000075A 12345678C 0101");  // printed: 011000015
    line.characters[8].digits = {0, 0.4F, 0, 0, 0, 0, 0, 0.6F, 0, 0};
    line.characters[8].probability = 0.6;
    auto const fields = micr_fields(any_page(), line, PageKind::check);
    EXPECT_EQ(value(fields, FieldName::routing), "011000015");
    EXPECT_GT(probability(fields, FieldName::routing), 0.9);
    EXPECT_LT(probability(fields, FieldName::routing), 1.0);
}

TEST(MicrFields, WrongRoutingNumberReadBeyondDoubtIsStatedAsPrinted) {
    auto const fields = micr_fields(any_page(), line_of("A011000075A 12345678C"), PageKind::check);
    EXPECT_EQ(value(fields, FieldName::routing), "011000075");
    EXPECT_GT(probability(fields, FieldName::routing), 0.9);
}

TEST(MicrFields, UnreadableDigitIsNotGuessedInAnAccount) {
    auto const fields =
        micr_fields(any_page(), line_of("A011000015A 1234?678C 0101"), PageKind::check);
    EXPECT_EQ(value(fields, FieldName::account), "-");
    EXPECT_EQ(value(fields, FieldName::serial), "0101");
    EXPECT_EQ(value(fields, FieldName::micr), "A011000015A 1234?678C 0101");
}

TEST(MicrFields, PostalSerialWithWrongCheckDigitAndNoDoubtIsKeptAsPrintedOrRefused) {
    auto const fields =
        micr_fields(any_page(), line_of("A000008002A 21234567893C"), PageKind::money_order);
    EXPECT_EQ(value(fields, FieldName::serial), "21234567893");
}

TEST(MicrFields, DigitsHaveTheirDistribution) {
    auto const fields = micr_fields(any_page(), line_of("A011000015A 12345678C"), PageKind::check);
    for (Field const& field : fields) {
        auto const* read = read_of(field.reading);
        if (!read || field.name == FieldName::micr) continue;
        EXPECT_EQ(read->digits.size(), read->value.size()) << name(field.name);
    }
}

TEST(MicrFields, NoLineLeavesEveryFieldNotFound) {
    LineNetwork micr(LineNetwork::Kind::micr);
    auto const fields = read_micr(any_page(), std::nullopt, micr);
    ASSERT_EQ(fields.size(), 4U);
    for (Field const& field : fields)
        EXPECT_EQ(std::get<Unread>(field.reading).why, UnreadWhy::not_found) << name(field.name);
}

}  // namespace
}  // namespace lockbox::ocr
