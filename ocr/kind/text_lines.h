// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "ocr/image/ink.h"
#include "ocr/image/page_image.h"
#include "ocr/network/line_network.h"

namespace lockbox::ocr {

/// A line of print or writing, or one stretch of it between wide gaps.
struct TextLine {
    cv::Rect box;          ///< Around its letters, pixels of the upright page.
    int letters = 0;       ///< Pieces of ink in it.
    double height_in = 0;  ///< Of its tall letters: nine tenths are no taller.
};

/// Lines of at least `least_letters` letters, from top to bottom: pieces of ink chained to their
/// right neighbours. Cheap (no network). Text that stands on a ruled line or in a box which it
/// touches is missed: enough to find out what a page is, not to read it.
std::vector<TextLine> text_lines(PageImage const& page, std::vector<Blob> const& blobs,
                                 int least_letters);

struct LineText {
    std::string text;       ///< Upper case, as the network reads it.
    double confidence = 0;  ///< Mean probability of its characters; 0 for no text.
};
LineText read_text_line(PageImage const& page, TextLine const& line, LineNetwork& text);

/// How many pairs of neighbouring letters lie side by side and how many one above the other: which
/// way writing runs on the page.
struct WritingDirection {
    int level = 0;
    int across = 0;
};
WritingDirection writing_direction(PageImage const& page, std::vector<Blob> const& blobs);

}  // namespace lockbox::ocr
