// SPDX-License-Identifier: Apache-2.0
#include "batches/cli/command_line.h"

#include <gtest/gtest.h>

namespace lockbox::batches {
namespace {

struct NearestCase {
    std::string typed;
    std::string meant;
};
class Nearest : public ::testing::TestWithParam<NearestCase> {};

TEST_P(Nearest, finds_what_was_meant) {
    std::vector<std::string> const commands{
        "init",   "import-invoices", "run",   "status", "held",
        "report", "export",          "audit", "read",   "match"};
    EXPECT_EQ(nearest(GetParam().typed, commands), GetParam().meant) << GetParam().typed;
}

INSTANTIATE_TEST_SUITE_P(Table, Nearest,
                         ::testing::Values(NearestCase{"staus", "status"},
                                           NearestCase{"ststus", "status"},
                                           NearestCase{"rnu", "run"}, NearestCase{"hedl", "held"},
                                           NearestCase{"import-invoice", "import-invoices"},
                                           NearestCase{"imprt-invioces", "import-invoices"},
                                           NearestCase{"frobnicate", ""}));

}  // namespace
}  // namespace lockbox::batches
