// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lockbox/probability.h"
#include "ocr/check/check_picture.h"
#include "ocr/check/written_line.h"
#include "ocr/network/line_network.h"

namespace lockbox::ocr {

/// The payee's line of a check, read.
struct PayeePlace {
    cv::Rect box;
    LineScores scores;
    std::string name;  ///< The accepted name that fits best; empty where none is expected.
    Probability accepted = Probability::of(0);  ///< That the line says this name.
};

/// Reads the rows on which a payee may stand, until one clearly says an accepted name. If none
/// does, each is cut where the form's print or a stamp begins (payee_print.h), and the first three
/// are read once more as their words tell: run on over broken ruled lines and
/// into a box of figures that begins too early, cut before `FROM` and before the sign of the
/// figures, and nowhere else, since whatever else is written behind a name makes it another's.
/// Last, what stands above the ruled lines is read from end to end (line_strips.h), for a stamp
/// tears rows. Then the row that says a name most probably counts, else the usual row. 5 ms for
/// each row read, one for most checks, seldom more than twelve.
///
/// Of 57 checks and money orders of a generated night of 2,000 whose payees could not be accepted
/// at 0.95, 48 then were; of 16 on three later nights, 5 by the strips. Of 622 made out to others
/// (towns, carriers, utilities), none; 300 of them with strips. Weak: stamps across the name, lines
/// written into each other.
std::optional<PayeePlace> find_payee(CheckPicture const& check,
                                     std::optional<cv::Rect> const& figures,
                                     std::optional<cv::Rect> const& words,
                                     std::vector<std::string> const& names,
                                     LineReaders const& readers);

}  // namespace lockbox::ocr
