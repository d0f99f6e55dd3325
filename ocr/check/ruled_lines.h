// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace lockbox::ocr {

/// A printed horizontal line: one to write on, or the edge of a box or frame. Upright pixels.
struct RuledLine {
    int left = 0;
    int right = 0;
    int y_left = 0;   ///< At `left`; a photographed line may slope.
    int y_right = 0;  ///< At `right`.
    int thickness_px = 1;

    int width() const { return right - left; }
    int y_at(int x) const;
    int y() const { return (y_left + y_right) / 2; }
};

/// The horizontal lines of at least 0.6 in, from the top. Found as runs of ink of at least 0.2 in,
/// over gaps of 0.02 in (microprinted lines look broken at 200 dpi), chained where they continue
/// each other over gaps of up to 0.35 in that letters hide. `ink`: CV_8UC1, 255 where there is
/// ink.
std::vector<RuledLine> find_ruled_lines(cv::Mat const& ink, int dpi);

/// The ink without those lines; strokes that cross a line stay whole.
cv::Mat without_lines(cv::Mat const& ink, std::vector<RuledLine> const& lines, int dpi);

/// Boxes to write in: two lines of about the same ends, 0.15 to 0.55 in apart.
std::vector<cv::Rect> find_boxes(std::vector<RuledLine> const& lines, int dpi);

/// The same by their sides: two upright strokes of one height, 0.5 to 2.6 in apart, with ink along
/// the top and bottom between them. Finds the boxes whose top or bottom the writing crosses.
std::vector<cv::Rect> find_boxes_by_sides(cv::Mat const& ink, int dpi);

/// Takes the sides of the boxes out of the ink; strokes that cross a side stay whole.
void remove_sides(cv::Mat& ink, std::vector<cv::Rect> const& boxes, int dpi);

}  // namespace lockbox::ocr
