// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/group_4.h"

#include <gtest/gtest.h>

#include "tests/ocr/image/drawn_check.h"
#include "tests/ocr/image/picture_bytes.h"

namespace lockbox::ocr {
namespace {

constexpr int group_4 = 4;  // of the tag Compression, TIFF 6

/// The whole file, whose frame of header and directory is the same for all pictures of one size.
std::size_t file_bytes(cv::Mat const& ink) {
    return tiff_of({{.gray = ~ink, .bits = 1, .compression = group_4, .photometric = 0}}).size();
}

TEST(Group4, ABlankPageTakesOneBitARow) {
    // ITU-T T.6: V0 (one bit) for each row like the one above, then EOFB, 24 bits.
    for (int const rows : {8, 550, 733}) {
        cv::Mat const blank = cv::Mat::zeros(rows, 1200, CV_8UC1);
        EXPECT_EQ(group_4_bytes(blank), static_cast<std::size_t>((rows + 24 + 7) / 8)) << rows;
    }
}

TEST(Group4, AgreesWithTheFileThatLibtiffWrites) {
    cv::Mat const blank = cv::Mat::zeros(550, 1200, CV_8UC1);
    cv::Mat const check = drawn_check(200) < 128;
    auto const more_in_file = static_cast<double>(file_bytes(check) - file_bytes(blank));
    auto const more = static_cast<double>(group_4_bytes(check) - group_4_bytes(blank));
    EXPECT_NEAR(more, more_in_file, 2);  // directories begin at even offsets
}

TEST(Group4, NothingTakesNothing) {
    EXPECT_EQ(group_4_bytes(cv::Mat()), 0U);
}

}  // namespace
}  // namespace lockbox::ocr
