// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "lockbox/reading.h"
#include "ocr/check/check_picture.h"
#include "ocr/network/line_network.h"
#include "ocr/secret/find_ssn.h"

namespace lockbox::ocr {

/// A line of a check as the text network reads it.
struct WrittenLine {
    WritingRow row;
    LineScores scores;
    std::string text;        ///< The likeliest string, unmasked: it must not leave this folder.
    double probability = 0;  ///< Of that string.
    std::vector<SsnFound> ssns = {};  ///< What of it no one may see.

    std::string shown() const;  ///< The text, masked.
};

/// The networks that read lines, those of the calling thread.
struct LineReaders {
    LineNetwork& text;
    LineNetwork& digits;  ///< Reads again what may be a Social Security number.
};

WrittenLine read_line(CheckPicture const& check, WritingRow const& row, LineReaders const& readers);
/// The same of a row whose scores are known already.
WrittenLine line_of(CheckPicture const& check, WritingRow const& row, LineScores scores,
                    LineNetwork& digits);

/// The writing that is in none of the places `taken`, below `top` and above the foot, without small
/// print: what people write where they find room, and the bank's name.
std::vector<WrittenLine> read_free_lines(CheckPicture const& check,
                                         std::vector<cv::Rect> const& taken, int top,
                                         LineReaders const& readers);

/// What a line says, as read freely, with up to four other readings; Social Security numbers
/// masked, and no other readings beside a masked one. `illegible` where nothing comes out; the
/// probability is the network's own, which is calibrated for whole lines.
Reading<std::string> read_text(WrittenLine const& line, Box box);

/// Those of all the lines.
std::vector<SsnFound> ssns_on(std::vector<WrittenLine> const& lines);

/// Lines as one reading, joined by `, `, their probabilities multiplied; masked.
Reading<std::string> joined_lines(CheckPicture const& check, std::vector<WrittenLine> const& lines);

/// The text without a label in front: `For: `, `Member: `, `Name `, `MEMO`; empty for a label
/// alone.
std::string without_label(std::string const& text);

}  // namespace lockbox::ocr
