// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lockbox/page.h"
#include "ocr/check/spelling_graph.h"
#include "ocr/check/writing_rows.h"
#include "ocr/image/page_image.h"
#include "ocr/network/line_network.h"

namespace lockbox::ocr {

/// A check in hand: its upright picture, what stands on it, and where its MICR line begins.
struct CheckPicture {
    PageImage const& page;
    PageGeometry geometry;
    int foot_y = 0;  ///< Writing ends here; below is the MICR line's clear band.

    int px(double inches) const { return geometry.px(inches); }
    int width() const { return geometry.size.width; }
    int height() const { return geometry.size.height; }
};

/// Finds the rows; the MICR line is where `so_far` says, else in the lowest 5/8 in (X9.100-160).
CheckPicture open_check(PageImage const& page, PageReadings const& so_far);

/// A row with the margins that the networks are trained for: its place, and its picture.
cv::Rect crop_place(CheckPicture const& check, cv::Rect box);
cv::Mat crop(CheckPicture const& check, cv::Rect box);

/// All pieces on the page at the height of `seed`, chained to it over gaps of up to `gap_in`,
/// between the columns `left` and `right`: rows that a missing line or a false one tore apart.
WritingRow band_of(CheckPicture const& check, WritingRow const& seed, double gap_in, int left,
                   int right);

/// Two rows side by side at one height: a fold or a stamp parts the line they stand on.
std::optional<WritingRow> joined(CheckPicture const& check, WritingRow const& left,
                                 WritingRow const& right);

/// A row without pieces of its neighbours above and below: those whose middle is further from the
/// row's own than most of its letters are high. The box keeps to the same limits.
WritingRow without_fringe(CheckPicture const& check, WritingRow const& row);

/// A row cut where gaps are wider than `gap_in`.
std::vector<WritingRow> runs_of(CheckPicture const& check, WritingRow const& row, double gap_in);

/// Height of the small print of forms, at most: capitals of 8.5 points.
inline constexpr double small_print_in = 0.085;

/// A row without the small print before and after its writing (`PAY TO THE ORDER OF`, `DOLLARS`):
/// words at the ends whose letters are all lower than 0.085 in, 8.5 points capitals. The row itself
/// where nothing else is on it.
WritingRow writing_of(CheckPicture const& check, WritingRow const& row);

/// True where all letters of the row are as low as that.
bool is_small_print(CheckPicture const& check, WritingRow const& row);

/// True where one box covers most of the other.
bool same_place(cv::Rect const& a, cv::Rect const& b);

}  // namespace lockbox::ocr
