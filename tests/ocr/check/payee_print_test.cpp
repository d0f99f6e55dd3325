// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/payee_print.h"

#include <gtest/gtest.h>

namespace lockbox::ocr {
namespace {

std::string name_in(std::string const& text) {
    TextSpan const span = name_without_print(text);
    return text.substr(span.first, span.end - span.first);
}

TEST(PayeePrint, TheFormsPrintAndStampsAreNoPartOfTheName) {
    EXPECT_EQ(name_in("e order of Health Connector"), "Health Connector");
    EXPECT_EQ(name_in("order ot Health Connector"), "Health Connector");
    EXPECT_EQ(name_in("MA Health Connector PAID"), "MA Health Connector");
    EXPECT_EQ(name_in("Health Connector RECENVED"), "Health Connector");
    EXPECT_EQ(name_in("the order of Health Connector Received"), "Health Connector");
}

TEST(PayeePrint, WhateverElseIsWrittenStays) {
    for (char const* text :
         {"Health Connector", "Health Connector Inc", "Health Connector and Paid Leave", "PAID", "",
          "Mail Order Office Supply Co", "RECEIVED MA Health"})
        EXPECT_EQ(name_in(text), text);
}

}  // namespace
}  // namespace lockbox::ocr
