// SPDX-License-Identifier: Apache-2.0
// One thing broken at a time in a right letter: it is named by record, field and columns.
#include "batches/x9/diagnose.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "batches/x9/character_code.h"
#include "batches/x9/record_layout.h"
#include "tests/batches/x9/sample_letter.h"

namespace lockbox::x9 {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using P = DepositProfile;

class EveryCode : public ::testing::TestWithParam<P::Characters> {
protected:
    CharacterCode code() const {
        return GetParam() == P::Characters::ebcdic ? CharacterCode::ebcdic : CharacterCode::ascii;
    }
    std::string coded(std::string const& text) const { return encoded(text, code()); }
    std::string type_of(std::string const& record) const {
        return text_of(test::bytes_of(record.substr(0, 2)), code());
    }
    std::vector<std::string> letter(P::Credit credit = P::Credit::record_62) const {
        return test::records_of(test::sample_letter(test::sample_profile(GetParam(), credit)));
    }
    Diagnosis of(std::vector<std::string> const& records) const {
        return diagnose(test::bytes_of(test::file_of(records)));
    }
};

/// Contents of a field that its own rule forbids.
std::vector<std::string> forbidden_in(RecordField const& field) {
    std::string const blanks(field.width, ' ');
    if (field.presence == Presence::reserved) return {"X" + blanks.substr(1)};
    std::vector<std::string> contents{"!" + blanks.substr(1)};
    if (field.kind == FieldKind::characters) contents = {std::string(field.width, '\x01')};
    if (field.presence == Presence::mandatory) contents.push_back(blanks);
    if (field.kind == FieldKind::day) contents.push_back("20261301");
    if (field.kind == FieldKind::time) contents.push_back("2560");
    if (field.kind == FieldKind::routing) contents.push_back("021000012");
    return contents;
}

TEST_P(EveryCode, the_letter_itself_is_clean) {
    for (P::Credit const credit : {P::Credit::none, P::Credit::record_61, P::Credit::record_62})
        EXPECT_EQ(test::lines(of(letter(credit))), "");
}

TEST_P(EveryCode, every_field_of_every_record_is_judged) {
    int broken = 0;
    for (P::Credit const credit : {P::Credit::record_61, P::Credit::record_62}) {
        std::vector<std::string> const right = letter(credit);
        for (std::size_t r = 0; r < right.size(); ++r) {
            RecordLayout const& layout = *layout_of(type_of(right[r]));
            for (RecordField const& field : layout.fields)
                for (std::string const& content : forbidden_in(field)) {
                    std::vector<std::string> records = right;
                    bool const printable = content.front() != '\x01';
                    records[r].replace(field.column - 1, field.width,
                                       printable ? coded(content) : content);
                    Diagnosis const diagnosis = of(records);
                    auto const named =
                        std::find_if(diagnosis.findings.begin(), diagnosis.findings.end(),
                                     [&](Finding const& f) {
                                         return f.record == r + 1 && f.field == field.name;
                                     });
                    ASSERT_NE(named, diagnosis.findings.end())
                        << layout.type << " " << field.name << " '" << content << "'\n"
                        << test::lines(diagnosis);
                    ++broken;
                }
        }
    }
    EXPECT_GT(broken, 700);
}

TEST_P(EveryCode, a_record_more_or_less_or_in_anothers_place_is_noticed) {
    std::vector<std::string> const right = letter();
    for (std::size_t r = 0; r < right.size(); ++r) {
        auto missing = right;
        missing.erase(missing.begin() + static_cast<std::ptrdiff_t>(r));
        EXPECT_FALSE(of(missing).clean()) << "without record " << r + 1;
        auto twice = right;
        twice.insert(twice.begin() + static_cast<std::ptrdiff_t>(r), right[r]);
        EXPECT_FALSE(of(twice).clean()) << "record " << r + 1 << " twice";
        if (r == 0 || type_of(right[r]) == type_of(right[r - 1])) continue;
        auto swapped = right;
        std::swap(swapped[r], swapped[r - 1]);
        EXPECT_FALSE(of(swapped).clean()) << "record " << r + 1 << " before " << r;
    }
}

TEST_P(EveryCode, a_record_of_another_length_is_named) {
    std::vector<std::string> const right = letter();
    for (std::size_t r = 1; r < right.size(); ++r)
        for (std::string const& record :
             {right[r] + coded(" "), right[r].substr(0, right[r].size() - 1)}) {
            auto records = right;
            records[r] = record;
            Diagnosis const diagnosis = of(records);
            EXPECT_TRUE(
                std::any_of(diagnosis.findings.begin(), diagnosis.findings.end(),
                            [&](Finding const& finding) { return finding.record == r + 1; }))
                << test::lines(diagnosis);
        }
}

INSTANTIATE_TEST_SUITE_P(Diagnose, EveryCode,
                         ::testing::Values(P::Characters::ascii, P::Characters::ebcdic));

/// What no field breaks alone. `nth` record of the type, from 1.
struct Broken {
    char const* type;
    int nth;
    char const* field;
    char const* content;
    char const* named_type;
    char const* named_field;
};

TEST(Diagnose, what_records_say_of_each_other_must_agree) {
    auto const right = test::records_of(
        test::sample_letter(test::sample_profile(P::Characters::ascii, P::Credit::record_62)));
    for (Broken const& row : {
             Broken{"20", 1, "collection type", "02", "20", "collection type"},
             {"20", 1, "destination routing number", "021000021", "20",
              "destination routing number"},
             {"20", 2, "ECE institution routing number", "021000021", "20",
              "ECE institution routing number"},
             {"20", 1, "business date", "20261121", "20", "business date"},
             {"25", 1, "payor check digit", "2", "25", "payor routing number"},
             {"25", 1, "payor check digit", " ", "25", "payor routing number"},
             {"25", 1, "payor routing number", "02100*02", "25", "MICR valid indicator"},
             {"25", 1, "item amount", "0000001012", "70", "total amount"},
             {"25", 2, "item amount", "0000001012", "90", "total amount"},
             {"25", 3, "item amount", "0000001012", "99", "total amount"},
             {"25", 1, "item amount", "0000001012", "70", "MICR valid total amount"},
             {"25", 1, "MICR valid indicator", "3", "70", "MICR valid total amount"},
             {"25", 2, "item sequence number", "000000000000001", "25", "item sequence number"},
             {"25", 2, "item sequence number", "000000000000009", "52", "item sequence number"},
             {"25", 2, "addendum count", "02", "25", "addendum count"},
             {"25", 2, "addendum count", "00", "25", "addendum count"},
             {"50", 1, "image indicator", "0", "52", ""},
             {"50", 1, "view side", "1", "25", ""},
             {"50", 2, "view side", "0", "50", "view side"},
             {"50", 2, "view descriptor", "05", "25", ""},
             {"50", 1, "image view format", "01", "50", "image view format"},
             {"50", 1, "image view compression", "01", "50", "image view compression"},
             {"50", 1, "image view data size", "0000009", "50", "image view data size"},
             {"52", 1, "ECE institution routing number", "021000021", "52",
              "ECE institution routing number"},
             {"52", 1, "bundle business date", "20261121", "52", "bundle business date"},
             {"52", 1, "cycle number", "02", "52", "cycle number"},
             {"52", 1, "item sequence number", "000000000000002", "52", "item sequence number"},
             {"70", 1, "items", "0003", "70", "items"},
             {"70", 1, "images", "00005", "70", "images"},
             {"90", 1, "bundles", "000001", "90", "bundles"},
             {"90", 1, "items", "00000004", "90", "items"},
             {"90", 1, "images", "000000005", "90", "images"},
             {"90", 1, "credit total indicator", "1", "90", "items"},
             {"99", 1, "cash letters", "000002", "99", "cash letters"},
             {"99", 1, "records", "00000012", "99", "records"},
             {"99", 1, "items", "00000002", "99", "items"},
             {"99", 1, "credit total indicator", "1", "99", "total amount"},
         }) {
        auto records = right;
        int seen = 0;
        for (std::string& record : records)
            if (record.starts_with(row.type) && ++seen == row.nth) {
                RecordField const& field = field_of(*layout_of(row.type), row.field);
                ASSERT_EQ(field.width, std::string_view(row.content).size()) << row.field;
                record.replace(field.column - 1, field.width, row.content);
            }
        Diagnosis const diagnosis = diagnose(test::bytes_of(test::file_of(records)));
        EXPECT_TRUE(test::names(diagnosis, row.named_type, row.named_field))
            << row.type << " " << row.field << " " << row.content << "\n"
            << test::lines(diagnosis);
    }
}

/// 27, 28, 68 and 85 are records that other writers have.
TEST(Diagnose, records_that_ours_lack_are_judged_too) {
    auto const right =
        test::records_of(test::sample_letter(test::sample_profile(P::Characters::ascii)));
    auto records = right;
    records[3].replace(76, 2, "03");  // addendum count of the first check
    std::string const key(34, 'k');
    std::string const b = "27 1              0034" + key + std::string(24, ' ');
    std::string addendum_b = b;
    addendum_b[2] = '1';
    std::string const addendum_c =
        "2801021000021"
        "20261120"
        "000000000000001"
        "Y20" +
        std::string(41, ' ');
    records.insert(records.begin() + 5, {addendum_b, addendum_c});
    std::string const user = "680" + std::string(9, ' ') + std::string(20, ' ') +
                             "002001"
                             "0000005hello";
    records.insert(records.begin() + 4 + 3, user);
    std::string const summary =
        "85021000021"
        "00000000006033"
        "000003" +
        std::string(49, ' ');
    records.insert(records.end() - 2, summary);
    records.back().replace(8, 8, fmt::format("{:08}", records.size()));
    EXPECT_EQ(test::lines(diagnose(test::bytes_of(test::file_of(records)))), "");
    std::string whole;
    for (std::string const& record : records)
        whole += record;
    EXPECT_EQ(test::lines(diagnose(test::bytes_of(whole))), "") << "without lengths";

    auto wrong = records;
    wrong[wrong.size() - 3].replace(25, 6, "000004");
    EXPECT_TRUE(test::names(diagnose(test::bytes_of(test::file_of(wrong))), "85", "items"));
    wrong = records;
    wrong[5].replace(18, 4, "0033");
    EXPECT_TRUE(test::names(diagnose(test::bytes_of(test::file_of(wrong))), "27",
                            "length of image reference key"));
    wrong = records;
    std::swap(wrong[5], wrong[6]);
    EXPECT_TRUE(test::names(diagnose(test::bytes_of(test::file_of(wrong))), "27", ""));
}

TEST(Diagnose, a_finding_says_where_it_is_and_what_should_stand_there) {
    auto records =
        test::records_of(test::sample_letter(test::sample_profile(P::Characters::ascii)));
    records[3].replace(47, 10, "00000O1011");
    Diagnosis const diagnosis = diagnose(test::bytes_of(test::file_of(records)));
    EXPECT_EQ(diagnosis.findings.at(0).text(),
              "record 4 (25 check detail), columns 48-57, item amount: found \"00000O1011\", "
              "expected digits");
    EXPECT_TRUE(test::names(diagnosis, "70", "total amount")) << "what follows from it";
}

TEST(Diagnose, account_numbers_are_not_shown) {
    auto records =
        test::records_of(test::sample_letter(test::sample_profile(P::Characters::ascii)));
    records[3].replace(27, 20, "     5550001X 101   ");
    records[4].replace(35, 18, "99000001765432\x01   ");
    std::string const said = test::lines(diagnose(test::bytes_of(test::file_of(records))));
    EXPECT_THAT(said, AllOf(HasSubstr("on-us: found \"     #######X ###   \""),
                            HasSubstr("deposit account number"), Not(HasSubstr("5550001")),
                            Not(HasSubstr("990000017"))));
}

TEST(Diagnose, a_letter_cut_anywhere_is_not_clean) {
    for (P::Characters const characters : {P::Characters::ascii, P::Characters::ebcdic})
        for (bool const lengths : {true, false}) {
            P profile = test::sample_profile(characters);
            profile.lengths = lengths;
            std::string const whole = test::sample_letter(profile);
            EXPECT_TRUE(diagnose(test::bytes_of(whole)).clean());
            for (std::size_t length = 0; length < whole.size(); ++length)
                ASSERT_FALSE(diagnose(test::bytes_of(whole.substr(0, length))).clean()) << length;
        }
}

TEST(Diagnose, other_bytes_are_no_letter) {
    for (std::string const& bytes :
         {std::string(), std::string("0"), std::string("no letter"), std::string(100, '\0')}) {
        Diagnosis const diagnosis = diagnose(test::bytes_of(bytes));
        EXPECT_EQ(diagnosis.finding_count, 1u);
        EXPECT_THAT(test::lines(diagnosis), HasSubstr("file header (01)"));
    }
}

}  // namespace
}  // namespace lockbox::x9
