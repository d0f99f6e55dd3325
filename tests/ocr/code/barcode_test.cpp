// SPDX-License-Identifier: Apache-2.0
#include "ocr/code/barcode.h"

#include <gtest/gtest.h>
#include <zint.h>

#include <opencv2/imgproc.hpp>
#include <random>

#include "drawn_page.h"
#include "ocr/code/barcode_regions.h"

namespace lockbox::ocr {
namespace {

constexpr int dpi = 200;
constexpr char const* digits = "184459201375126000040072612000085012";

/// A coupon's worth of print around a barcode whose top left corner is at a place in pixels.
cv::Mat coupon_with(cv::Mat const& code, cv::Point at) {
    cv::Mat paper = blank_paper(8.5, 3.5, dpi);
    draw(paper, dpi, {0.4, 0.35, "Liberation Sans", 12, "HEALTH PAYMENT SLIP"});
    draw(paper, dpi, {5.0, 2.4, "Liberation Sans", 9, "Boston, MA 02241-2612"});
    draw(paper, dpi, {5.0, 2.55, "Liberation Sans", 9, "Make check payable to the order of"});
    code.copyTo(paper(cv::Rect(at, code.size())));
    return paper;
}

std::vector<std::string> texts(cv::Mat const& gray) {
    std::vector<std::string> result;
    for (Barcode const& code : read_barcodes(page_of(gray, dpi)))
        result.push_back(code.text);
    return result;
}

struct Code {
    int symbology;
    int module_px;
    Wear wear;
};

class Barcodes : public testing::TestWithParam<Code> {};

TEST_P(Barcodes, AreRead) {
    Code const& code = GetParam();
    cv::Mat const picture = barcode_picture(code.symbology, digits, code.module_px, 80);
    cv::Mat const page = worn(coupon_with(picture, {150, 260}), code.wear);
    EXPECT_EQ(texts(page), std::vector<std::string>{digits})
        << "symbology " << code.symbology << ", " << code.module_px << " px modules, "
        << code.wear.degrees << " degrees, " << code.wear.flipped << " flipped";
}

INSTANTIATE_TEST_SUITE_P(Code128, Barcodes,
                         testing::Values(Code{BARCODE_CODE128, 3, {}},
                                         Code{BARCODE_CODE128, 2, {.blur_px = 0.4}},
                                         Code{BARCODE_CODE128, 3, {.degrees = 2.5}},
                                         Code{BARCODE_CODE128, 3, {.degrees = -2.5}},
                                         Code{BARCODE_CODE128, 3, {.degrees = 1, .flipped = 0.01}},
                                         Code{BARCODE_CODE128, 3, {.blur_px = 1, .flipped = 0.03}},
                                         Code{BARCODE_CODE128, 5, {}}));
INSTANTIATE_TEST_SUITE_P(Itf, Barcodes,
                         testing::Values(Code{BARCODE_C25INTER, 3, {}},
                                         Code{BARCODE_C25INTER, 3, {.degrees = 1.5}}));
INSTANTIATE_TEST_SUITE_P(
    Matrix, Barcodes,
    testing::Values(Code{BARCODE_PDF417, 3, {}}, Code{BARCODE_PDF417, 3, {.degrees = 1}},
                    Code{BARCODE_DATAMATRIX, 6, {}}, Code{BARCODE_DATAMATRIX, 6, {.degrees = -1}},
                    Code{BARCODE_QRCODE, 7, {}}, Code{BARCODE_QRCODE, 4, {.degrees = 2}}));

TEST(Barcode, ReadsBarsThatRunUpThePage) {
    cv::Mat picture = barcode_picture(BARCODE_CODE128, "12345678", 3, 80);
    cv::rotate(picture, picture, cv::ROTATE_90_CLOCKWISE);
    EXPECT_EQ(texts(worn(coupon_with(picture, {150, 200}), {})),
              std::vector<std::string>{"12345678"});
}

TEST(Barcode, ReadsAllCodesOfAPage) {
    cv::Mat page = coupon_with(barcode_picture(BARCODE_CODE128, digits, 3, 80), {100, 200});
    cv::Mat const qr = barcode_picture(BARCODE_QRCODE, "https://www.example.org/pay", 6, 0);
    qr.copyTo(page(cv::Rect({1300, 100}, qr.size())));
    EXPECT_EQ(texts(worn(page, {})),
              (std::vector<std::string>{"https://www.example.org/pay", digits}));
}

TEST(Barcode, ScratchAndFoldAreReadOver) {
    cv::Mat page = coupon_with(barcode_picture(BARCODE_CODE128, digits, 3, 80), {100, 200});
    cv::line(page, {90, 215}, {800, 260}, cv::Scalar(0), 3);
    cv::line(page, {90, 250}, {800, 240}, cv::Scalar(255), 4);
    EXPECT_EQ(texts(worn(page, {})), std::vector<std::string>{digits});
}

TEST(Barcode, ProseAndSolidBlackHaveNoRegions) {
    cv::Mat paper = blank_paper(8.5, 11, dpi);
    for (int line = 0; line < 40; ++line)
        draw(paper, dpi,
             {0.8, 1 + 0.2 * line, "Liberation Serif", 11,
              "Please find enclosed my payment for the months of October and November."});
    paper(cv::Rect(200, 1900, 600, 150)) = 0;
    EXPECT_TRUE(find_barcode_regions(page_of(paper, dpi).ink, dpi).empty());
}

/// Two codes of the same text in one picture: the case in which ZXing 1.4 stops the program when
/// its own downscaling is on.
TEST(Barcode, TwiceTheSameCodeDoesNotEndTheProgram) {
    for (int module_px : {2, 3, 4, 6}) {
        cv::Mat const code = barcode_picture(BARCODE_CODE128, "18445920137512", module_px, 80);
        cv::Mat page = blank_paper(8.5, 3.5, dpi);
        for (int y : {100, 190, 300})
            code.copyTo(page(cv::Rect({100, y}, code.size())));
        auto const found = texts(worn(page, {}));
        for (std::string const& text : found)
            EXPECT_EQ(text, "18445920137512") << module_px << " px modules";
    }
}

/// A part of a page full of codes, cut, turned, stretched, worn or overwritten at random.
cv::Mat mistreated(cv::Mat const& page, std::mt19937& dice) {
    auto const below = [&](int limit) {
        return static_cast<int>(dice() % static_cast<unsigned>(std::max(1, limit)));
    };
    int const width = 20 + below(page.cols - 20);
    int const height = 20 + below(page.rows - 20);
    cv::Mat part =
        page(cv::Rect(below(page.cols - width + 1), below(page.rows - height + 1), width, height))
            .clone();
    if (below(3) == 0) {
        cv::Size const size(20 + below(900), 20 + below(700));
        cv::resize(part, part, size, 0, 0, cv::INTER_LINEAR);
    }
    if (below(4) == 0) cv::rotate(part, part, below(3));
    if (below(6) == 0) part = 255 - part;
    if (below(5) == 0) cv::randu(part(cv::Rect(0, 0, part.cols, part.rows / 2 + 1)), 0, 256);
    return worn(part, {.degrees = below(4) == 0 ? below(90) - 45.0 : below(60) / 10.0 - 3,
                       .blur_px = below(20) / 10.0,
                       .flipped = below(3) == 0 ? below(100) / 500.0 : 0,
                       .threshold = 40 + below(180),
                       .seed = static_cast<unsigned>(dice())});
}

/// No picture may end the night; and what is read from a mistreated code is right or nothing.
TEST(Barcode, NoPageEndsTheNight) {
    constexpr int pictures = 3000;
    cv::Mat page = coupon_with(barcode_picture(BARCODE_CODE128, digits, 3, 80), {100, 200});
    int x = 60;
    for (int symbology : {BARCODE_QRCODE, BARCODE_DATAMATRIX, BARCODE_PDF417, BARCODE_C25INTER}) {
        cv::Mat const code =
            barcode_picture(symbology, digits, symbology == BARCODE_PDF417 ? 2 : 3, 60);
        code.copyTo(page(cv::Rect({x, 400}, code.size())));
        x += code.cols + 40;
    }
    int read = 0;
    for (unsigned seed = 1; seed <= pictures; ++seed) {
        std::mt19937 dice(seed);
        for (Barcode const& code : read_barcodes(page_of(mistreated(page, dice), dpi))) {
            if (code.format == BarcodeFormat::itf) continue;  // a part of it is a code as well
            ++read;
            EXPECT_EQ(code.text, digits) << "seed " << seed;
        }
    }
    EXPECT_GT(read, pictures / 20) << "the pictures are too far from any code to prove much";
}

TEST(Barcode, NoiseHasNoCodes) {
    cv::theRNG().state = 7;
    for (int i = 0; i < 40; ++i) {
        cv::Mat noise(100 + 17 * i, 900 - 19 * i, CV_8UC1);
        cv::randu(noise, 0, 256);
        if (i % 2 == 0) cv::blur(noise, noise, cv::Size(1, 25));
        cv::Mat const bitonal = noise > 127;
        EXPECT_TRUE(texts(bitonal).empty()) << "picture " << i;
    }
}

}  // namespace
}  // namespace lockbox::ocr
