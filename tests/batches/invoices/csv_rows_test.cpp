// SPDX-License-Identifier: Apache-2.0
#include "batches/invoices/csv_rows.h"

#include <gmock/gmock.h>

#include "tests/batches/scratch_folder.h"

namespace lockbox::batches {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct Parsed {
    std::vector<CsvRow> rows;
    std::optional<Fault> fault;
};

Parsed parse(std::string_view text) {
    ScratchFolder const folder;
    Parsed parsed;
    auto const done = for_each_csv_row(folder.write("a.csv", text),
                                       [&](CsvRow const& row) { parsed.rows.push_back(row); });
    if (!done) parsed.fault = done.error();
    return parsed;
}

TEST(CsvRows, reads_quoted_cells_line_ends_and_a_byte_order_mark) {
    Parsed const parsed = parse(
        "\xEF\xBB\xBF"
        "a,b\r\n\"x, y\",\"say \"\"yes\"\"\"\n\n,\n1,2");
    ASSERT_FALSE(parsed.fault) << parsed.fault->text();
    ASSERT_EQ(parsed.rows.size(), 4u);
    EXPECT_THAT(parsed.rows[0].cells, ElementsAre("a", "b"));
    EXPECT_THAT(parsed.rows[1].cells, ElementsAre("x, y", "say \"yes\""));
    EXPECT_THAT(parsed.rows[2].cells, ElementsAre("", ""));
    EXPECT_THAT(parsed.rows[3].cells, ElementsAre("1", "2"));
}

TEST(CsvRows, counts_lines_through_cells_that_span_them) {
    Parsed const parsed = parse("a,b\n\"one\ntwo\nthree\",x\n\n\nlast,y\n");
    ASSERT_EQ(parsed.rows.size(), 3u);
    EXPECT_EQ(parsed.rows[1].line, 2u);
    EXPECT_EQ(parsed.rows[1].cells[0], "one\ntwo\nthree");
    EXPECT_EQ(parsed.rows[2].line, 7u);
}

TEST(CsvRows, names_the_line_of_a_quote_out_of_place) {
    Parsed const parsed = parse("a,b\n1,2\nx\"y,3\n");
    ASSERT_TRUE(parsed.fault);
    EXPECT_EQ(parsed.fault->place, "line 3");
    EXPECT_THAT(parsed.fault->what, HasSubstr("a quote"));
    EXPECT_EQ(parsed.rows.size(), 2u);
}

TEST(CsvRows, names_the_line_where_a_quote_that_is_never_closed_begins) {
    Parsed const parsed = parse("a,b\n1,2\n3,\"four\n5,6\n7,8\n");
    ASSERT_TRUE(parsed.fault);
    EXPECT_EQ(parsed.fault->place, "line 3");
}

TEST(CsvRows, refuses_a_row_of_more_than_a_mebibyte) {
    Parsed const parsed = parse("a\n\"" + std::string(3 << 20, 'x') + "\"\n");
    ASSERT_TRUE(parsed.fault);
    EXPECT_EQ(parsed.fault->place, "line 2");
    EXPECT_THAT(parsed.fault->what, HasSubstr("1 MiB"));
}

TEST(CsvRows, throws_where_the_file_cannot_be_read) {
    EXPECT_THROW((void)for_each_csv_row("/no/such/file.csv", [](CsvRow const&) {}), DiskFailure);
}

TEST(CsvColumns, names_every_missing_unknown_and_repeated_column) {
    std::vector<CsvColumns::Known> const known{{"id", true}, {"name", true}, {"note", false}};
    auto const columns = CsvColumns::from_header(CsvRow{1, {"id", "colour", "id"}}, known, "a.csv");
    ASSERT_FALSE(columns);
    EXPECT_THAT(columns.error().what, HasSubstr("missing column: name"));
    EXPECT_THAT(columns.error().what, HasSubstr("unknown column: colour"));
    EXPECT_THAT(columns.error().what, HasSubstr("column there twice: id"));
}

TEST(CsvColumns, does_not_repeat_a_row_of_values_in_the_headers_place) {
    std::vector<CsvColumns::Known> const known{{"id", true}, {"name", false}};
    auto const columns = CsvColumns::from_header(CsvRow{1, {"17", "Grace Hopper"}}, known, "a.csv");
    ASSERT_FALSE(columns);
    EXPECT_THAT(columns.error().text(), ::testing::Not(HasSubstr("Hopper")));
}

TEST(CsvColumns, refuses_unknown_bytes) {
    std::vector<CsvColumns::Known> const known{{"id", true}, {"name", false}};
    auto const columns = CsvColumns::from_header(CsvRow{1, {"name", "id"}}, known, "a.csv");
    ASSERT_TRUE(columns) << columns.error().text();
    CsvRow const bad{4, {"Jos\xE9", "1"}};
    ASSERT_TRUE(columns->shape_fault(bad));
    EXPECT_EQ(columns->shape_fault(bad)->column, "name");
    EXPECT_EQ(columns->cell(CsvRow{4, {"Jos\xC3\xA9", "1"}}, 1), "Jos\xC3\xA9");
}

struct Utf8Case {
    std::string text;
    bool holds;
};
class Utf8 : public ::testing::TestWithParam<Utf8Case> {};
TEST_P(Utf8, is_known_by_its_form) {
    EXPECT_EQ(is_utf8(GetParam().text), GetParam().holds)
        << ::testing::PrintToString(GetParam().text);
}
INSTANTIATE_TEST_SUITE_P(
    Table, Utf8,
    ::testing::Values(Utf8Case{"plain", true}, Utf8Case{"", true}, Utf8Case{"\xC3\xA9", true},
                      Utf8Case{"\xE2\x82\xAC", true}, Utf8Case{"\xF0\x9F\x92\xB5", true},
                      Utf8Case{"\xC0\xAF", false},          // Two bytes where one would do.
                      Utf8Case{"\xE0\x80\xAF", false},      // Three bytes where one would do.
                      Utf8Case{"\xED\xA0\x80", false},      // A surrogate.
                      Utf8Case{"\xF4\x90\x80\x80", false},  // Beyond U+10FFFF.
                      Utf8Case{"\xE2\x82", false},          // Cut short.
                      Utf8Case{"\xA9", false}, Utf8Case{std::string("a\0b", 3), false}));

}  // namespace
}  // namespace lockbox::batches
