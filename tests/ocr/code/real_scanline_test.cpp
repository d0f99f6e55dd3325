// SPDX-License-Identifier: Apache-2.0
// A payment stub with a scanline that is not in our layout, at 200 dpi. Set LOCKBOX_DATA to a
// folder that holds coupon/ocr-a-stub.png.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "ocr/code/coupon_codes.h"
#include "ocr/image/decode.h"
#include "ocr/image/upright.h"
#include "ocr/micr/micr_line.h"

namespace lockbox::ocr {
namespace {

TEST(RealStub, ScanlineAndMicrLineAreRead) {
    char const* data = std::getenv("LOCKBOX_DATA");
    if (!data) GTEST_SKIP() << "LOCKBOX_DATA is not set";
    auto const path = std::filesystem::path(data) / "coupon" / "ocr-a-stub.png";
    std::ifstream file(path, std::ios::binary);
    if (!file) GTEST_SKIP() << "no " << path;
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    auto const pages = decode(std::as_bytes(std::span(text)), path.string());
    ASSERT_TRUE(pages);
    PageImage const page = upright(pages->front()).page;
    LineNetwork digits(LineNetwork::Kind::digits);
    PageReadings found;
    found.fields = read_coupon_codes(page, ScanlineLayout::shipped(), digits);
    auto const scanline = found.field(FieldName::scanline);
    ASSERT_TRUE(read_of(scanline));
    EXPECT_EQ(read_of(scanline)->value, "00012345543210000002015102600000000000000000000001231");
    EXPECT_FALSE(read_of(found.field(FieldName::member_id))) << "the layout is another biller's";
    auto const place = find_micr(page);
    ASSERT_TRUE(place);
    LineNetwork micr(LineNetwork::Kind::micr);
    EXPECT_EQ(read_micr_line(page, *place, micr).text(), "C00012C A600120003A 123D312D1");
}

}  // namespace
}  // namespace lockbox::ocr
