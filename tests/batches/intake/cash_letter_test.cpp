// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "tests/batches/intake/sample_batches.h"
#include "tests/batches/intake/sample_cash_letter.h"

namespace lockbox::batches::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::SizeIs;

struct CashLetterTest : testing::Test {
    ScanFolders folders;

    tl::expected<ScanBatch, Fault> read(std::string const& bytes) {
        folders.put("letter.x937", bytes);
        return take_in(folders.inbox() / "letter.x937", "412612");
    }
    std::string fault_of(std::string const& bytes) {
        auto const batch = read(bytes);
        return batch ? "taken" : batch.error().text();
    }
};

std::string good(LetterForm form = LetterForm::ascii_with_lengths) {
    return cash_letter(form, {{1250, "front 1", "rear 1"}, {999, "front 2", "rear 2"}});
}

class EveryForm : public CashLetterTest, public testing::WithParamInterface<LetterForm> {};

TEST_P(EveryForm, is_read) {
    auto const batch = read(good(GetParam()));
    ASSERT_TRUE(batch) << batch.error().text();
    EXPECT_EQ(batch->number, "letter");
    EXPECT_EQ(batch->received.text(), "2026-11-20");
    EXPECT_EQ(batch->control.amount, Cents::of(2249));
    EXPECT_EQ(batch->control.items, 2);
    ASSERT_THAT(batch->transactions, SizeIs(2));
    ScanPaper const& second = batch->transactions[1].papers.at(0);
    EXPECT_EQ(text(bytes_of(*batch, second.front)), "front 2");
    EXPECT_EQ(text(bytes_of(*batch, second.rear.value())), "rear 2");
}

/// Cut anywhere, it is refused with the record at which it ends, whatever its form.
TEST_P(EveryForm, cut_at_any_byte_is_refused) {
    std::string const whole = good(GetParam());
    bool const line_ends = GetParam() == LetterForm::ascii_with_line_ends;
    for (std::size_t length = 0; length + (line_ends ? 1 : 0) < whole.size(); ++length) {
        std::string const fault = fault_of(whole.substr(0, length));
        EXPECT_THAT(fault, HasSubstr("record")) << "cut at " << length;
    }
}

/// One byte changed anywhere either leaves a readable letter or gives a fault, never a crash.
TEST_P(EveryForm, a_changed_byte_is_survived) {
    std::mt19937 random(7);
    for (int i = 0; i < 3000; ++i) {
        std::string bytes = good(GetParam());
        bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
        static_cast<void>(read(bytes));
    }
}

INSTANTIATE_TEST_SUITE_P(CashLetter, EveryForm,
                         testing::Values(LetterForm::ascii_with_lengths,
                                         LetterForm::ascii_without_lengths,
                                         LetterForm::ascii_with_line_ends,
                                         LetterForm::ebcdic_with_lengths,
                                         LetterForm::ebcdic_without_lengths));

TEST_F(CashLetterTest, a_check_without_pictures_is_kept) {
    auto const batch = read(cash_letter(LetterForm::ascii_with_lengths, {{100, "", ""}}));
    ASSERT_TRUE(batch) << batch.error().text();
    EXPECT_EQ(batch->pictures.at(0).size, 0u);
}

TEST_F(CashLetterTest, totals_must_be_right) {
    std::vector<LetterItem> const items{{100, "f", "r"}};
    auto const with = [&](LetterErrors const& errors) {
        return fault_of(cash_letter(LetterForm::ebcdic_with_lengths, items, errors));
    };
    EXPECT_THAT(with({.items = 1}), AllOf(HasSubstr("bundle control"), HasSubstr("items")));
    EXPECT_THAT(with({.amount_cents = 1}), HasSubstr("column 7, total amount"));
    EXPECT_THAT(with({.records = 1}), AllOf(HasSubstr("file control"), HasSubstr("records")));
}

TEST_F(CashLetterTest, faults_name_record_column_and_field) {
    std::string bytes = good();
    bytes.replace(bytes.find("0000001250"), 10, "00000O1250");
    EXPECT_THAT(fault_of(bytes),
                AllOf(HasSubstr("record 4 (25 check detail)"), HasSubstr("column 48, item amount"),
                      HasSubstr("is not a number")));
    EXPECT_THAT(fault_of(""), HasSubstr("no file header"));
    EXPECT_THAT(fault_of("no letter at all"), HasSubstr("no file header"));
    EXPECT_THAT(fault_of(good() + good()), HasSubstr("follows the file control record"));
}

/// The developers' image cash letters, where they are at hand.
TEST_F(CashLetterTest, letters_of_banks) {
    char const* data = std::getenv("LOCKBOX_DATA");
    if (!data) GTEST_SKIP() << "LOCKBOX_DATA names no folder of real data";
    fs::path const letters = fs::path(data) / "x937";
    for (char const* name : {"valid-ascii.x937", "valid-ebcdic.x937"}) {
        auto const batch = take_in(letters / name, "412612");
        ASSERT_TRUE(batch) << batch.error().text();
        EXPECT_EQ(batch->received.text(), "2020-10-23");
        EXPECT_EQ(batch->control.amount, Cents::of(10000));
        ASSERT_THAT(batch->transactions, SizeIs(1));
        ScanPaper const& paper = batch->transactions[0].papers.at(0);
        EXPECT_EQ(text(bytes_of(*batch, paper.front)), content_of(letters / "check-front.tif"));
        EXPECT_EQ(text(bytes_of(*batch, paper.rear.value())),
                  content_of(letters / "check-rear.tif"));
    }
    int crashers = 0;
    for (auto const& crasher : fs::directory_iterator(letters / "crashers")) {
        EXPECT_THAT(fault_of(content_of(crasher.path())), HasSubstr("record")) << crasher.path();
        ++crashers;
    }
    EXPECT_GT(crashers, 0);
}

}  // namespace
}  // namespace lockbox::batches::test
