// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lockbox/page.h"
#include "ocr/check/writing_rows.h"
#include "ocr/image/page_image.h"
#include "ocr/network/ctc.h"
#include "ocr/network/line_network.h"
#include "ocr/secret/ssn_key.h"

namespace lockbox::ocr {

/// One line of a page that the text network has read.
struct SearchedLine {
    PageImage const& page;
    cv::Rect row;              ///< Around its ink, upright pixels.
    cv::Rect cut;              ///< What the network saw.
    LineScores const& scores;  ///< The text network's, of `cut`.
};

/// A number that is a Social Security number, or may be one. Its digits must not leave this room.
struct SsnFound {
    TextSpan span;                    ///< Its characters in the line's text.
    cv::Rect place;                   ///< Its strokes with a margin, upright pixels.
    double belief;                    ///< That it is one.
    std::vector<CtcReading> numbers;  ///< Nine digits each, best first; their probabilities add up
                                      ///< to at most 1. Empty where none can be read.
};

/// What a line says, and the Social Security numbers on it.
struct LineSearch {
    std::string text;  ///< Its likeliest string; another likely one where only that shows a number.
    std::vector<SsnFound> found;
};

/// Looks for Social Security numbers on a line. The text network finds runs of figures and labels
/// (lockbox/social_security.h has the forms), letters that it takes figures for and labels that it
/// takes for figures among them; the digits network reads each run that may be one again, and says
/// how likely it is nine digits, a billing account (a 7 first), a Member ID (twelve) or something
/// else. Labels, gaps and, mildly, the rules of issue weigh in.
///
/// A number counts from `least_belief`, or where the likeliest string has it by its label or its
/// gaps and the digits network does not contradict.
///
/// Not found: one that begins with a 7, in a row, behind a label that is misread (it is taken for a
/// billing account); one whose row runs into the next in cursive.
LineSearch find_ssns(SearchedLine const& line, LineNetwork& digits, double least_belief = 0.5);

/// Whether a line of this text is worth reading for one.
bool may_bear_ssn(std::string_view text);

/// The same on rows of which nothing else is read.
std::vector<SsnFound> find_ssns_on_rows(PageImage const& page, std::vector<WritingRow> const& rows,
                                        LineNetwork& text, LineNetwork& digits,
                                        double least_belief = 0.5);

/// The same on a page of which nothing else is read: letters, lists, envelopes, papers of no known
/// kind. 10 ms a line of print; at most 80 lines. A belief of one in ten is enough, but for lists,
/// which are full of numbers: of letters nothing is hidden that a clerk must see.
std::vector<SsnFound> find_ssns_on_page(PageImage const& page, PageKind kind, LineNetwork& text,
                                        LineNetwork& digits);

/// Puts what was found into the page's readings: field `ssn`, its hash if there is a key, and the
/// places that no picture shows. Masks the texts of all other fields that people write in.
/// What was read as an amount, a Member ID or account, a code or part of the MICR line with a
/// probability of one half or more stays in sight, whatever else it resembles.
void hide_ssns(PageReadings& readings, PageImage const& page, std::vector<SsnFound> found,
               std::optional<SsnKey> const& key);

/// A reading without what may be a Social Security number in its value or its alternatives: where
/// any of them shows one, the others are misreadings of it.
Reading<std::string> without_ssns(Reading<std::string> reading);

}  // namespace lockbox::ocr
