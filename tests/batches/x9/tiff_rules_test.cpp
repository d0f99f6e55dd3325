// SPDX-License-Identifier: Apache-2.0
#include "batches/x9/tiff_rules.h"

#include <gtest/gtest.h>

#include "tests/batches/x9/sample_letter.h"

namespace lockbox::x9 {
namespace {

constexpr std::size_t strip = 20;
constexpr std::size_t directory = 8 + strip;

/// The picture with `value` in place of a tag's.
std::vector<std::byte> with(std::uint32_t tag, std::uint32_t value) {
    std::vector<std::byte> bytes = test::sample_tiff(strip);
    auto const at = [&](std::size_t i) { return std::to_integer<std::uint32_t>(bytes[i]); };
    for (std::size_t entry = directory + 2; entry + 12 <= bytes.size(); entry += 12)
        if ((at(entry) | at(entry + 1) << 8) == tag) {
            for (std::size_t i = 0; i < 4; ++i)
                bytes[entry + 8 + i] = static_cast<std::byte>(value >> (8 * i) & 0xFF);
            return bytes;
        }
    ADD_FAILURE() << "no tag " << tag;
    return bytes;
}

std::string parts(std::vector<std::byte> const& bytes) {
    std::string text;
    for (TiffFinding const& finding : tiff_findings(bytes))
        text += (text.empty() ? "" : ", ") + finding.part;
    return text;
}

TEST(TiffRules, a_right_picture_is_clean) {
    EXPECT_EQ(parts(test::sample_tiff(strip)), "");
    EXPECT_EQ(parts(test::sample_tiff(1)), "");
}

TEST(TiffRules, every_broken_tag_is_named) {
    struct Row {
        std::uint32_t tag, value;
        char const* part;
    };
    for (Row const& row :
         {Row{254, 2, "NewSubfileType"}, Row{256, 0, "ImageWidth"}, Row{257, 0, "ImageLength"},
          Row{258, 8, "BitsPerSample"}, Row{259, 1, "Compression"}, Row{259, 5, "Compression"},
          Row{262, 1, "PhotometricInterpretation"}, Row{266, 2, "FillOrder"},
          Row{273, 4, "StripByteCounts"}, Row{273, 5000, "StripByteCounts"},
          Row{274, 3, "Orientation"}, Row{277, 3, "SamplesPerPixel"}, Row{278, 100, "RowsPerStrip"},
          Row{279, 5000, "StripByteCounts"}, Row{279, 0, "StripByteCounts"},
          Row{293, 1, "T6Options"}, Row{296, 3, "ResolutionUnit"}})
        EXPECT_EQ(parts(with(row.tag, row.value)), row.part) << row.tag << " = " << row.value;
    EXPECT_EQ(parts(with(282, 8)), "XResolution, YResolution") << "no number of pixels an inch";
    EXPECT_EQ(parts(with(283, 5000)), "tag 283, YResolution, YResolution") << "outside";
}

TEST(TiffRules, other_bytes_and_cut_pictures_are_named) {
    EXPECT_EQ(parts({}), "header");
    std::vector<std::byte> const whole = test::sample_tiff(strip);
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_NE(parts({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)}), "")
            << length;
    auto big_endian = whole;
    big_endian[0] = big_endian[1] = std::byte{'M'};
    EXPECT_EQ(parts(big_endian), "header");
    auto two_pages = whole;
    two_pages[directory + 2 + 16 * 12] = std::byte{8};
    EXPECT_EQ(parts(two_pages), "directory");
    auto out_of_order = whole;
    out_of_order[directory + 3] = std::byte{1};  // 510 before 256
    EXPECT_EQ(parts(out_of_order), "directory");
}

}  // namespace
}  // namespace lockbox::x9
