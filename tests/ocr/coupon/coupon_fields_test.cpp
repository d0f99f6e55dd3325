// SPDX-License-Identifier: Apache-2.0
#include "ocr/coupon/coupon_fields.h"

#include <gtest/gtest.h>

#include "drawn_page.h"

namespace lockbox::ocr {
namespace {

constexpr int dpi = 200;

struct Pair {
    char const* label;
    char const* value;
};
constexpr std::array pairs{
    Pair{"Member ID", "994871816966"},    Pair{"Account Number", "780259666"},
    Pair{"Invoice Number", "2600066102"}, Pair{"Coverage Month", "December 2026"},
    Pair{"Due Date", "11/23/2026"},       Pair{"Amount Due", "$1,249.26"},
    Pair{"Carrier", "Altus Dental"},      Pair{"Plan", "Family 2"}};

void print(cv::Mat& paper, double x_in, double y_in, double size_pt, char const* text) {
    draw(paper, dpi, {x_in, y_in, "Liberation Sans", size_pt, text});
}

void print_addresses(cv::Mat& paper) {
    print(paper, 5.0, 2.40, 9, "Health Connector");
    print(paper, 5.0, 2.55, 9, "P.O. BOX 412612");
    print(paper, 5.0, 2.70, 9, "Boston, MA 02241-2612");
    print(paper, 0.5, 2.40, 9, "Walter Wilson");
    print(paper, 0.5, 2.55, 9, "365 Yarmouth Rd");
    print(paper, 0.5, 2.70, 9, "Holyoke, MA 01040");
}

/// Values beside their labels.
cv::Mat table_coupon() {
    cv::Mat paper = blank_paper(8.5, 3.5, dpi);
    double y_in = 0.5;
    for (Pair const& pair : pairs) {
        print(paper, 4.5, y_in, 8, pair.label);
        print(paper, 6.0, y_in, 9, pair.value);
        y_in += 0.2;
    }
    print_addresses(paper);
    return paper;
}

/// Values below their labels, four to a row.
cv::Mat grid_coupon() {
    cv::Mat paper = blank_paper(8.5, 3.5, dpi);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        double const x_in = 0.5 + 1.95 * static_cast<double>(i % 4);
        double const y_in = 0.6 + 0.45 * static_cast<double>(i / 4);
        print(paper, x_in, y_in, 8, pairs[i].label);
        print(paper, x_in, y_in + 0.15, 9, pairs[i].value);
    }
    print_addresses(paper);
    return paper;
}

class CouponPrint : public testing::Test {
protected:
    void read(cv::Mat const& paper, std::vector<Field> const& codes = {}) {
        auto read = read_coupon_print(page_of(worn(paper, {}), dpi), codes, SiteConfig{}, readers_);
        found_.fields = std::move(read.fields);
        EXPECT_TRUE(read.ssns.empty()) << "a coupon's own numbers are no secrets";
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
    void expect_all() const {
        EXPECT_EQ(value(FieldName::member_id), "994871816966");
        EXPECT_EQ(value(FieldName::billing_account), "780259666");
        EXPECT_EQ(value(FieldName::invoice_number), "2600066102");
        EXPECT_EQ(value(FieldName::coverage_month), "2026-12");
        EXPECT_EQ(value(FieldName::amount_due), "1249.26");
        EXPECT_EQ(value(FieldName::carrier), "Altus Dental");
        EXPECT_EQ(value(FieldName::ledger), "dental");
        EXPECT_EQ(value(FieldName::subscriber_name), "Walter Wilson");
        EXPECT_EQ(value(FieldName::subscriber_address), "365 Yarmouth Rd, Holyoke, MA 01040");
    }

    PageReadings found_;
    LineNetwork text_{LineNetwork::Kind::text};
    LineNetwork digits_{LineNetwork::Kind::digits};
    PrintEngine engine_;
    PrintReaders readers_{text_, digits_, engine_};
};

Field code(FieldName name, std::string const& value, double probability) {
    return {name,
            Read<std::string>{value, Probability::of(probability), How::scanline, Box{0, 0, 1, 1}}};
}

TEST_F(CouponPrint, ValuesBesideLabels) {
    read(table_coupon());
    expect_all();
}

TEST_F(CouponPrint, ValuesBelowLabels) {
    read(grid_coupon());
    expect_all();
}

TEST_F(CouponPrint, AgreementWithTheCodesMakesAFieldLikelier) {
    read(table_coupon(), {code(FieldName::member_id, "994871816966", 0.97)});
    EXPECT_EQ(value(FieldName::member_id), "994871816966");
    EXPECT_GT(probability(FieldName::member_id), 0.995);
}

TEST_F(CouponPrint, ContradictionOfTheCodesConflicts) {
    read(table_coupon(), {code(FieldName::member_id, "994871816967", 0.999)});
    EXPECT_EQ(value(FieldName::member_id), "conflicting");
}

TEST_F(CouponPrint, WhatSomeoneWroteBesideItIsFound) {
    for (char const* number : {"123-45-6789", "SSN 923456781"}) {
        cv::Mat paper = table_coupon();
        draw(paper, dpi, {0.6, 1.2, "Liberation Serif", 14, number});
        auto const read = read_coupon_print(page_of(paper, dpi), {}, SiteConfig{}, readers_);
        ASSERT_EQ(read.ssns.size(), 1U) << number;
        EXPECT_LT(read.ssns.front().place.x, static_cast<int>(1.5 * dpi));
    }
}

TEST_F(CouponPrint, EmptyPaperHasNoFields) {
    read(blank_paper(8.5, 3.5, dpi));
    EXPECT_TRUE(found_.fields.empty()) << found_.fields.size();
}

}  // namespace
}  // namespace lockbox::ocr
