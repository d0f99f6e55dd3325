// SPDX-License-Identifier: Apache-2.0
#include "ocr/network/text_place.h"

#include <algorithm>

#include "ocr/network/ctc.h"

namespace lockbox::ocr {

cv::Rect place_of_text(LineScores const& scores, std::string_view text, TextSpan span, cv::Rect row,
                       cv::Rect cut) {
    auto const frames = align(scores, text);
    if (frames.size() != text.size() || span.size() == 0) return row;
    auto const x = [&](int frame) { return cut.x + static_cast<int>(scores.x_px(frame)); };
    int const margin = row.height / 3;
    int const left = span.first == 0 ? row.x : x(frames[span.first].first) - margin;
    int const right = span.end == text.size() ? row.br().x : x(frames[span.end - 1].end) + margin;
    return cv::Rect(left, row.y, std::max(1, right - left), row.height) & row;
}

}  // namespace lockbox::ocr
