// SPDX-License-Identifier: Apache-2.0
#include "ocr/network/line_network.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <opencv2/imgproc.hpp>

#include "ocr/network/ctc.h"
#include "ocr/network/embedded_model.h"

namespace lockbox::ocr {
namespace {

/// A line in OpenCV's stroke fount, about 30 px high, on white paper.
cv::Mat drawn(std::string const& text) {
    int baseline = 0;
    cv::Size const size = cv::getTextSize(text, cv::FONT_HERSHEY_DUPLEX, 1.0, 2, &baseline);
    cv::Mat line(size.height + 16, size.width + 16, CV_8UC1, cv::Scalar(255));
    cv::putText(line, text, {8, size.height + 8}, cv::FONT_HERSHEY_DUPLEX, 1.0, cv::Scalar(20), 2,
                cv::LINE_AA);
    return line;
}

/// The glyphs of samples/e13b.txt: rows of '#' and '.', by the character's name.
std::map<char, std::vector<std::string>> e13b() {
    std::map<char, std::vector<std::string>> glyphs;
    std::ifstream file(LOCKBOX_E13B_GLYPHS);
    char name = 0;
    for (std::string row; std::getline(file, row);) {
        if (row.starts_with("glyph "))
            name = row[6];
        else if (name != 0 && row.size() == 14)
            glyphs[name].push_back(row);
    }
    return glyphs;
}

/// An E-13B line, bitonal, at a pitch of 25 px (200 dpi); a space is an empty position.
cv::Mat e13b_line(std::string const& text) {
    auto const glyphs = e13b();
    constexpr int scale = 4, pitch = 77, cell_left = 21;  // px of the drawing: 0.125 in = 77 px
    cv::Mat big(18 * scale + 24, pitch * static_cast<int>(text.size()) + 80, CV_8UC1,
                cv::Scalar(255));
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ') continue;
        auto const& rows = glyphs.at(text[i]);
        for (int y = 0; y < 18; ++y)
            for (int x = 0; x < 14; ++x)
                if (rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] == '#')
                    cv::rectangle(big,
                                  cv::Rect(40 + pitch * static_cast<int>(i) + cell_left + x * scale,
                                           12 + y * scale, scale, scale),
                                  cv::Scalar(0), cv::FILLED);
    }
    cv::Mat line;
    double const to_200_dpi = 25.0 / pitch;
    cv::resize(big, line, {}, to_200_dpi, to_200_dpi, cv::INTER_AREA);
    cv::threshold(line, line, 127, 255, cv::THRESH_BINARY);
    return line;
}

std::string read(LineNetwork& network, cv::Mat const& line) {
    auto const readings = best_strings(network.read(line), 1);
    return readings.empty() ? "(no frames)" : readings[0].text;
}

TEST(LineNetwork, ReadsAnE13bLineAsDrawnFromItsGeometry) {
    LineNetwork micr(LineNetwork::Kind::micr);
    EXPECT_EQ(read(micr, e13b_line("A011000015A 12345678C 0101")), "A011000015A12345678C0101");
    EXPECT_EQ(read(micr, e13b_line("C004512C A267084131A 9D8765432C B0000034567B")),
              "C004512CA267084131A9D8765432CB0000034567B");
}

TEST(LineNetwork, ReadsFiguresAndText) {
    LineNetwork digits(LineNetwork::Kind::digits);
    EXPECT_EQ(read(digits, drawn("$1,234.56")), "$1,234.56");
    EXPECT_EQ(read(digits, drawn("11/23/2026")), "11/23/2026");
    LineNetwork text(LineNetwork::Kind::text);
    EXPECT_EQ(read(text, drawn("Health Connector")), "Health Connector");
    LineNetwork dates(LineNetwork::Kind::dates);
    EXPECT_EQ(read(dates, drawn("11/11/26")), "11/11/26");
    EXPECT_EQ(read(dates, drawn("Nov 8, 2026")), "nov8,2026");
}

TEST(LineNetwork, EachFrameIsADistribution) {
    LineNetwork digits(LineNetwork::Kind::digits);
    auto const scores = digits.read(drawn("345.67"));
    ASSERT_GT(scores.frames, 10);
    for (int f = 0; f < scores.frames; ++f) {
        double sum = 0;
        for (int k = 0; k < scores.classes(); ++k)
            sum += std::exp(static_cast<double>(scores.frame(f)[k]));
        EXPECT_NEAR(sum, 1.0, 1e-4) << "frame " << f;
    }
}

TEST(LineNetwork, ScanResolutionAndPaperLevelDoNotMatter) {
    LineNetwork digits(LineNetwork::Kind::digits);
    cv::Mat const line = drawn("345.67");
    cv::Mat large, faint;
    cv::resize(line, large, {}, 2.0, 2.0, cv::INTER_CUBIC);
    line.convertTo(faint, CV_8U, 0.4, 90);
    EXPECT_EQ(read(digits, large), "345.67");
    EXPECT_EQ(read(digits, faint), "345.67");
}

TEST(LineNetwork, CharactersAreFoundWhereTheyStand) {
    LineNetwork digits(LineNetwork::Kind::digits);
    cv::Mat line(40, 400, CV_8UC1, cv::Scalar(255));
    drawn("7").copyTo(line(cv::Rect(300, 0, drawn("7").cols, drawn("7").rows)));
    auto const scores = digits.read(line);
    auto const spans = align(scores, "7");
    ASSERT_EQ(spans.size(), 1u);
    float const middle = (scores.x_px(spans[0].first) + scores.x_px(spans[0].end)) / 2;
    EXPECT_NEAR(middle, 300.0F + static_cast<float>(drawn("7").cols) / 2.0F, 12.0F);
}

TEST(LineNetwork, AStretchedNetworkFindsCharactersWhereTheyStandToo) {
    LineNetwork dates(LineNetwork::Kind::dates);
    cv::Mat const date = drawn("11/8/26");
    auto const spans = align(dates.read(date), "11/8/26");
    ASSERT_EQ(spans.size(), 7u);
    float const end = dates.read(date).x_px(spans.back().end);
    EXPECT_GT(end, static_cast<float>(date.cols) * 0.75F);
    EXPECT_LT(end, static_cast<float>(date.cols) * 1.1F);
}

TEST(LineNetwork, PaperWithoutWritingReadsAsNothing) {
    LineNetwork digits(LineNetwork::Kind::digits);
    EXPECT_EQ(read(digits, cv::Mat(40, 300, CV_8UC1, cv::Scalar(230))), "");
    EXPECT_EQ(digits.read(cv::Mat()).frames, 0) << "an empty matrix";
    EXPECT_EQ(digits.read(cv::Mat(2, 300, CV_8UC1, cv::Scalar(0))).frames, 0) << "two rows";
    EXPECT_EQ(digits.read(cv::Mat(10, 900, CV_8UC1, cv::Scalar(0))).frames, 0) << "90 times wide";
}

TEST(LineNetwork, TheSamePictureGivesTheSameScoresInAnyOrderOfCalls) {
    LineNetwork digits(LineNetwork::Kind::digits);
    auto const first = digits.read(drawn("98.10"));
    digits.read(drawn("11111111111111111111"));
    digits.read(drawn("3"));
    EXPECT_EQ(digits.read(drawn("98.10")).log_probability, first.log_probability);
}

TEST(EmbeddedModel, ClassesFileIsTemperatureThenOneClassPerLine) {
    auto const model = parse_classes("temperature 1.25\n0\nspace\n#\n");
    EXPECT_EQ(model.alphabet, "0 #");
    EXPECT_FLOAT_EQ(model.temperature, 1.25F);
}

}  // namespace
}  // namespace lockbox::ocr
