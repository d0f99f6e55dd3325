// SPDX-License-Identifier: Apache-2.0
// `lockbox match` on remittances whose answer a cashier can see.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <sstream>

#include "tests/batches/cli/invoices_text.h"
#include "tests/batches/cli/program.h"

namespace lockbox::batches {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

/// The rows of output without the probabilities, which other evidence may move.
std::vector<std::string> decisions_of(std::string const& csv) {
    std::vector<std::string> rows;
    std::istringstream lines(csv);
    for (std::string line; std::getline(lines, line);) {
        std::size_t end = line.size();
        for (int comma = 0; comma < 2; ++comma)
            end = line.rfind(',', end - 1);
        rows.push_back(line.substr(0, end));
    }
    return rows;
}

Ended match(std::string const& remittances, std::string const& threads = "2") {
    ScratchFolder const folder;
    return run_lockbox({"match", "--invoices", folder.write("i.csv", four_members).string(),
                        "--remittances", folder.write("r.csv", remittances).string(), "--threads",
                        threads});
}

constexpr char const* remittances =
    "remittance_id,received,amount,member_id,first_name,last_name,address_1,city,state,zip,"
    "carrier,ledger\n"
    "one-month,2026-11-20,512.80,310000000575,Philippa,Zellweger,9 Quince Court,Lowell,MA,01851,"
    "Health New England,medical\n"
    "again,2026-11-20,512.80,310000000575,Philippa,Zellweger,9 Quince Court,Lowell,MA,01851,"
    "Health New England,medical\n"
    "two-months,2026-11-20,620.50,310000000012,Quentin,Abernathy,12 Larch Lane,Salem,MA,01970,"
    "Fallon Health,medical\n"
    "dental,2026-11-20,41.10,310000000012,Quentin,Abernathy,12 Larch Lane,Salem,MA,01970,"
    "Altus,dental\n"
    "nobody,2026-11-20,99.00,999999999999,Nobody,Known,1 No Way,Nowhere,MA,02999,,\n"
    "no-amount,2026-11-20,,310000000012,Quentin,Abernathy,12 Larch Lane,Salem,MA,01970,,\n";

TEST(Match, decides_one_after_the_other) {
    Ended const ended = match(remittances);
    ASSERT_EQ(ended.status, 0) << ended.err;
    auto const rows = decisions_of(ended.out);
    ASSERT_EQ(rows.size(), 7u) << ended.out;
    EXPECT_EQ(rows[0], "remittance_id,decision,reason,invoices,member_id");
    EXPECT_EQ(rows[1], "one-month,posted,,2000000004,310000000575");
    EXPECT_THAT(rows[2], StartsWith("again,held,already_paid,"));
    EXPECT_EQ(rows[3], "two-months,posted,,2000000001 2000000002,310000000012");
    EXPECT_EQ(rows[4], "dental,posted,,2000000003,310000000012");
    EXPECT_THAT(rows[5], StartsWith("nobody,held,member_unknown,"));
    EXPECT_THAT(rows[6], StartsWith("no-amount,held,amount_unreadable,"));
}

TEST(Match, the_number_of_threads_changes_nothing) {
    std::string many = remittances;
    for (int i = 0; i < 300; ++i)
        many += fmt::format("r{},2026-11-20,{}.10,310000000{:03},,,,,,,,\n", i, i, i % 100);
    Ended const one = match(many, "1");
    ASSERT_EQ(one.status, 0) << one.err;
    EXPECT_EQ(match(many, "4").out, one.out);
}

TEST(Match, refuses_a_bad_row_by_line_and_column) {
    Ended const ended = match("remittance_id,amount\na,1.00\nb,one dollar\n");
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(ended.out, "");
    EXPECT_THAT(ended.err, HasSubstr("r.csv, line 3, column amount"));
}

}  // namespace
}  // namespace lockbox::batches
