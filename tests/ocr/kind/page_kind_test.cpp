// SPDX-License-Identifier: Apache-2.0
#include "ocr/kind/page_kind.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>
#include <string>

namespace lockbox::ocr {
namespace {

Reading<std::string> read(std::string const& value) {
    return Read<std::string>{value, Probability::of(0.99), How::micr, Box{}};
}
Reading<std::string> unread(UnreadWhy why) {
    return Unread{why};
}

TEST(PageKind, FollowsFromTheMarks) {
    struct Row {
        char const* what;
        KindMarks marks;
        PageKind kind;
    };
    std::vector<Field> const personal = {{FieldName::micr, read("A011000015A 12345678C 0101")},
                                         {FieldName::routing, read("011000015")}};
    std::vector<Field> const postal = {{FieldName::micr, read("A000008002A 12345678903C")},
                                       {FieldName::routing, read("000008002")}};
    std::vector<Field> const damaged = {{FieldName::micr, read("A0110?0015A 12345678C")},
                                        {FieldName::routing, unread(UnreadWhy::illegible)}};
    std::vector<Field> const no_symbol = {{FieldName::micr, read("012345678901")},
                                          {FieldName::routing, unread(UnreadWhy::not_found)}};
    std::vector<Field> const coupon = {{FieldName::scanline, read("1")},
                                       {FieldName::member_id, read("123456789012")}};
    std::vector<Field> const disagreeing = {{FieldName::member_id, unread(UnreadWhy::conflicting)}};
    std::vector<Field> const broken = {{FieldName::scanline, unread(UnreadWhy::invalid)}};
    std::vector<Field> const web = {{FieldName::barcode, read("https://www.example.org/pay")}};
    for (Row const& row :
         {Row{"no marks", {}, PageKind::unknown},
          Row{"personal check", {{}, personal, 25}, PageKind::check},
          Row{"postal money order", {{}, postal, 23}, PageKind::money_order},
          Row{"damaged routing number", {{}, damaged, 20}, PageKind::check},
          Row{"figures without symbols", {{}, no_symbol, 12}, PageKind::unknown},
          Row{"too few characters", {{}, personal, 9}, PageKind::unknown},
          Row{"coupon", {coupon, {}, 0}, PageKind::coupon},
          Row{"codes that differ", {disagreeing, {}, 0}, PageKind::coupon},
          Row{"scanline with a wrong check digit", {broken, {}, 0}, PageKind::coupon},
          Row{"code of a web page", {web, {}, 0}, PageKind::insert}}) {
        KindFound const found = kind_by_marks(row.marks);
        EXPECT_EQ(name(found.kind), name(row.kind)) << row.what;
        if (row.kind == PageKind::unknown) continue;
        EXPECT_GT(found.probability.value(), 0.5) << row.what;
    }
}

PageImage page_of(cv::Mat const& gray) {
    PageImage page;
    page.gray = gray;
    page.ink = gray < 128;
    page.dpi = 200;
    page.scan_size = gray.size();
    return page;
}

cv::Mat paper(double width_in, double height_in) {
    return {static_cast<int>(height_in * 200), static_cast<int>(width_in * 200), CV_8UC1,
            cv::Scalar(255)};
}

TEST(PageKind, PaperWithoutWritingIsBlank) {
    cv::Mat specks = paper(6, 2.75);
    for (int i = 0; i < 60; ++i)
        specks.at<std::uint8_t>(20 + 7 * i, 30 + 19 * i) = 0;
    for (cv::Mat const& gray : {paper(6, 2.75), paper(8.5, 11), specks}) {
        PageImage const page = page_of(gray);
        EXPECT_EQ(name(kind_by_ink(page, blobs_of(page.ink), 1.0).kind), name(PageKind::blank));
    }
}

TEST(PageKind, PrintAcrossTheEndOfAPaperOfCheckSizeIsARear) {
    cv::Mat across = paper(2.75, 6);
    cv::putText(across, "ENDORSE HERE", {120, 60}, cv::FONT_HERSHEY_SIMPLEX, 0.7, 0, 2);
    cv::putText(across, "Do not write below this line", {60, 300}, cv::FONT_HERSHEY_SIMPLEX, 0.7, 0,
                2);
    cv::Mat rear;
    cv::rotate(across, rear, cv::ROTATE_90_CLOCKWISE);
    PageImage const page = page_of(rear);
    EXPECT_EQ(name(kind_by_ink(page, blobs_of(page.ink), 2.5).kind), name(PageKind::check_rear));
    cv::Mat level = paper(6, 2.75);
    cv::putText(level, "Do not write below this line", {60, 300}, cv::FONT_HERSHEY_SIMPLEX, 0.7, 0,
                2);
    PageImage const front = page_of(level);
    EXPECT_EQ(name(kind_by_ink(front, blobs_of(front.ink), 0.4).kind), name(PageKind::unknown));
}

}  // namespace
}  // namespace lockbox::ocr
