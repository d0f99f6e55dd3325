// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "lockbox/probability.h"
#include "ocr/check/check_picture.h"

namespace lockbox::ocr {

/// The payee's row: left of the figures at their height, else next above the words, else next below
/// them. Rows on ruled lines first.
std::optional<WritingRow> find_payee(CheckPicture const& check,
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
