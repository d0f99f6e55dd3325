// SPDX-License-Identifier: Apache-2.0
#include "batches/calibration/truth_file.h"

#include <gtest/gtest.h>

#include "batches/calibration/keyed_cases.h"
#include "tests/batches/scratch_folder.h"

namespace lockbox::batches {
namespace {

constexpr char const* a = "000000000000000000000000000000a2";
constexpr char const* b = "000000000000000000000000000000b1";

tl::expected<TruthFile, Fault> read(std::string const& text) {
    ScratchFolder const folder;
    return read_truth_file(folder.write("keyed.csv", text));
}

TEST(TruthFile, takes_columns_in_any_order_and_pages_by_name_or_number) {
    auto const truth =
        read(std::string("value,field,page,item_id\n") + "345.67,amount,front," + a + "\n,memo,," +
             a + "\npresent,signature,rear," + b + "\nX,payee,2," + b + "\n");
    ASSERT_TRUE(truth) << truth.error().text();
    ASSERT_EQ(truth->bad_row_count, 0u);
    ASSERT_EQ(truth->values.size(), 4u);
    EXPECT_EQ(truth->values[0].field, FieldName::amount);
    EXPECT_EQ(truth->values[1].page, 0u);
    EXPECT_EQ(truth->values[1].value, "");
    EXPECT_EQ(truth->values[2].page, 1u);
    EXPECT_EQ(truth->values[3].page, 2u);
    EXPECT_EQ(read(std::string("item_id,field,value\n") + a + ",amount,1.00\n")->values.size(), 1u);
}

TEST(TruthFile, names_what_is_wrong_by_line_and_column) {
    struct Row {
        std::string row;
        char const* column;
    };
    std::string const id = a;
    for (Row const& bad :
         {Row{"12,front,amount,1.00", "item_id"}, Row{id + ",back,amount,1.00", "page"},
          Row{id + ",front,amont,1.00", "field"}, Row{id + ",front,amount,one dollar", "value"},
          Row{id + ",front,date,11/20/2026", "value"}, Row{id + ",front,signature,yes", "value"},
          Row{id + ",front,ledger,vision", "value"}, Row{id + ",front,routing,02100002l", "value"},
          Row{id + ",front,amount", ""}}) {
        auto const truth = read("item_id,page,field,value\n" + bad.row + "\n");
        ASSERT_TRUE(truth);
        ASSERT_EQ(truth->bad_row_count, 1u) << bad.row;
        EXPECT_EQ(truth->bad_rows[0].line, 2u);
        EXPECT_EQ(truth->bad_rows[0].column, bad.column) << bad.row;
    }
    auto const twice = read("item_id,field,value\n" + id + ",date,2026-11-20\n" + id + ",date,\n");
    EXPECT_EQ(twice->bad_row_count, 1u);
    EXPECT_FALSE(read(""));
    EXPECT_FALSE(read("item,field,value\n"));
}

PageRecord page_with(Probability probability) {
    PageReadings page;
    page.set(FieldName::amount, Read<std::string>{"10.00", probability, How::print, {}});
    page.set(FieldName::date, Unread{UnreadWhy::illegible});
    return {"a.tif", page};
}

TEST(KeyedCases, stand_beside_the_readers_own_probability) {
    TruthFile truth;
    ItemId const known = *ItemId::parse(a), unknown = *ItemId::parse(b);
    truth.values = {{2, known, 0, FieldName::amount, "10.00"},
                    {3, known, 0, FieldName::date, ""},
                    {4, known, 1, FieldName::amount, "10.00"},
                    {5, unknown, 0, FieldName::amount, "10.00"},
                    {6, known, 0, FieldName::payee, "Anybody"}};
    auto page = page_with(Probability::of(0.7));
    page.readings.fields[0].uncalibrated = Probability::of(0.9);
    auto const cases = keyed_cases(truth, [&](ItemId const& item) {
        return item == known ? std::vector<PageRecord>{page} : std::vector<PageRecord>{};
    });
    ASSERT_EQ(cases.at(FieldName::amount).size(), 1u);
    EXPECT_EQ(cases.at(FieldName::amount)[0].stated.value(), 0.9);
    EXPECT_TRUE(cases.at(FieldName::amount)[0].right);
    EXPECT_FALSE(cases.at(FieldName::date)[0].read);
    EXPECT_FALSE(cases.at(FieldName::payee)[0].read);
    ASSERT_EQ(truth.bad_row_count, 2u);
    EXPECT_EQ(truth.bad_rows[0].line + truth.bad_rows[1].line, 9u);
}

TEST(KeyedCases, an_items_slice_is_in_its_id) {
    EXPECT_EQ(slice_of(*ItemId::parse(a)), Slice::fit);
    EXPECT_EQ(slice_of(*ItemId::parse(b)), Slice::test);
}

}  // namespace
}  // namespace lockbox::batches
