// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "lockbox/probability.h"
#include "ocr/check/check_picture.h"

namespace lockbox::ocr {

/// Rows on which the payee may stand, the likeliest first: the row left of the figures at their
/// height, else next above the words, else next below them, rows on ruled lines before others; that
/// row from where its ruled line begins (without a label left of it); that row 0.4 in past the
/// line's end; then all other rows from 0.5 in above the figures to 0.6 in below the words. Never
/// the memo's row, or one below it, nor the payer's block. Up to nine.
std::vector<WritingRow> payee_candidates(CheckPicture const& check,
                                         std::optional<cv::Rect> const& figures,
                                         std::optional<cv::Rect> const& words);

/// The memo's row: on the lowest ruled line of the left half, or the lowest row there.
std::optional<WritingRow> find_memo(CheckPicture const& check,
                                    std::optional<cv::Rect> const& words);

/// The signature's place and the probability that something is signed there. Nothing where the
/// paper has neither a line for it nor ink in its usual place; a money order's must have a line.
struct SignaturePlace {
    cv::Rect box;
    Probability present = Probability::of(0);
};
std::optional<SignaturePlace> find_signature(CheckPicture const& check, PageKind kind);

}  // namespace lockbox::ocr
