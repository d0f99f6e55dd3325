// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "lockbox/reading.h"
#include "ocr/check/check_picture.h"
#include "ocr/network/line_network.h"

namespace lockbox::ocr {

/// A line of a check as the text network reads it.
struct WrittenLine {
    WritingRow row;
    LineScores scores;
    std::string text;        ///< The likeliest string, unmasked: it must not leave this folder.
    double probability = 0;  ///< Of that string.
};

WrittenLine read_line(CheckPicture const& check, WritingRow const& row, LineNetwork& text);

/// The writing that is in none of the places `taken`, below `top` and above the foot, without small
/// print: what people write where they find room, and the bank's name.
std::vector<WrittenLine> read_free_lines(CheckPicture const& check,
                                         std::vector<cv::Rect> const& taken, int top,
                                         LineNetwork& text);

/// What a line says, as read freely, with up to four other readings; social security numbers
/// masked. `illegible` where nothing comes out; the probability is the network's own, which is
/// calibrated for whole lines.
Reading<std::string> read_text(LineScores const& scores, Box box);

/// Lines as one reading, joined by `, `, their probabilities multiplied; masked.
Reading<std::string> joined_lines(CheckPicture const& check, std::vector<WrittenLine> const& lines);

/// The text without a label in front: `For: `, `Member: `, `Name `, `MEMO`; empty for a label
/// alone.
std::string without_label(std::string const& text);

/// `123-45-6789`, also with blanks, becomes `***-**-****`.
std::string masked(std::string text);

}  // namespace lockbox::ocr
