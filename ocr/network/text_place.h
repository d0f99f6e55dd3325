// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>
#include <string_view>

#include "lockbox/text_span.h"
#include "ocr/network/line_network.h"

namespace lockbox::ocr {

/// The part of `row` that shows the characters `span` of `text`, by their frames, with a third of
/// the row's height beside them; to the row's end where the span reaches the text's. `cut` is what
/// the scores were read of; both are pixels of the page. The whole row where `text` is impossible.
cv::Rect place_of_text(LineScores const& scores, std::string_view text, TextSpan span, cv::Rect row,
                       cv::Rect cut);

}  // namespace lockbox::ocr
