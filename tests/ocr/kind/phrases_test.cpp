// SPDX-License-Identifier: Apache-2.0
#include "ocr/kind/phrases.h"

#include <gtest/gtest.h>

namespace lockbox::ocr {
namespace {

TEST(Phrases, AreFoundInSpiteOfMisreadLetters) {
    struct Row {
        char const* line;
        char const* phrase;
        bool found;
    };
    for (Row const& row :
         {Row{"INTERNATIONAL MONEY ORDER", "MONEYORDER", true},
          Row{"IINTEMNATIONAL MONEV ORDER", "MONEYORDER", true},
          Row{"MOMEV ORDER", "MONEYORDER", false}, Row{"MONEY", "MONEYORDER", false},
          Row{"PAYTOTHE ORDFR OF", "PAYTOTHEORDEROF", true}, Row{"DEAR SIR", "DEAR", true},
          Row{"DEAN SIR", "DEAR", false}, Row{"", "DEAR", false},
          Row{"DO NOT WRIIE, STAMP OR SIGN", "DONOTWRITESTAMPORSIGN", true}})
        EXPECT_EQ(contains_about(letters_only(row.line), row.phrase), row.found)
            << row.phrase << " in " << row.line;
}

TEST(Phrases, AreCapitalsAndFiguresOnly) {
    for (Phrase const& phrase : kind_phrases()) {
        EXPECT_EQ(letters_only(phrase.letters), phrase.letters);
        EXPECT_GT(phrase.bits, 0) << phrase.letters;
    }
}

TEST(Phrases, AmountAtTheEndOfALine) {
    for (char const* line : {"Osborn  683.32", "$1,093.31", "5873,28", "S683, 32"})
        EXPECT_TRUE(ends_with_amount(line)) << line;
    for (char const* line : {"", ".32", "02115", "11/23/2026", "683.3", "Total"})
        EXPECT_FALSE(ends_with_amount(line)) << line;
}

}  // namespace
}  // namespace lockbox::ocr
