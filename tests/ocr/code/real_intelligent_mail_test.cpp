// SPDX-License-Identifier: Apache-2.0
// Barcodes by the Postal Service's own encoder, as letters and as pictures of 300 dpi. Set
// LOCKBOX_DATA to a folder that holds imb/barcodes.txt (line k: the letters of t<k>) and
// imb/t<k>_si.png.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "ocr/code/intelligent_mail.h"
#include "ocr/code/intelligent_mail_code.h"
#include "ocr/image/decode.h"

namespace lockbox::ocr {
namespace {

/// The page as it stands, on paper with room around it.
PageImage page_of_picture(std::filesystem::path const& path) {
    constexpr int dpi = 300;
    constexpr int margin_px = 60;
    std::ifstream file(path, std::ios::binary);
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    auto const pages = decode(std::as_bytes(std::span(text)), path.string());
    PageImage page;
    if (!pages) return page;
    cv::Mat const gray = pages->front().gray;
    page.gray =
        cv::Mat(gray.rows + 2 * margin_px, gray.cols + 2 * margin_px, CV_8UC1, cv::Scalar(255));
    gray.copyTo(page.gray(cv::Rect({margin_px, margin_px}, gray.size())));
    page.ink = binarised(page.gray, dpi);
    page.dpi = dpi;
    page.scan_size = page.gray.size();
    return page;
}

TEST(RealIntelligentMail, LettersAndPicturesSayTheSame) {
    char const* data = std::getenv("LOCKBOX_DATA");
    if (!data) GTEST_SKIP() << "LOCKBOX_DATA is not set";
    auto const folder = std::filesystem::path(data) / "imb";
    std::ifstream file(folder / "barcodes.txt");
    if (!file) GTEST_SKIP() << "no barcodes.txt in " << folder;
    int line = 0;
    for (std::string text; std::getline(file, text);) {
        ++line;
        std::string letters;
        std::istringstream(text) >> letters;
        auto const bars = mail_bars_of(letters, 0.01);
        ASSERT_TRUE(bars) << "line " << line;
        auto const code = decode_mail(*bars);
        ASSERT_TRUE(code) << "line " << line;
        EXPECT_GT(code->probability.value(), 0.99999) << "line " << line;
        PageImage const page = page_of_picture(folder / ("t" + std::to_string(line) + "_si.png"));
        ASSERT_FALSE(page.gray.empty()) << "line " << line;
        auto const mail = read_intelligent_mail(page, blobs_of(page.ink));
        ASSERT_TRUE(mail && read_of(mail->reading)) << "line " << line;
        EXPECT_TRUE(read_of(mail->reading)->value == code->digits) << "line " << line;
    }
    EXPECT_GT(line, 0);
}

}  // namespace
}  // namespace lockbox::ocr
