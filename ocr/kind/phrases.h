// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lockbox/page.h"

namespace lockbox::ocr {

/// A phrase that speaks for a kind of page, and how strongly.
struct Phrase {
    std::string_view letters;  ///< Capitals and figures only, without blanks.
    PageKind kind;
    double bits;  ///< log2 of how much likelier a page of that kind bears it than another.
};

/// All phrases by which a page without machine-readable marks is known. The bits are estimates:
/// phrases printed on one kind of paper only have 6 or more.
std::vector<Phrase> const& kind_phrases();

/// The capitals and figures of a text, without anything else.
std::string letters_only(std::string_view text);

/// Whether `letters` contains `phrase` with at most one wrong, missing or added character in every
/// six: what a line network gets wrong in small print.
bool contains_about(std::string_view letters, std::string_view phrase);

/// Whether a text ends like an amount: figures, a point, two figures.
bool ends_with_amount(std::string_view text);

}  // namespace lockbox::ocr
