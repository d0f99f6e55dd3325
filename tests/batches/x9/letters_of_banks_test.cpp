// SPDX-License-Identifier: Apache-2.0
// Real image cash letters, where they are at hand: good ones are clean, odd ones are named by
// record and field, and what once crashed a reader is diagnosed.
#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/batches/x9/sample_letter.h"

namespace lockbox::x9 {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class LettersOfBanks : public ::testing::Test {
protected:
    void SetUp() override {
        char const* const data = std::getenv("LOCKBOX_DATA");
        if (!data) GTEST_SKIP() << "LOCKBOX_DATA names no folder of real data";
        folder_ = fs::path(data) / "x937";
    }
    Diagnosis of(fs::path const& file) {
        std::ifstream stream(file, std::ios::binary);
        std::string const bytes{std::istreambuf_iterator<char>(stream), {}};
        EXPECT_FALSE(bytes.empty()) << file;
        return diagnose(test::bytes_of(bytes));
    }
    fs::path folder_;
};

TEST_F(LettersOfBanks, good_ones_are_clean) {
    for (char const* name : {"valid-ascii.x937", "valid-ebcdic.x937"}) {
        Diagnosis const diagnosis = of(folder_ / name);
        EXPECT_EQ(test::lines(diagnosis), "") << name;
        EXPECT_EQ(diagnosis.contents.items, 1);
        EXPECT_EQ(diagnosis.contents.images, 2);
        EXPECT_EQ(diagnosis.contents.item_cents, 10000);
    }
}

TEST_F(LettersOfBanks, odd_ones_are_named_by_record_and_field) {
    struct Row {
        char const* file;
        char const* type;
        char const* field;
    };
    for (Row const& row : {Row{"without-micrValidIndicator.icl", "25", "MICR valid indicator"},
                           Row{"creditRecord61.icl", "61", "posting routing number"},
                           Row{"creditRecord61.icl", "25", "item sequence number"},
                           Row{"creditRecord61.icl", "52", "image data, TIFF header"},
                           Row{"BNK20181010121042882-A.icl", "70", "items"},
                           Row{"BNK20181010121042882-A.icl", "52", "cycle number"},
                           Row{"BNK20180905121042882-A.icl", "31", ""},
                           Row{"BNK20180905121042882-A.icl", "90", "items"}}) {
        Diagnosis const diagnosis = of(folder_ / row.file);
        EXPECT_TRUE(test::names(diagnosis, row.type, row.field)) << row.file << "\n"
                                                                 << test::lines(diagnosis);
    }
    EXPECT_EQ(of(folder_ / "without-micrValidIndicator.icl").finding_count, 2u)
        << "the field, and the total that counts it";
}

TEST_F(LettersOfBanks, crashers_are_diagnosed) {
    int crashers = 0;
    for (auto const& crasher : fs::directory_iterator(folder_ / "crashers")) {
        Diagnosis const diagnosis = of(crasher.path());
        EXPECT_FALSE(diagnosis.clean()) << crasher.path();
        EXPECT_THAT(test::lines(diagnosis), HasSubstr("record "));
        ++crashers;
    }
    EXPECT_GT(crashers, 0);
}

}  // namespace
}  // namespace lockbox::x9
