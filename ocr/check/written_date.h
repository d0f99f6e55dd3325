// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <span>
#include <vector>

#include "lockbox/business_date.h"
#include "ocr/check/spelling_graph.h"

namespace lockbox::ocr {

struct DateGuess {
    BusinessDate date;
    double probability;
};

struct DateMeaning {
    std::vector<DateGuess> dates;  ///< Best first; together at most 1.
    double lag = -1e9;             ///< As WordsMeaning::lag.
};

/// The grammar of dates as written in the United States, 2000 to 2099: `11/20/2026`, `11-20-26`,
/// `Nov 20, 2026`, `20 November 2026`, `2026-11-20`. Days that no calendar has are left out. Of two
/// equal figures that stand close, as in November, one may go unread; a slash may be read as a 1,
/// but never both of one date.
class DateGrammar {
public:
    DateGrammar();
    /// From one look at the date or several: the mean of what each says of a date.
    DateMeaning meaning(std::span<FoldedScores const> looks) const;
    DateMeaning meaning(std::initializer_list<FoldedScores> looks) const {
        return meaning(std::span(looks.begin(), looks.size()));
    }

private:
    SpellingGraph graph_;
};

}  // namespace lockbox::ocr
