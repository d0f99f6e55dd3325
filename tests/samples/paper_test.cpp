// SPDX-License-Identifier: Apache-2.0
#include "samples/paper.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "samples/e13b.h"
#include "tests/samples/stand_in_fonts.h"

namespace lockbox::samples {
namespace {

/// The span of dark columns within rows of a picture, in pixels.
struct Span {
    int first = -1;
    int last = -1;
};

Span dark_columns(Picture const& picture) {
    Span span;
    for (int x = 0; x < picture.width_px; ++x) {
        for (int y = 0; y < picture.height_px; ++y) {
            if (picture.levels[static_cast<std::size_t>(y * picture.width_px + x)] >= 128) continue;
            if (span.first < 0) span.first = x;
            span.last = x;
        }
    }
    return span;
}

TEST(Paper, HasTheSizeOfThePaperAndItsMargins) {
    FontShelf const fonts(stand_in_fonts());
    Picture const picture =
        Paper(fonts, 6, 2.75, {200, 0, 0.1, black}, white).picture(Channels::gray);
    EXPECT_EQ(picture.width_px, 1240);
    EXPECT_EQ(picture.height_px, 590);
    EXPECT_EQ(picture.levels[0], 0) << "the scanner's background";
    EXPECT_EQ(picture.levels[590 / 2 * 1240 + 620], 255) << "the paper";
}

/// A MICR cell is 0.125 in wide and a zero 0.091 in, so two zeros at positions 1 and 2 span
/// 0.216 in and end 0.3125 in from the right edge.
TEST(Paper, MicrCharactersStandAtTheirPositions) {
    FontShelf const fonts(stand_in_fonts());
    Paper paper(fonts, 6, 2.75, {1000, 0, 0, white}, white);
    print_micr(paper, "00", 2);
    Span const span = dark_columns(paper.picture(Channels::gray));
    EXPECT_NEAR(span.last, 6000 - 312.5, 2);
    EXPECT_NEAR(span.last - span.first, 216, 3);
}

TEST(Paper, TextEndsWhereItsWidthSays) {
    FontShelf const fonts(stand_in_fonts());
    Paper paper(fonts, 4, 1, {300, 0, 0, white}, white);
    Type const type = {Fount::ocr_a, 12};
    double const width = paper.text({0.5, 0.5}, type, "0123456789");
    EXPECT_NEAR(width, paper.text_width_in(type, "0123456789"), 1e-6);
    EXPECT_LT(dark_columns(paper.picture(Channels::gray)).last, (0.5 + width) * 300 + 1);
}

}  // namespace
}  // namespace lockbox::samples
