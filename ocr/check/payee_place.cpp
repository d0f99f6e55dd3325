// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/payee_place.h"

#include <utility>

#include "ocr/check/lower_places.h"
#include "ocr/check/payee_line.h"

namespace lockbox::ocr {
namespace {

/// A row with this probability is the payee's; what is left to win is below the limit that any site
/// sets.
constexpr double clearly_accepted = 0.99;

PayeePlace read_place(CheckPicture const& check, WritingRow const& row,
                      std::vector<std::string> const& names, LineNetwork& text) {
    PayeePlace place{row.box, text.read(crop(check, row.box)), {}, Probability::of(0)};
    auto const named = fits(FoldedScores(place.scores), names);
    if (named.empty()) return place;
    place.name = named.front().name;
    place.accepted = name_probability(named.front());
    return place;
}

}  // namespace

std::optional<PayeePlace> find_payee(CheckPicture const& check,
                                     std::optional<cv::Rect> const& figures,
                                     std::optional<cv::Rect> const& words,
                                     std::vector<std::string> const& names, LineNetwork& text) {
    std::optional<PayeePlace> best;
    for (WritingRow const& row : payee_candidates(check, figures, words)) {
        PayeePlace place = read_place(check, row, names, text);
        if (!best || best->accepted < place.accepted) best = std::move(place);
        if (best->accepted.value() >= clearly_accepted) break;
    }
    // Where no row says an accepted name, what the usual row says is the payee.
    return best;
}

}  // namespace lockbox::ocr
