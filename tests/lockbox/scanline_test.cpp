// SPDX-License-Identifier: Apache-2.0
#include "lockbox/scanline.h"

#include <gtest/gtest.h>

namespace lockbox {
namespace {

ScanlineFields sample_fields() {
    return {Ledger::dental, MemberId::parse("100200300400").value(),
            InvoiceNumber::parse("0000123456").value(), CoverageMonth::parse("2026-12").value(),
            Cents::of(34567)};
}

TEST(ScanlineLayout, writes_and_reads_back_every_field) {
    auto const layout = ScanlineLayout::shipped();
    auto const digits = layout.write(sample_fields());
    ASSERT_TRUE(digits);
    EXPECT_EQ(digits->substr(0, 35), "21002003004000000123456261200034567");
    auto const read = layout.read(*digits);
    ASSERT_TRUE(read) << *digits;
    EXPECT_EQ(read->ledger, Ledger::dental);
    EXPECT_EQ(read->member_id.text(), "100200300400");
    EXPECT_EQ(read->invoice_number.text(), "0000123456");
    EXPECT_EQ(read->coverage_month.text(), "2026-12");
    EXPECT_EQ(read->amount_due.text(), "345.67");
}

TEST(ScanlineLayout, refuses_every_single_misread) {
    auto const layout = ScanlineLayout::shipped();
    std::string const digits = layout.write(sample_fields()).value();
    for (std::size_t at = 0; at < digits.size(); ++at)
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string misread = digits;
            misread[at] = digit;
            EXPECT_EQ(layout.read(misread).has_value(), misread == digits) << misread;
        }
}

TEST(ScanlineLayout, refuses_what_breaks_a_field_although_the_check_digit_holds) {
    auto const layout = ScanlineLayout::shipped();
    std::string thirteenth_month = "11002003004000000123456261300034567";
    thirteenth_month += '0';
    for (char check = '0'; check <= '9'; ++check) {
        thirteenth_month.back() = check;
        EXPECT_FALSE(layout.read(thirteenth_month)) << thirteenth_month;
    }
    EXPECT_FALSE(layout.read(""));
    EXPECT_FALSE(layout.read(std::string(35, '1')));
}

TEST(ScanlineLayout, amount_wider_than_its_field_is_not_written) {
    auto fields = sample_fields();
    fields.amount_due = Cents::of(100'000'000);
    EXPECT_FALSE(ScanlineLayout::shipped().write(fields));
}

TEST(ScanlineLayout, text_is_the_layout_that_was_parsed) {
    std::string const shipped = "L MMMMMMMMMMMM IIIIIIIIII YYMM AAAAAAAA C";
    EXPECT_EQ(ScanlineLayout::shipped().text(), shipped);
    EXPECT_EQ(ScanlineLayout::shipped().digit_count(), 36u);
    EXPECT_EQ(ScanlineLayout::shipped().group_lengths(),
              (std::vector<std::size_t>{1, 12, 10, 4, 8, 1}));
    for (char const* bad :
         {"", "L", "L MMMMMMMMMMM IIIIIIIIII YYMM AAAAAAAA C",
          "L MMMMMMMMMMMM IIIIIIIIII YYMM AAAAAAAA", "C L MMMMMMMMMMMM IIII YYMM AAAA",
          "L MMMMMM I MMMMMM YYMM AAAAAAAA C", "L MMMMMMMMMMMM IIII YYMM AAAA X C"})
        EXPECT_FALSE(ScanlineLayout::parse(bad)) << bad;
}

}  // namespace
}  // namespace lockbox
