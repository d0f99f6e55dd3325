// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>

namespace lockbox::ocr {

/// The row of writing in a crop of a form's field (8 bit gray, dark ink, upright, any dpi), with a
/// margin: without the rests of the rows above and below that the crop cuts, without frames, and
/// the lowest row where several are whole, because a form prints its label above what is written.
/// The whole crop where no row stands clear.
///
/// The text network sees 32 rows whatever the crop's height, so writing that fills a third of its
/// crop is read at 10 px: of 157 hand-printed names that training never saw, the same network read
/// 53.5 % in their crops and 65 % in their rows. The arithmetic of `writing_row` in
/// ocr/training/lines.py: change both or neither.
cv::Mat writing_row(cv::Mat const& gray);

}  // namespace lockbox::ocr
