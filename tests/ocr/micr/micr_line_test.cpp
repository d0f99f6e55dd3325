// SPDX-License-Identifier: Apache-2.0
#include "ocr/micr/micr_line.h"

#include <gtest/gtest.h>

#include "drawn_page.h"

namespace lockbox::ocr {
namespace {

constexpr char const* line = "A011000015A 123456789C 1001";

cv::Mat check_paper(int dpi, std::string const& micr) {
    cv::Mat paper = blank_paper(6, 2.75, dpi);
    draw(paper, dpi, {0.3, 0.3, "Liberation Sans", 10, "Walter Wilson"});
    draw(paper, dpi, {4.5, 1.0, "Liberation Sans", 12, "$ 123.45"});
    draw(paper, dpi, {0.3, 2.2, "Liberation Sans", 9, "FOR 123456789012"});
    draw_micr(paper, dpi, 1.2, 2.75 - 0.1875, micr);
    return paper;
}

struct Scan {
    int dpi;
    Wear wear;
};

class MicrScans : public testing::TestWithParam<Scan> {};

TEST_P(MicrScans, AreFoundAndRead) {
    Scan const& scan = GetParam();
    PageImage const page = page_of(worn(check_paper(scan.dpi, line), scan.wear), scan.dpi);
    auto const place = find_micr(page);
    ASSERT_TRUE(place) << scan.dpi << " dpi, " << scan.wear.degrees << " degrees";
    EXPECT_NEAR(place->pitch_px, 0.125 * scan.dpi, 0.03 * scan.dpi * 0.125);
    LineNetwork micr(LineNetwork::Kind::micr);
    MicrLine const read = read_micr_line(page, *place, micr);
    EXPECT_EQ(read.text(), line) << "probability " << read.probability;
    EXPECT_GT(read.probability, 0.9);
}

INSTANTIATE_TEST_SUITE_P(Drawn, MicrScans,
                         testing::Values(Scan{200, {}}, Scan{240, {.degrees = 0.8}},
                                         Scan{300, {.degrees = -1.0}},
                                         Scan{200, {.blur_px = 1.0, .flipped = 0.004}},
                                         Scan{200, {.blur_px = 0.8, .threshold = 90}},
                                         Scan{200, {.blur_px = 0.8, .threshold = 170}}));

TEST(FindMicr, FindsTheLineWhereTheResolutionIsWrong) {
    PageImage page = page_of(worn(check_paper(200, line), {}), 200);
    page.dpi = 300;
    auto const place = find_micr(page);
    ASSERT_TRUE(place);
    EXPECT_NEAR(place->pitch_px, 25, 1);
}

TEST(FindMicr, OcrALineIsNone) {
    for (int stated_dpi : {200, 240, 160}) {
        cv::Mat paper = blank_paper(8.5, 3.5, 200);
        draw(paper, 200, {1, 3.3, "OCRA", 12, "1 844592013751 2600004007 2612 00008501 2"});
        PageImage page = page_of(worn(paper, {}), 200);
        page.dpi = stated_dpi;
        EXPECT_FALSE(find_micr(page)) << "stated " << stated_dpi << " dpi";
    }
}

TEST(FindMicr, UpsideDownThereIsNone) {
    PageImage page = page_of(worn(check_paper(200, line), {}), 200);
    cv::rotate(page.gray, page.gray, cv::ROTATE_180);
    cv::rotate(page.ink, page.ink, cv::ROTATE_180);
    EXPECT_FALSE(find_micr(page));
}

TEST(FindMicr, EmptyAndTinyPagesHaveNone) {
    EXPECT_FALSE(find_micr(page_of(blank_paper(6, 2.75, 200), 200)));
    EXPECT_FALSE(find_micr(page_of(cv::Mat(1, 1, CV_8UC1, cv::Scalar(0)), 200)));
}

TEST(MicrPicture, ReadsACroppedLineWithoutBlanks) {
    cv::Mat strip = blank_paper(3.6, 0.2, 200);
    draw_micr(strip, 200, 0.05, 0.16, line);
    LineNetwork micr(LineNetwork::Kind::micr);
    auto const reading = read_micr_picture(worn(strip, {}), micr);
    ASSERT_TRUE(read_of(reading));
    EXPECT_EQ(read_of(reading)->value, "A011000015A123456789C1001");
}

TEST(MicrPicture, EmptyPaperIsUnread) {
    LineNetwork micr(LineNetwork::Kind::micr);
    EXPECT_FALSE(read_of(read_micr_picture(blank_paper(3, 0.2, 200), micr)));
}

}  // namespace
}  // namespace lockbox::ocr
