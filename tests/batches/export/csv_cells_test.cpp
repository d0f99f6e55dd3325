// SPDX-License-Identifier: Apache-2.0
#include "batches/export/csv_cells.h"

#include <gtest/gtest.h>

namespace lockbox::batches {
namespace {

TEST(CsvCells, QuotesOnlyWhatNeedsIt) {
    EXPECT_EQ(csv_line({"a", "", "b c", "1,2", "say \"x\"", "two\nlines"}),
              "a,,b c,\"1,2\",\"say \"\"x\"\"\",\"two\nlines\"\n");
}

TEST(CsvCells, NoCellIsAFormula) {
    EXPECT_EQ(csv_line({"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "a=b", "=\"x\""}),
              "'=1+1,'+1,'-1,'@SUM(A1),'\tx,a=b,\"'=\"\"x\"\"\"\n");
    EXPECT_EQ(csv_line({"\r=1"}), "\"'\r=1\"\n");
}

TEST(CsvCells, NumbersStayAsTheyAre) {
    EXPECT_EQ(csv_line({"0001", "345.67", "0.00", "2026-11-20"}), "0001,345.67,0.00,2026-11-20\n");
}

}  // namespace
}  // namespace lockbox::batches
