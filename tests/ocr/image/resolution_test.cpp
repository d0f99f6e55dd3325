// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/resolution.h"

#include <gtest/gtest.h>

namespace lockbox::ocr {
namespace {

TEST(Resolution, IsTheFilesWhereCredibleAndElseThatOfUsualPaper) {
    struct Row {
        int file_dpi;
        cv::Size2d paper;
        double expected_dpi;
        char const* what;
    };
    for (Row const& row : {Row{200, {1200, 550}, 200, "a scanned check"},
                           Row{300, {2550, 3300}, 300, "a scanned letter"},
                           Row{0, {1200, 550}, 200, "a check that says nothing"},
                           Row{72, {1600, 732}, 1600 / 6.0, "a photographed check"},
                           Row{96, {1600, 660}, 1600 / 8.5, "a photographed business check"},
                           Row{72, {2550, 3300}, 300, "a photographed letter"},
                           Row{75, {442, 205}, 75, "a small picture that tells the truth"},
                           Row{1, {1200, 550}, 200, "one dot per inch"},
                           Row{30'000, {1200, 550}, 200, "thirty thousand dots per inch"}}) {
        ScannedPage page;
        page.dpi_x = row.file_dpi;
        page.dpi_y = row.file_dpi;
        EXPECT_NEAR(resolution_of(page, row.paper).x_dpi, row.expected_dpi, 0.5) << row.what;
    }
}

TEST(Resolution, MayDifferInItsTwoDirections) {
    ScannedPage page;
    page.dpi_x = 204;
    page.dpi_y = 98;
    Resolution const found = resolution_of(page, {1224, 270});
    EXPECT_EQ(found.x_dpi, 204);
    EXPECT_EQ(found.y_dpi, 98);
}

}  // namespace
}  // namespace lockbox::ocr
