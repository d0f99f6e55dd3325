// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>

#include "ocr/image/coarse_page.h"
#include "ocr/image/page_image.h"

namespace lockbox::ocr {

/// Something wrong at a place of the upright page; without size where nothing is.
struct Flaw {
    double size_in = 0;
    cv::Rect box;  ///< In pixels of the upright page.
};

/// Where the dark bed of the scanner shows within the rectangle around the paper. Paper that was
/// scanned on a white bed shows none of this.
struct PaperEdges {
    Flaw corner;  ///< The largest missing corner, torn off or folded over: its shorter side.
    Flaw edge;    ///< The deepest tear or fold that begins at an edge: how far it reaches in.
    Flaw ledge;   ///< The largest corner that is missing as a rectangle, which is how a paper
                  ///< behind another stands out: its shorter side.
};
/// Dark cells are followed from the corners and edges inwards. What is missing must be dark
/// throughout, at least 0.2 in wide, and stand at no more than half of an edge: a dark heading
/// that runs off the paper is print.
PaperEdges paper_edges(CoarsePage const& page);

/// The widest strip of dark bed that the scan holds beside the paper, in inches. What is printed
/// dark up to the paper's edge has light letters in it and does not count.
double framing_in(cv::Mat const& scan_gray, PageImage const& page);

}  // namespace lockbox::ocr
