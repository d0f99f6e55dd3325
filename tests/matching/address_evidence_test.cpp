// SPDX-License-Identifier: Apache-2.0
#include "matching/address_evidence.h"

#include "matching/weights.h"
#include "tests/matching/paper.h"

namespace lockbox::matching {
namespace {

std::string normal(NormalAddress const& a) {
    return a.house + "|" + a.street + "|" + a.suffix + "|" + a.unit + "|" + a.further + "|" +
           a.city + "|" + a.zip;
}

TEST(AddressText, comes_to_the_normal_form_of_publication_28) {
    struct Row {
        char const* written;
        char const* form;
    };
    for (Row const& row :
         {Row{"199 Summer Street Apt 7, Springfield, MA 01104",
              "199|SUMMER|ST|7||SPRINGFIELD|01104"},
          Row{"199 SUMMER ST #7, SPRINGFIELD, MA 01104-1234", "199|SUMMER|ST|7||SPRINGFIELD|01104"},
          Row{"199 Summer St., Unit 7, Springfield MA 01104", "199|SUMMER|ST|7||SPRINGFIELD|01104"},
          Row{"12 Pine Hill Road, Boston, MA, 02118", "12|PINE HL|RD|||BOSTON|02118"},
          Row{"12 North Elm Ave, Boston, MA 02118", "12|N ELM|AVE|||BOSTON|02118"},
          Row{"12 Elm St W, Boston, MA 02118", "12|ELM W|ST|||BOSTON|02118"},
          Row{"PO Box 866, Leominster, MA 01453", "PO866|BOX||||LEOMINSTER|01453"},
          Row{"P.O. BOX 866, Leominster, MA 01453", "PO866|BOX||||LEOMINSTER|01453"},
          Row{"81 Summer St 4, Boston, MA 02118", "81|SUMMER|ST|4||BOSTON|02118"},
          Row{"", "||||||"}})
        EXPECT_EQ(normal(address_of(row.written)), row.form) << row.written;
}

TEST(AddressText, listed_and_read_addresses_meet) {
    MailingAddress const listed{"199 Summer St", "Apt 7", "Springfield", "MA", "01104"};
    EXPECT_EQ(normal(address_of(listed)),
              normal(address_of("199 Summer Street, Apartment 7, Springfield, MA 01104")));
}

double bits(std::string const& read) {
    std::vector<std::string> zips(50, "01104");
    zips.insert(zips.end(), 4000, "02118");
    static Vocabulary const vocabulary(zips, expected_zip_share);
    MailingAddress const listed{"199 Summer St", "Apt 7", "Springfield", "MA", "01104"};
    SqueezedAddress const a(address_of(read));
    SqueezedAddress const b(address_of(listed));
    return score_address(a.view(), b.view(), vocabulary.share(listed.zip),
                         Weights().other_address_on_check)
        .bits;
}

TEST(AddressEvidence, ranks_the_ways_of_agreeing) {
    double const equal = bits("199 Summer St Apt 7, Springfield, MA 01104");
    double const no_unit = bits("199 Summer St, Springfield, MA 01104");
    double const misread = bits("199 Sumner St, Springfield, MA 01104");
    double const other_unit = bits("199 Summer St Apt 9, Springfield, MA 01104");
    double const other_house = bits("23 Summer St, Springfield, MA 01104");
    double const other_street = bits("12 Vine St, Springfield, MA 01104");
    double const elsewhere = bits("12 Vine St, Boston, MA 02118");
    EXPECT_GE(equal, no_unit);
    EXPECT_GE(no_unit, misread);
    EXPECT_GT(no_unit, other_unit);
    EXPECT_GT(other_unit, other_house);
    EXPECT_GT(other_house, other_street);
    EXPECT_GE(other_street, elsewhere);
    EXPECT_NEAR(elsewhere, std::log2(Weights().other_address_on_check), 0.2);
    EXPECT_LE(equal, 20);
}

}  // namespace
}  // namespace lockbox::matching
