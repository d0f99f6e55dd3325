// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace lockbox::ocr {

/// A row of glyphs of one height whose right edges stand at multiples of one pitch: how E-13B,
/// OCR-A and OCR-B lines, and little else on payment paper, are set. Pixels of the picture
/// searched.
struct GlyphRow {
    cv::Rect box;          ///< Around the glyphs, without margin.
    double height_px = 0;  ///< Of a glyph: the median.
    double pitch_px = 0;   ///< Between neighbouring right edges.
    double slope = 0;      ///< Of the baseline, pixels down per pixel to the right.
    int glyphs = 0;        ///< Connected pieces of ink that keep height and pitch.
};

/// What to look for. Lengths in px.
struct GlyphRowLimits {
    double least_height = 0;
    double greatest_height = 0;
    double least_pitch_per_height = 0.75;  ///< OCR-A 0.91, E-13B 1.07, figures of text faces 0.78.
    double greatest_pitch_per_height = 1.3;
    int least_glyphs = 8;  ///< A date or a telephone number has fewer that touch its pitch.
};

/// Such rows in `ink` (CV_8UC1, 255 where there is ink), most glyphs first. By connected pieces of
/// ink chained to their right neighbours; slopes up to 5 degrees. 2 ms on a check at 200 dpi.
std::vector<GlyphRow> find_glyph_rows(cv::Mat const& ink, GlyphRowLimits const& limits);

/// The row with all ink that stands between its lines, as far as gaps of paper no wider than these
/// (in pitches) let it: pieces of symbols, glyphs that noise has broken or joined. Ink that runs
/// out of the row above or below, as signatures and edges do, does not count.
GlyphRow widened(GlyphRow const& row, cv::Mat const& ink, double greatest_gap_left,
                 double greatest_gap_right);

/// The part of `gray` around a row, with `margin` of its height of paper on each side, turned by
/// the row's slope. White beyond the edges of the picture.
cv::Mat straight_row(cv::Mat const& gray, GlyphRow const& row, double margin);

}  // namespace lockbox::ocr
