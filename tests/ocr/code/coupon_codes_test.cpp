// SPDX-License-Identifier: Apache-2.0
#include "ocr/code/coupon_codes.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <zint.h>
#include <array>

#include "drawn_page.h"
#include "ocr/code/scanline_reader.h"

namespace lockbox::ocr {
namespace {

constexpr int dpi = 200;

ScanlineFields fields_of(std::int64_t cents) {
    return {Ledger::dental, *MemberId::parse("844592013751"), *InvoiceNumber::parse("2600004007"),
            *CoverageMonth::parse("2026-12"), Cents::of(cents)};
}

std::string digits_of(std::int64_t cents) {
    return *ScanlineLayout::shipped().write(fields_of(cents));
}

std::string grouped(std::string const& digits) {
    std::string text;
    std::size_t at = 0;
    ScanlineLayout const layout = ScanlineLayout::shipped();
    for (std::size_t length : layout.group_lengths()) {
        text += (text.empty() ? "" : " ") + digits.substr(at, length);
        at += length;
    }
    return text;
}

class CouponCodes : public testing::Test {
protected:
    CouponCodes() : paper_(blank_paper(8.5, 3.5, dpi)) {
        draw(paper_, dpi, {0.4, 0.35, "Liberation Sans", 12, "HEALTH PAYMENT SLIP"});
    }
    void print_scanline(double x_in, double y_in, std::string const& digits,
                        std::string const& font = "OCRA") {
        draw(paper_, dpi, {x_in, y_in, font, 10, grouped(digits)});
    }
    void print_barcode(std::string const& text, int symbology = BARCODE_CODE128) {
        cv::Mat const code = barcode_picture(symbology, text, 3, 80);
        code.copyTo(paper_(cv::Rect({100, 200}, code.size())));
    }
    void read(Wear const& wear = {}) {
        found_.fields =
            read_coupon_codes(page_of(worn(paper_, wear), dpi), ScanlineLayout::shipped(), digits_);
    }
    std::string value(FieldName name) const {
        auto const reading = found_.field(name);
        if (auto const* read = read_of(reading)) return read->value;
        return std::string(lockbox::name(std::get<Unread>(reading).why));
    }
    double probability(FieldName name) const {
        auto const reading = found_.field(name);
        auto const* read = read_of(reading);
        return read ? read->probability.value() : 0;
    }
    void expect_fields() const {
        EXPECT_EQ(value(FieldName::ledger), "dental");
        EXPECT_EQ(value(FieldName::member_id), "844592013751");
        EXPECT_EQ(value(FieldName::invoice_number), "2600004007");
        EXPECT_EQ(value(FieldName::coverage_month), "2026-12");
        EXPECT_EQ(value(FieldName::amount_due), "85.01");
    }

    cv::Mat paper_;
    PageReadings found_;
    LineNetwork digits_{LineNetwork::Kind::digits};
};

TEST_F(CouponCodes, ScanlineAloneGivesAllFields) {
    print_scanline(3.0, 3.3, digits_of(8501));
    read();
    EXPECT_EQ(value(FieldName::scanline), digits_of(8501));
    expect_fields();
    EXPECT_GT(probability(FieldName::amount_due), 0.95);
    auto const member = found_.field(FieldName::scanline);
    EXPECT_EQ(read_of(member)->digits.size(), 36U);
}

TEST_F(CouponCodes, PositionOfTheScanlineDoesNotMatter) {
    print_scanline(0.4, 1.1, digits_of(8501));
    read({.degrees = 0.7, .blur_px = 0.8});
    expect_fields();
}

TEST_F(CouponCodes, TypedWordsAreNoScanline) {
    constexpr std::array tens = {"Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy"};
    constexpr std::array units = {"One", "Two", "Three", "Four", "Five", "Six"};
    for (std::size_t i = 0; i < 36; ++i) {
        paper_ = blank_paper(6.0, 2.75, dpi);
        std::string const words =
            fmt::format("***{} Hundred {}-{} And {}/100*** Dollars", units[i % 6], tens[i / 6],
                        units[(i + i / 6) % 6], 11 + 2 * i);
        draw(paper_, dpi, {0.4, 1.4, "DejaVu Sans Mono", 10, words});
        read({.degrees = -0.6});
        EXPECT_FALSE(read_of(found_.field(FieldName::scanline))) << words;
    }
}

TEST_F(CouponCodes, OcrBIsRead) {
    print_scanline(3.0, 3.3, digits_of(8501), "OCR B");
    read();
    expect_fields();
}

TEST_F(CouponCodes, BarcodeAloneGivesAllFields) {
    print_barcode(digits_of(8501));
    read();
    EXPECT_EQ(value(FieldName::barcode), digits_of(8501));
    EXPECT_EQ(value(FieldName::scanline), "not_looked_at");
    expect_fields();
}

TEST_F(CouponCodes, BothAgreeing) {
    print_barcode(digits_of(8501));
    print_scanline(3.0, 3.3, digits_of(8501));
    read();
    expect_fields();
    EXPECT_GT(probability(FieldName::member_id), 0.99999);
}

TEST_F(CouponCodes, BothDifferingConflictWhereTheyDiffer) {
    print_barcode(digits_of(8501));
    print_scanline(3.0, 3.3, digits_of(8601));
    read();
    EXPECT_EQ(value(FieldName::amount_due), "conflicting");
    EXPECT_EQ(value(FieldName::member_id), "844592013751");
}

TEST_F(CouponCodes, WebAddressIsABarcodeAndNothingElse) {
    print_barcode("https://www.example.org/pay", BARCODE_QRCODE);
    read();
    EXPECT_EQ(value(FieldName::barcode), "https://www.example.org/pay");
    EXPECT_EQ(value(FieldName::member_id), "not_looked_at");
    EXPECT_EQ(found_.fields.size(), 1U);
}

TEST_F(CouponCodes, BrokenCheckDigitIsInvalidNotMended) {
    std::string digits = digits_of(8501);
    digits.back() = digits.back() == '0' ? '1' : '0';
    print_scanline(3.0, 3.3, digits);
    read();
    EXPECT_EQ(value(FieldName::scanline), "invalid");
    EXPECT_EQ(value(FieldName::member_id), "not_looked_at");
}

TEST_F(CouponCodes, LinesOfOtherLayoutsAreReadAsTheyStand) {
    draw(paper_, dpi, {1.0, 3.3, "OCRA", 10, "000 1234554321 000000 20151026 0000000000 123 1"});
    read();
    EXPECT_EQ(value(FieldName::scanline), "00012345543210000002015102600000000001231");
    EXPECT_EQ(value(FieldName::amount_due), "not_looked_at");
}

TEST_F(CouponCodes, PageOfProseHasNone) {
    for (int line = 0; line < 10; ++line)
        draw(paper_, dpi,
             {0.4, 0.8 + 0.2 * line, "DejaVu Sans Mono", 10,
              "Please find enclosed my payment of 345.67 for October"});
    read();
    EXPECT_TRUE(found_.fields.empty()) << found_.fields.size() << " fields";
}

}  // namespace
}  // namespace lockbox::ocr
