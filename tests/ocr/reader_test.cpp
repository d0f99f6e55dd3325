// SPDX-License-Identifier: Apache-2.0
#include "ocr/reader.h"

#include <gtest/gtest.h>

#include "tests/ocr/image/drawn_check.h"
#include "tests/ocr/image/picture_bytes.h"

namespace lockbox::ocr {
namespace {

TEST(Reader, RefusesWhatIsNoPictureAndNamesTheFile) {
    Reader reader{SiteConfig{}};
    auto const opened = reader.open(bytes_of("Dear clerk,"), "0007-1f.tif");
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().file, "0007-1f.tif");
    auto const single = reader.read_single(bytes_of(""), "line.tif", Reader::Single::micr_line);
    ASSERT_FALSE(single.has_value());
    EXPECT_EQ(single.error().file, "line.tif");
}

TEST(Reader, TakesPicturesOfNothing) {
    Reader reader{SiteConfig{}};
    for (cv::Size const size : {cv::Size{1, 1}, cv::Size{5, 2'000}, cv::Size{900, 500}})
        for (int level : {0, 130, 255}) {
            auto const bytes =
                bytes_of(tiff_of({{.gray = cv::Mat(size, CV_8UC1, cv::Scalar(level))}}));
            auto opened = reader.open(bytes, "0001-1f.tif");
            ASSERT_TRUE(opened.has_value()) << opened.error().text();
            ASSERT_EQ(opened->size(), 1U);
            reader.read(opened->front(), Effort::everything);
            PageReadings const& readings = opened->front().readings();
            EXPECT_NE(readings.kind, PageKind::check) << size << " level " << level;
            EXPECT_EQ(readings.quality.width_px, size.width);
        }
}

TEST(Reader, GivesTheSameReadingsForTheSameBytes) {
    auto const bytes = bytes_of(tiff_of({{.gray = drawn_check(200)}}));
    auto const run = [&] {
        Reader reader{SiteConfig{}};
        auto opened = reader.open(bytes, "0001-1f.tif");
        reader.read(opened->front(), Effort::essential);
        return opened->front().readings();
    };
    PageReadings const first = run();
    PageReadings const second = run();
    EXPECT_EQ(first.fingerprint, second.fingerprint);
    EXPECT_EQ(first.kind, second.kind);
    ASSERT_EQ(first.fields.size(), second.fields.size());
    for (std::size_t i = 0; i < first.fields.size(); ++i) {
        auto const* a = read_of(first.fields[i].reading);
        auto const* b = read_of(second.fields[i].reading);
        ASSERT_EQ(a == nullptr, b == nullptr) << name(first.fields[i].name);
        if (!a) continue;
        EXPECT_EQ(a->value, b->value) << name(first.fields[i].name);
    }
}

}  // namespace
}  // namespace lockbox::ocr
