// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lockbox/reading.h"
#include "ocr/check/written_line.h"

namespace lockbox::ocr {

/// Name and address of whoever pays.
struct Payer {
    Reading<std::string> name = Unread{UnreadWhy::not_found};
    Reading<std::string> address = Unread{UnreadWhy::not_found};  ///< Lines joined by `, `.
    std::vector<cv::Rect> places;
    std::vector<SsnFound> ssns = {};  ///< On these lines.
};

/// The printed block at the head of a check: of the blocks of lines with one left edge, the one
/// that ends in a town with its ZIP code and does not begin with a bank's name.
Payer find_payer_block(CheckPicture const& check, LineReaders const& readers);

/// The lines of a money order by the labels printed before them.
struct LabelledLines {
    Payer payer;                     ///< `FROM`, `PURCHASER`, and the `ADDRESS` below it.
    std::optional<WritingRow> memo;  ///< `MEMO`, `PAYMENT FOR`.
};
LabelledLines find_labelled_lines(CheckPicture const& check, LineReaders const& readers);

}  // namespace lockbox::ocr
