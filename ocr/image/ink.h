// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace lockbox::ocr {

/// Which pixels of a gray page are ink: CV_8UC1, 255 ink, 0 paper.
///
/// Local threshold after Sauvola and Pietikäinen (2000): a pixel is ink if it is darker than the
/// mean of its surroundings by more than their contrast explains. Survives shadow and uneven light
/// of photographs; large black areas stay filled. The pale pattern of safety paper, which covers
/// most of the page, is no ink. `dpi` is that of `gray`.
cv::Mat binarised(cv::Mat const& gray, int dpi);

/// A connected piece of ink (neighbours across corners count). Found by runs, about 0.5 ms for a
/// check at 200 dpi; `ink` holds 0 and 255 only. Order: by topmost row, then from the left.
struct Blob {
    cv::Rect box;
    int area_px;
};
std::vector<Blob> blobs_of(cv::Mat const& ink);

/// Ink pixels [first, end) of row `y`, and which piece they are part of.
struct InkRun {
    int y;
    int first;
    int end;
    std::size_t piece;
};

/// All pieces and all that they are made of, row by row: what labels of every pixel would say, at a
/// fifth of the cost. Order of pieces: by the 2 x 2 px cell in which each begins, as in
/// cv::connectedComponents.
struct InkPieces {
    std::vector<Blob> pieces;
    std::vector<InkRun> runs;
};
InkPieces ink_pieces_of(cv::Mat const& ink);

}  // namespace lockbox::ocr
