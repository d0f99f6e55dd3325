// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/imgproc.hpp>
#include <string>

namespace lockbox::ocr {

/// A page of 6 by 2.75 inches with ruled lines, words and a row of evenly spaced figures near its
/// foot, as a check has: enough for finding out how it lies. CV_8UC1.
inline cv::Mat drawn_check(int dpi, std::string const& words = "Seven hundred thirty and 50/100") {
    cv::Mat page(dpi * 275 / 100, dpi * 6, CV_8UC1, cv::Scalar(255));
    auto const px = [&](double inches) { return static_cast<int>(inches * dpi); };
    auto const write = [&](double x_in, double y_in, double height_in, std::string const& text) {
        double const scale = height_in * dpi / 22;
        cv::putText(page, text, {px(x_in), px(y_in)}, cv::FONT_HERSHEY_SIMPLEX, scale, 0,
                    std::max(1, dpi / 100), cv::LINE_AA);
    };
    for (double y_in : {0.75, 1.2, 1.55, 2.15})
        cv::line(page, {px(0.5), px(y_in)}, {px(5.5), px(y_in)}, 0, std::max(1, dpi / 150));
    write(0.4, 0.35, 0.09, "Pauline Petersen-Delgado");
    write(0.4, 0.52, 0.09, "17 Upper Ridge Street, Holyoke");
    write(0.6, 1.17, 0.11, "Health Connector");
    write(0.6, 1.52, 0.11, words);
    write(0.6, 2.12, 0.11, "premium due");
    for (int i = 0; i < 28; ++i)
        write(0.5 + 0.125 * i, 2.52, 0.117, std::string(1, static_cast<char>('0' + i * 7 % 10)));
    return page;
}

}  // namespace lockbox::ocr
