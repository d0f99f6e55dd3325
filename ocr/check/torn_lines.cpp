// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/torn_lines.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace lockbox::ocr {

std::vector<cv::Range> words_in(cv::Mat const& ink, int gap_px, int flat_px) {
    cv::Mat upright;
    cv::morphologyEx(ink, upright, cv::MORPH_OPEN, cv::Mat::ones(flat_px, 1, CV_8U));
    std::vector<cv::Range> words;
    for (int x = 0; x < upright.cols; ++x) {
        if (cv::countNonZero(upright.col(x)) == 0) continue;
        if (words.empty() || x - words.back().end > gap_px) words.emplace_back(x, x + 1);
        words.back().end = x + 1;
    }
    return words;
}

cv::Rect whole_line(CheckPicture const& check, cv::Rect const& part, int right_end) {
    constexpr double between_letters_in = 0.11, between_words_in = 0.5, flat_stroke_in = 0.03;
    constexpr double tallest_in = 0.4;
    int const height = std::min(part.height, check.px(tallest_in));
    cv::Rect const band = cv::Rect(0, part.br().y - height, right_end, height) &
                          cv::Rect({0, 0}, check.geometry.size);
    if (band.area() == 0) return part;
    auto const words = words_in(check.page.ink(band), check.px(between_letters_in),
                                std::max(2, check.px(flat_stroke_in)));
    // Money orders type the words no higher than small print.
    bool const typed_small = part.height <= check.px(1.3 * small_print_in);
    auto const is_print = [&](cv::Range const& word) {
        if (typed_small) return false;
        cv::Mat const ink = check.page.ink({word.start, band.y, word.size(), band.height});
        return cv::boundingRect(ink).height <= check.px(small_print_in);
    };
    int const gap = check.px(between_words_in);
    int left = part.x, right = std::min(part.br().x, right_end);
    for (auto word = words.rbegin(); word != words.rend(); ++word)
        if (word->start < left && word->end > left - gap && !is_print(*word)) left = word->start;
    for (cv::Range const& word : words)
        if (word.end > right && word.start < right + gap && !is_print(word)) right = word.end;
    return {left, band.y, right - left, band.height};
}

}  // namespace lockbox::ocr
