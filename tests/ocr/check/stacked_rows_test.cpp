// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/stacked_rows.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

namespace lockbox::ocr {
namespace {

PageGeometry page_with(std::initializer_list<std::pair<char const*, int>> lines) {
    PageGeometry page;
    page.size = {800, 300};
    page.ink = cv::Mat::zeros(page.size, CV_8UC1);
    for (auto const& [text, baseline] : lines)
        cv::putText(page.ink, text, {40, baseline}, cv::FONT_HERSHEY_SCRIPT_SIMPLEX, 1.0, 255, 2);
    return page;
}

WritingRow all_of(PageGeometry const& page) {
    return {cv::boundingRect(page.ink), {cv::boundingRect(page.ink)}, 20};
}

TEST(StackedRows, TwoLinesThatReachIntoEachOther) {
    auto const page = page_with({{"Jorge Tully", 100}, {"Tufts Health Plan", 132}});
    auto const lines = lines_of(page, all_of(page));
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_LE(lines[0].box.br().y, lines[1].box.y);
    EXPECT_NEAR(lines[1].box.y, 108, 10);
}

TEST(StackedRows, OneLineStaysOne) {
    for (char const* text : {"Seventy Five and 91/100", "Health Connector", "gypsy gymnast"}) {
        auto const page = page_with({{text, 120}});
        EXPECT_EQ(lines_of(page, all_of(page)).size(), 1U) << text;
    }
}

}  // namespace
}  // namespace lockbox::ocr
