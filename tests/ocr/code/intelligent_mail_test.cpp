// SPDX-License-Identifier: Apache-2.0
#include "ocr/code/intelligent_mail.h"

#include <gtest/gtest.h>
#include <zint.h>

#include <opencv2/imgproc.hpp>
#include <random>

#include "ocr/code/barcode.h"
#include "ocr/code/intelligent_mail_rows.h"
#include "random_mail.h"

namespace lockbox::ocr {
namespace {

constexpr char const* digits = "0005000000012345678902241261212";

std::optional<IntelligentMail> read_on(PageImage const& page) {
    return read_intelligent_mail(page, blobs_of(page.ink));
}

std::string value_on(PageImage const& page) {
    auto const mail = read_on(page);
    if (!mail) return "none";
    auto const* read = read_of(mail->reading);
    return read ? read->value : "illegible";
}

/// An address with its barcode above and a mailer's line above that, both rich in narrow letters.
cv::Mat address_with(std::string const& letters, MailPrint const& print, int dpi) {
    cv::Mat paper = blank_paper(5, 2, dpi);
    draw_intelligent_mail(paper, dpi, print, letters);
    draw(paper, dpi,
         {print.x_in, print.y_in - 0.08, "Liberation Sans", 10, "AUTO**ALL FOR AADC 021 Illinois"});
    double y_in = print.y_in + print.full_in + 0.15;
    for (char const* line : {"HEALTH CONNECTOR", "PO BOX 412612", "BOSTON MA 02241-2612"}) {
        draw(paper, dpi, {print.x_in, y_in, "Liberation Sans", 10, line});
        y_in += 0.17;
    }
    return paper;
}

class Dice {
public:
    explicit Dice(std::uint64_t seed) : bits_(seed) {}
    double real(double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(bits_);
    }
    std::mt19937_64& bits() { return bits_; }

private:
    std::mt19937_64 bits_;
};

/// Any print that USPS-B-3200 allows, somewhere on the paper.
MailPrint any_print(Dice& dice) {
    return {dice.real(0.4, 1.4),     dice.real(0.5, 0.9),    dice.real(20, 24),
            dice.real(0.015, 0.022), dice.real(0.04, 0.056), dice.real(0.127, 0.163)};
}

struct Tally {
    int read = 0;
    int wrong = 0;
};

/// What becomes of drawn barcodes; `spoil` works on the clean picture.
template <class Spoil>
Tally tally(int pictures, int dpi, Wear const& most_wear, std::uint64_t seed, Spoil spoil) {
    Dice dice(seed);
    Tally result;
    for (int i = 0; i < pictures; ++i) {
        std::string const printed = random_mail(dice.bits());
        MailPrint const print = any_print(dice);
        cv::Mat paper = address_with(intelligent_mail_letters(printed), print, dpi);
        spoil(paper, print, dice);
        Wear const wear{dice.real(-most_wear.degrees, most_wear.degrees),
                        dice.real(0.3, most_wear.blur_px), dice.real(0, most_wear.flipped),
                        static_cast<int>(dice.real(90, 165)), static_cast<unsigned>(i)};
        std::string const found = value_on(page_of(worn(paper, wear), dpi));
        if (found == printed) ++result.read;
        if (found != printed && found != "none" && found != "illegible") ++result.wrong;
    }
    return result;
}

void leave_alone(cv::Mat&, MailPrint const&, Dice&) {}

TEST(IntelligentMail, BitonalAt200Dpi) {
    Tally const found =
        tally(200, 200, {.degrees = 2.5, .blur_px = 1.1, .flipped = 0.02}, 1, leave_alone);
    EXPECT_GE(found.read, 199);
    EXPECT_EQ(found.wrong, 0);
}

TEST(IntelligentMail, BitonalAt300Dpi) {
    Tally const found =
        tally(60, 300, {.degrees = 2.5, .blur_px = 1.5, .flipped = 0.02}, 2, leave_alone);
    EXPECT_GE(found.read, 59);
    EXPECT_EQ(found.wrong, 0);
}

TEST(IntelligentMail, Noise) {
    Tally const found =
        tally(60, 200, {.degrees = 1, .blur_px = 0.8, .flipped = 0.08}, 3, leave_alone);
    EXPECT_GE(found.read, 56);
    EXPECT_EQ(found.wrong, 0);
}

/// Three of ten bars touch the next.
TEST(IntelligentMail, TouchingBars) {
    auto const touch = [](cv::Mat& paper, MailPrint const& print, Dice& dice) {
        for (int bar = 0; bar < 64; ++bar) {
            if (dice.real(0, 1) > 0.3) continue;
            double const pitch_px = 200 / print.bars_per_in;
            cv::Rect const bridge(static_cast<int>(print.x_in * 200 + bar * pitch_px),
                                  static_cast<int>((print.y_in + dice.real(0.05, 0.09)) * 200),
                                  static_cast<int>(pitch_px) + 1, 2);
            paper(bridge) = 0;
        }
    };
    Tally const found = tally(60, 200, {.degrees = 2.5, .blur_px = 0.9, .flipped = 0.01}, 4, touch);
    EXPECT_GE(found.read, 45);
    EXPECT_EQ(found.wrong, 0);
}

/// Each bar is cut in two, at a height of its own.
TEST(IntelligentMail, BrokenBars) {
    auto const cut = [](cv::Mat& paper, MailPrint const& print, Dice& dice) {
        for (int bar = 0; bar < 65; ++bar) {
            double const pitch_px = 200 / print.bars_per_in;
            cv::Rect const gap(static_cast<int>(print.x_in * 200 + bar * pitch_px) - 2,
                               static_cast<int>((print.y_in + dice.real(0.03, 0.11)) * 200), 9, 2);
            paper(gap) = 255;
        }
    };
    Tally const found = tally(60, 200, {.degrees = 2.5, .blur_px = 0.9, .flipped = 0.01}, 5, cut);
    EXPECT_GE(found.read, 52);
    EXPECT_EQ(found.wrong, 0);
}

/// Six blots of ink and paper on each: many are beyond reading, none may be read wrong.
TEST(IntelligentMail, Blots) {
    auto const blot = [](cv::Mat& paper, MailPrint const& print, Dice& dice) {
        for (int i = 0; i < 6; ++i) {
            cv::Rect const spot(static_cast<int>((print.x_in + dice.real(0, 3)) * 200),
                                static_cast<int>((print.y_in + dice.real(-0.02, 0.16)) * 200),
                                static_cast<int>(dice.real(4, 16)),
                                static_cast<int>(dice.real(4, 16)));
            paper(spot) = i % 2 == 0 ? 0 : 255;
        }
    };
    Tally const found = tally(100, 200, {.degrees = 2.5, .blur_px = 1.1, .flipped = 0.01}, 6, blot);
    EXPECT_GE(found.read, 60);
    EXPECT_EQ(found.wrong, 0);
}

TEST(IntelligentMail, GrayAndFaint) {
    cv::Mat paper = address_with(intelligent_mail_letters(digits), {0.7, 0.6}, 200);
    cv::GaussianBlur(paper, paper, cv::Size(), 0.8);
    paper.convertTo(paper, CV_8UC1, 0.35, 140);  // ink 140, paper 229
    PageImage page = page_of(paper, 200);
    page.ink = binarised(paper, 200);
    EXPECT_EQ(value_on(page), digits);
}

TEST(IntelligentMail, UpsideDownIsReadAndSaid) {
    cv::Mat const paper = worn(address_with(intelligent_mail_letters(digits), {0.7, 0.6}, 200), {});
    PageImage const page = page_of(paper, 200);
    PageImage const turned = turned_half(page);
    EXPECT_EQ(value_on(page), digits);
    EXPECT_EQ(value_on(turned), digits);
    EXPECT_FALSE(read_on(page)->upside_down);
    EXPECT_TRUE(read_on(turned)->upside_down);
}

TEST(IntelligentMail, BoxLiesAroundTheBars) {
    MailPrint const print{0.7, 0.6};
    PageImage const page =
        page_of(worn(address_with(intelligent_mail_letters(digits), print, 200), {}), 200);
    auto const mail = read_on(page);
    ASSERT_TRUE(mail && read_of(mail->reading));
    Read<std::string> const& read = *read_of(mail->reading);
    EXPECT_EQ(read.how, How::barcode);
    EXPECT_GT(read.probability.value(), 0.99999);
    EXPECT_NEAR(read.box.x, print.x_in * 200, 3);
    EXPECT_NEAR(read.box.y, print.y_in * 200, 3);
    EXPECT_NEAR(read.box.width, (64 / 22.0 + 0.02) * 200, 4);
    EXPECT_NEAR(read.box.height, print.full_in * 200, 5);
}

TEST(IntelligentMail, BarsThatMakeNoCodeAreIllegible) {
    std::string letters;
    std::mt19937_64 dice(7);
    for (std::size_t bar = 0; bar < 65; ++bar)
        letters += "TADF"[dice() % 4];
    EXPECT_EQ(value_on(page_of(worn(address_with(letters, {0.7, 0.6}, 200), {}), 200)),
              "illegible");
}

/// Neither kind of barcode is taken for the other.
TEST(IntelligentMail, IsNoBarcodeOfACoupon) {
    Dice dice(8);
    for (int i = 0; i < 40; ++i) {
        std::string const letters = intelligent_mail_letters(random_mail(dice.bits()));
        cv::Mat const paper = address_with(letters, any_print(dice), 200);
        Wear const wear{.degrees = dice.real(-2.5, 2.5), .flipped = 0.01};
        EXPECT_TRUE(read_barcodes(page_of(worn(paper, wear), 200)).empty()) << "picture " << i;
    }
    for (int const symbology : {BARCODE_CODE128, BARCODE_C25INTER, BARCODE_POSTNET, BARCODE_PDF417})
        for (int const height_px : {28, 80}) {
            cv::Mat paper = blank_paper(8.5, 3.5, 200);
            cv::Mat const code = barcode_picture(symbology, "02241261212", 3, height_px);
            code.copyTo(paper(cv::Rect({100, 260}, code.size())));
            EXPECT_EQ(value_on(page_of(worn(paper, {}), 200)), "none") << "symbology " << symbology;
        }
}

/// Prose, narrow letters in a row, hatching and a form's combs.
TEST(IntelligentMail, PagesWithoutHaveNone) {
    cv::Mat prose = blank_paper(8.5, 11, 200);
    for (int line = 0; line < 40; ++line)
        draw(prose, 200,
             {0.8, 1 + 0.2 * line, "Liberation Serif", 11,
              "Illinois bill till it fills 1111111 llll iiiiii tttttt |||||||| payment of 345.67"});
    EXPECT_EQ(value_on(page_of(prose, 200)), "none");
    cv::Mat hatched = blank_paper(8.5, 3.5, 200);
    for (int x = 100; x < 1600; x += 9)
        for (int y = 100; y < 600; y += 40)
            cv::line(hatched, {x, y}, {x, y + 20}, cv::Scalar(0), 3);
    EXPECT_EQ(value_on(page_of(hatched, 200)), "none");
}

TEST(IntelligentMail, LettersAreNoRows) {
    cv::Mat prose = blank_paper(8.5, 11, 200);
    for (int line = 0; line < 40; ++line)
        draw(prose, 200,
             {0.8, 1 + 0.2 * line, "Liberation Sans", 8.0 + line % 5,
              "Illinois bill for Lillian Williams: 11 of 111 parts, till April 11, 2026. Thank "
              "you"});
    EXPECT_TRUE(find_mail_rows(blobs_of(page_of(prose, 200).ink), 200).empty());
}

}  // namespace
}  // namespace lockbox::ocr
