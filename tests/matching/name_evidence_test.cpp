// SPDX-License-Identifier: Apache-2.0
#include "matching/name_evidence.h"

#include "matching/common_names.h"
#include "tests/matching/paper.h"

namespace lockbox::matching {
namespace {

struct Names {
    Vocabulary surnames;
    Vocabulary given;
    Names() {
        std::vector<std::string> last;
        std::vector<std::string> first;
        for (OpenInvoice const& invoice : strangers(3000)) {
            last.push_back(invoice.last_name);
            first.push_back(invoice.first_name);
        }
        last.insert(last.end(), 60, "SMITH");
        last.push_back("WOJCIECHOWSKI");
        surnames = Vocabulary(last, common_surname_share);
        given = Vocabulary(first, common_given_name_share);
    }
};

double bits(std::string const& read, std::string const& first, std::string const& last,
            NameRoles const& roles = Weights().payer_name) {
    static Names const names;
    NameReading const reading = name_reading({read, Probability::of(0.9), How::print, Box{}});
    ListedName const listed = listed_name(first, last);
    return score_name(reading, view_of(listed, names.surnames, names.given), Weights().printed,
                      roles)
        .scored.bits;
}

std::string words(std::string const& line) {
    std::string result;
    for (PersonName const& person : persons_of(line)) {
        result += result.empty() ? "" : "; ";
        for (std::string const& word : person.words)
            result += word + " ";
        result += person.suffix;
    }
    return result;
}

TEST(NameText, lines_name_one_or_two_persons) {
    struct Row {
        char const* line;
        char const* persons;
    };
    for (Row const& row : {Row{"Mr. John Q. Smith Jr.", "JOHN Q SMITH JR"},
                           Row{"LLOYD & SUSAN HOFF", "LLOYD SUSAN HOFF ; SUSAN HOFF "},
                           Row{"John Smith and Mary Jones", "JOHN SMITH ; MARY JONES "},
                           Row{"Sean O'Neil", "SEAN ONEIL "},
                           Row{"Jos\xC3\xA9 Nu\xC3\xB1"
                               "ez",
                               "JOSE NUNEZ "},
                           Row{"", ""}})
        EXPECT_EQ(words(row.line), row.persons) << row.line;
}

TEST(NameEvidence, order_does_not_matter) {
    EXPECT_EQ(bits("Mary Jones", "Mary", "Jones"), bits("JONES, MARY", "Mary", "Jones"));
}

TEST(NameEvidence, a_rare_name_weighs_more_than_a_common_one) {
    EXPECT_GT(bits("Ann Wojciechowski", "Ann", "Wojciechowski"),
              bits("Ann Smith", "Ann", "Smith") + 4);
}

TEST(NameEvidence, ranks_the_ways_of_agreeing) {
    double const equal = bits("Robert Smith", "Robert", "Smith");
    double const nickname = bits("Bob Smith", "Robert", "Smith");
    double const near = bits("Robert Snith", "Robert", "Smith");
    double const initial = bits("R Smith", "Robert", "Smith");
    double const relative = bits("Susan Smith", "Robert", "Smith");
    double const stranger = bits("Susan Lindqvist", "Robert", "Smith");
    EXPECT_GT(equal, nickname);
    EXPECT_GT(nickname, initial);
    EXPECT_GT(near, initial);
    EXPECT_GT(initial, relative);
    EXPECT_GT(relative, stranger);
    EXPECT_NEAR(stranger, std::log2(0.08), 0.5) << "others pay too";
    EXPECT_LT(bits("Susan Lindqvist", "Robert", "Smith", Weights().coupon_name), -6)
        << "but a coupon bears the subscriber's name";
}

TEST(NameEvidence, double_surnames_agree_whole_joined_and_in_part) {
    double const whole = bits("Ann Garcia-Lopez", "Ann", "Garcia Lopez");
    EXPECT_NEAR(bits("Ann GarciaLopez", "Ann", "Garcia-Lopez"), whole, 0.01);
    double const part = bits("Ann Garcia", "Ann", "Garcia-Lopez");
    EXPECT_LT(part, whole);
    EXPECT_GT(part, bits("Ann Miller", "Ann", "Garcia-Lopez"));
}

TEST(NameEvidence, either_of_two_joint_payers_agrees) {
    EXPECT_GT(bits("Lloyd & Susan Smith", "Susan", "Smith"),
              bits("Susan Smith", "Susan", "Smith") - 2);
    EXPECT_GT(bits("Lloyd & Susan Smith", "Lloyd", "Smith"),
              bits("Lloyd Smith", "Lloyd", "Smith") - 2);
}

TEST(NameEvidence, a_suffix_tells_father_from_son) {
    EXPECT_GT(bits("John Smith Jr", "John", "Smith Jr"),
              bits("John Smith Jr", "John", "Smith Sr") + 4);
}

}  // namespace
}  // namespace lockbox::matching
