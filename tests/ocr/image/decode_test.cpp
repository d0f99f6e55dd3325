// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/decode.h"

#include <gmock/gmock.h>
#include <tiffio.h>

#include <random>

#include "tests/ocr/image/picture_bytes.h"

namespace lockbox::ocr {
namespace {

using testing::HasSubstr;

tl::expected<std::vector<ScannedPage>, Fault> decoded(std::string const& bytes) {
    return decode(bytes_of(bytes), "page.tif");
}

/// Pixels that are on different sides of middle gray.
int differing(cv::Mat const& a, cv::Mat const& b) {
    if (a.size() != b.size()) return -1;
    cv::Mat const differ = (a < 128) != (b < 128);
    return cv::countNonZero(differ);
}

TEST(Decode, TakesEveryFormOfTiffThatScannersWrite) {
    cv::Mat const page = marked_page(203, 90);
    struct Row {
        int bits, compression, photometric, fill_order;
    };
    for (Row const row : {Row{1, COMPRESSION_CCITTFAX4, 0, 1}, Row{1, COMPRESSION_CCITTFAX4, 1, 1},
                          Row{1, COMPRESSION_CCITTFAX4, 0, 2}, Row{1, COMPRESSION_CCITTFAX3, 0, 1},
                          Row{1, COMPRESSION_NONE, 1, 1}, Row{1, COMPRESSION_PACKBITS, 0, 1},
                          Row{8, COMPRESSION_LZW, 1, 1}, Row{8, COMPRESSION_LZW, 0, 1},
                          Row{8, COMPRESSION_NONE, 1, 1}, Row{8, COMPRESSION_JPEG, 1, 1},
                          Row{8, COMPRESSION_ADOBE_DEFLATE, 1, 1}, Row{24, COMPRESSION_LZW, 2, 1},
                          Row{24, COMPRESSION_NONE, 2, 1}}) {
        auto const pages = decoded(tiff_of({{.gray = page,
                                             .bits = row.bits,
                                             .compression = row.compression,
                                             .photometric = row.photometric,
                                             .fill_order = row.fill_order}}));
        SCOPED_TRACE(testing::Message() << row.bits << " bits, compression " << row.compression
                                        << ", photometric " << row.photometric);
        ASSERT_TRUE(pages.has_value()) << pages.error().text();
        ASSERT_EQ(pages->size(), 1U);
        EXPECT_EQ(differing(pages->front().gray, page), 0);
        EXPECT_EQ(pages->front().dpi_x, 200);
        EXPECT_EQ(pages->front().bits_per_pixel, row.bits);
        EXPECT_EQ(pages->front().bitonal, row.bits == 1);
    }
}

TEST(Decode, AppliesEachOrientation) {
    cv::Mat const upright = marked_page(120, 70);
    // What a file of that orientation stores: TIFF 6.0, section 8.
    auto const stored = [&](int orientation) {
        cv::Mat page = upright.clone();
        bool const crosswise = orientation >= 5;
        int const like = crosswise ? orientation - 4 : orientation;
        if (like == 2) cv::flip(page, page, 1);
        if (like == 3) cv::flip(page, page, -1);
        if (like == 4) cv::flip(page, page, 0);
        if (crosswise) cv::transpose(page, page);
        return page;
    };
    for (int orientation = 1; orientation <= 8; ++orientation) {
        auto const tiff = decoded(tiff_of({{.gray = stored(orientation),
                                            .bits = 1,
                                            .compression = COMPRESSION_CCITTFAX4,
                                            .photometric = 0,
                                            .orientation = orientation}}));
        auto const colour = decoded(tiff_of({{.gray = stored(orientation),
                                              .bits = 24,
                                              .compression = COMPRESSION_LZW,
                                              .orientation = orientation}}));
        auto const jpeg = decoded(jpeg_of(stored(orientation), 300, orientation));
        for (auto const* pages : {&tiff, &colour, &jpeg}) {
            ASSERT_TRUE(pages->has_value()) << pages->error().text();
            EXPECT_EQ(differing((*pages)->front().gray, upright), 0)
                << "orientation " << orientation;
        }
    }
}

TEST(Decode, ReadsAllPagesInOrder) {
    std::vector<TiffPage> pages;
    for (int i = 0; i < 5; ++i)
        pages.push_back({.gray = marked_page(100 + i, 60)});
    auto const read = decoded(tiff_of(pages));
    ASSERT_TRUE(read.has_value());
    ASSERT_EQ(read->size(), 5U);
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ((*read)[static_cast<std::size_t>(i)].gray.cols, 100 + i);
}

TEST(Decode, TellsWhatIsWrongWithAFile) {
    cv::Mat const page = marked_page(400, 300);
    std::string const tiff = tiff_of({{.gray = page, .bits = 1, .compression = 4}, {.gray = page}});
    struct Row {
        char const* file;
        std::string bytes;
        char const* place;
        char const* what;
    };
    using namespace std::string_literals;
    for (Row const& row :
         {Row{"empty", "", "page 1", "0 bytes"},
          Row{"text", "Dear clerk,\n", "page 1", "not a TIFF"},
          Row{"one byte", "I", "page 1", "not a TIFF"},
          Row{"header only", "II*\0\x08\0\0\0"s, "page 1", "TIFF is damaged"},
          Row{"cut PNG", png_of(page).substr(0, 200), "page 1", "PNG is damaged"},
          Row{"cut JPEG", jpeg_of(page, 200, 0).substr(0, 900), "page 1", "JPEG is damaged"}}) {
        auto const pages = decoded(row.bytes);
        ASSERT_FALSE(pages.has_value()) << row.file;
        EXPECT_EQ(pages.error().file, "page.tif");
        EXPECT_EQ(pages.error().place, row.place) << row.file;
        EXPECT_THAT(pages.error().what, HasSubstr(row.what)) << row.file;
        EXPECT_FALSE(pages.error().remedy.empty()) << row.file;
    }
}

/// A 16 or 32 bit number in the byte order of `II`.
std::string little(std::uint32_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text += static_cast<char>(value >> (8 * i) & 0xFF);
    return text;
}

/// A TIFF of one directory at byte 8, with width, height and the address of the next directory.
std::string tiff_header(std::uint32_t width, std::uint32_t height, std::uint32_t next) {
    std::string const entries = little(256, 2) + little(4, 2) + little(1, 4) + little(width, 4) +
                                little(257, 2) + little(4, 2) + little(1, 4) + little(height, 4) +
                                little(258, 2) + little(3, 2) + little(1, 4) + little(1, 4) +
                                little(273, 2) + little(4, 2) + little(1, 4) + little(8, 4) +
                                little(279, 2) + little(4, 2) + little(1, 4) + little(4, 4);
    return "II*" + std::string(1, '\0') + little(8, 4) + little(5, 2) + entries + little(next, 4);
}

TEST(Decode, RefusesHugePagesFromTheirHeader) {
    auto const tiff = decoded(tiff_header(30'000, 30'000, 0));
    ASSERT_FALSE(tiff.has_value());
    EXPECT_THAT(tiff.error().what, HasSubstr("30000 by 30000 pixels"));
    auto const endless = decoded(tiff_header(0xFFFFFFFF, 0xFFFFFFFF, 0));
    ASSERT_FALSE(endless.has_value());
    std::string png = png_of(marked_page(20, 20));
    // Width and height in IHDR, and its checksum for these values.
    png.replace(16, 8, std::string("\0\0\x75\x30\0\0\x75\x30", 8));
    auto const huge_png = decoded(png);
    ASSERT_FALSE(huge_png.has_value());
}

TEST(Decode, RefusesPagesWithoutSize) {
    for (auto const& bytes : {tiff_header(0, 100, 0), tiff_header(100, 0, 0)})
        EXPECT_FALSE(decoded(bytes).has_value());
}

TEST(Decode, EndsAtAChainOfPagesThatBitesItsTail) {
    std::string tiff = tiff_of({{.gray = marked_page(64, 64), .bits = 8, .compression = 1}});
    // The directory begins where the header says; its last four bytes name the next one.
    std::uint32_t directory = 0;
    for (int i = 3; i >= 0; --i)
        directory =
            directory << 8 | static_cast<unsigned char>(tiff[4 + static_cast<std::size_t>(i)]);
    std::size_t const count = static_cast<unsigned char>(tiff[directory]);
    tiff.replace(directory + 2 + 12 * count, 4, little(directory, 4));
    auto const pages = decoded(tiff);
    ASSERT_FALSE(pages.has_value());
    EXPECT_THAT(pages.error().what, HasSubstr("chain of pages"));
}

TEST(Decode, SurvivesEveryPrefix) {
    cv::Mat const page = marked_page(64, 40);
    for (std::string const& whole :
         {tiff_of({{.gray = page, .bits = 1, .compression = COMPRESSION_CCITTFAX4}}),
          tiff_of({{.gray = page, .bits = 8, .compression = COMPRESSION_LZW}, {.gray = page}}),
          tiff_of({{.gray = page, .bits = 8, .compression = COMPRESSION_JPEG}}), png_of(page),
          jpeg_of(page, 200, 6)}) {
        ASSERT_TRUE(decoded(whole).has_value());
        // A PNG's and a JPEG's last mark may be missing: all pixels are there.
        std::size_t const tail = whole.starts_with("II") ? 0 : 12;
        for (std::size_t length = 0; length + tail < whole.size(); ++length)
            EXPECT_FALSE(decoded(whole.substr(0, length)).has_value())
                << length << " of " << whole.size() << " bytes were taken for a whole file";
    }
}

TEST(Decode, SurvivesRandomDamage) {
    cv::Mat const page = marked_page(64, 40);
    std::mt19937 random(20'261'120);
    for (std::string const& whole :
         {tiff_of({{.gray = page, .bits = 1, .compression = COMPRESSION_CCITTFAX4},
                   {.gray = page, .bits = 24, .compression = COMPRESSION_LZW}}),
          tiff_of({{.gray = page, .bits = 8, .compression = COMPRESSION_JPEG}}), png_of(page),
          jpeg_of(page, 200, 6)}) {
        int taken = 0;
        for (int round = 0; round < 2'000; ++round) {
            std::string damaged = whole;
            for (unsigned flips = 1 + random() % 4; flips > 0; --flips) {
                std::size_t const at = random() % damaged.size();
                damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
            }
            auto const pages = decoded(damaged);
            if (!pages) continue;
            ++taken;
            for (ScannedPage const& one : *pages)
                ASSERT_LE(static_cast<long long>(one.gray.total()), greatest_page_px);
        }
        RecordProperty("taken", taken);
    }
}

}  // namespace
}  // namespace lockbox::ocr
