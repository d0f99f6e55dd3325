// SPDX-License-Identifier: Apache-2.0
#include "ocr/print/print_engine.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "drawn_page.h"
#include "lockbox/failure.h"

namespace lockbox::ocr {
namespace {

constexpr int dpi = 200;

cv::Mat line_of(std::string const& text) {
    cv::Mat paper = blank_paper(4, 0.3, dpi);
    draw(paper, dpi, {0.1, 0.2, "Liberation Sans", 10, text});
    return worn(paper, {});
}

TEST(PrintEngine, ReadsPrintedLines) {
    PrintEngine engine;
    for (std::string const text :
         {"Walter Wilson", "365 Yarmouth Rd", "Holyoke, MA 01040", "Altus Dental"}) {
        PrintedLine const line = engine.read_line(line_of(text), dpi);
        EXPECT_EQ(line.text(), text);
        EXPECT_GT(line.probability().value(), 0.7) << line.text();
        EXPECT_LT(line.probability().value(), 1.0) << line.text();
    }
}

TEST(PrintEngine, WordsHaveTheirPlaces) {
    PrintEngine engine;
    PrintedLine const line = engine.read_line(line_of("Amount Due"), dpi);
    ASSERT_EQ(line.words.size(), 2U) << line.text();
    EXPECT_NEAR(line.words[0].box.x, 0.1 * dpi, 4);
    EXPECT_GT(line.words[1].box.x, line.words[0].box.x + line.words[0].box.width);
}

TEST(PrintEngine, EmptyPaperHasNoWords) {
    PrintEngine engine;
    EXPECT_EQ(engine.read_line(blank_paper(2, 0.3, dpi), dpi).text(), "");
    EXPECT_TRUE(engine.read_line(cv::Mat(2, 2, CV_8UC1, cv::Scalar(255)), dpi).words.empty());
}

TEST(PrintEngine, FiguresOnlyWhereAskedFor) {
    PrintEngine engine;
    std::string const text =
        engine.read_line(line_of("I05O8"), dpi, PrintedAlphabet::figures).text();
    EXPECT_EQ(text.find_first_not_of("0123456789$.,/- "), std::string::npos) << text;
}

TEST(PrintEngine, SaysWhichFileIsMissing) {
    setenv("TESSDATA_PREFIX", "/nowhere", 1);
    try {
        PrintEngine engine;
        ADD_FAILURE() << "started without language data";
    } catch (InstallationFailure const& failure) {
        EXPECT_NE(std::string(failure.what()).find("/nowhere"), std::string::npos)
            << failure.what();
        EXPECT_NE(failure.remedy().find("tesseract-ocr-eng"), std::string::npos)
            << failure.remedy();
    }
    unsetenv("TESSDATA_PREFIX");
}

}  // namespace
}  // namespace lockbox::ocr
