// SPDX-License-Identifier: Apache-2.0
// `lockbox check-deposit`: what it prints and how it ends.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "batches/x9/letter_writer.h"
#include "tests/batches/cli/program.h"

namespace lockbox::batches {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// A letter of one check without pictures that anyone could decode: its fields are right.
std::string letter() {
    x9::LetterWriter writer(DepositProfile(), {*BusinessDate::parse("2026-11-20"), 'M', 1});
    x9::LetterItem item{
        x9::micr_line_of("A021000021A 5550001C 101", RoutingNumber::parse("021000021")),
        Cents::of(12345),
        "000000000000001",
        {std::vector<std::byte>(40, std::byte{0}), "", true},
        std::nullopt};
    writer.add(item);
    return writer.finish();
}

TEST(CheckDeposit, names_what_is_wrong_by_record_column_and_field) {
    ScratchFolder const folder;
    std::string const file = folder.write("deposit.x937", letter()).string();
    Ended const ended = run_lockbox({"check-deposit", file});
    EXPECT_EQ(ended.status, 1);
    EXPECT_THAT(ended.out,
                AllOf(HasSubstr("record 7 (52 image view data), image data, TIFF header: found"),
                      HasSubstr("record 4 (25 check detail): found no view of the rear"),
                      HasSubstr("1 items with 1 images, $123.45, 0 credits, 10 records in EBCDIC "
                                "with lengths"),
                      HasSubstr(": 2 findings")));
    EXPECT_THAT(run_lockbox({"check-deposit", file, "--fronts-only"}).out,
                AllOf(HasSubstr(": 1 findings"), Not(HasSubstr("no view of the rear"))));
}

TEST(CheckDeposit, tells_the_same_as_json) {
    ScratchFolder const folder;
    std::string const file = folder.write("deposit.x937", letter()).string();
    Ended const ended = run_lockbox({"check-deposit", file, "--json"});
    EXPECT_EQ(ended.status, 1);
    auto const json = nlohmann::json::parse(ended.out);
    EXPECT_EQ(json["clean"], false);
    EXPECT_EQ(json["contents"]["items_cents"], 12345);
    EXPECT_EQ(json["contents"]["character_code"], "EBCDIC");
    EXPECT_EQ(json["finding_count"], 2);
    EXPECT_EQ(json["findings"][0]["record"], 4);
    EXPECT_EQ(json["findings"][1]["field"], "image data, TIFF header");
}

TEST(CheckDeposit, refuses_what_is_no_letter_and_what_is_not_there) {
    ScratchFolder const folder;
    Ended const text =
        run_lockbox({"check-deposit", folder.write("text.x937", "no letter").string()});
    EXPECT_EQ(text.status, 1);
    EXPECT_THAT(text.out, HasSubstr("expected a file header (01)"));
    Ended const none = run_lockbox({"check-deposit", (folder.path() / "none.x937").string()});
    EXPECT_EQ(none.status, 1);
    EXPECT_THAT(none.err, AllOf(HasSubstr("none.x937"), HasSubstr("Remedy:")));
}

}  // namespace
}  // namespace lockbox::batches
