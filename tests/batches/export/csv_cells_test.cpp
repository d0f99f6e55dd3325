// SPDX-License-Identifier: Apache-2.0
#include "batches/export/csv_cells.h"

#include <gtest/gtest.h>

namespace lockbox::batches {
namespace {

TEST(CsvCells, quotes_only_what_needs_it) {
    EXPECT_EQ(csv_line({"a", "", "b c", "1,2", "say \"x\"", "two\nlines"}),
              "a,,b c,\"1,2\",\"say \"\"x\"\"\",\"two\nlines\"\n");
}

TEST(CsvCells, no_cell_is_a_formula) {
    EXPECT_EQ(csv_line({"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "a=b", "=\"x\""}),
              "'=1+1,'+1,'-1,'@SUM(A1),'\tx,a=b,\"'=\"\"x\"\"\"\n");
    EXPECT_EQ(csv_line({"\r=1"}), "\"'\r=1\"\n");
}

TEST(CsvCells, numbers_stay_as_they_are) {
    EXPECT_EQ(csv_line({"0001", "345.67", "0.00", "2026-11-20"}), "0001,345.67,0.00,2026-11-20\n");
}

}  // namespace
}  // namespace lockbox::batches
