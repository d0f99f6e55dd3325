// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/date_place.h"

#include <algorithm>
#include <cmath>

namespace lockbox::ocr {
namespace {

struct Candidate {
    cv::Rect box;
    double prior;
};

/// Dates stand in the right two thirds of the upper half; most on a line of their own of one to two
/// inches.
std::vector<Candidate> date_candidates(CheckPicture const& check,
                                       std::optional<cv::Rect> const& amount) {
    std::vector<Candidate> candidates;
    int const lowest =
        amount ? std::max(amount->br().y, check.height() * 45 / 100) : check.height() / 2;
    for (WritingRow const& row : check.geometry.rows) {
        if (row.box.br().x < check.width() / 4 || row.box.y > lowest) continue;
        // Typed dates run over the end of their line.
        int right = row.line ? row.line->right + check.px(0.6) : check.width();
        bool const beside_amount = amount && amount->x > row.box.x && amount->y < row.box.br().y &&
                                   row.box.y < amount->br().y;
        if (beside_amount) right = std::min(right, amount->x);
        WritingRow const band =
            writing_of(check, band_of(check, row, row.line ? 0.4 : 0.3, check.width() / 5, right));
        if (amount && (band.box & *amount).area() > 0) continue;
        if (band.box.width < check.px(0.35) || band.box.width > check.px(2.2)) continue;
        if (band.box.height < check.px(0.06) || band.box.height > check.px(0.5)) continue;
        double const down = (band.box.y + band.box.height / 2.0) / check.height();
        double prior = row.line ? 1.0 : 0.5;
        if (row.line && row.line->width() > check.px(2.3)) prior *= 0.2;
        if (band.box.x < check.width() / 3) prior *= 0.4;
        if (down < 0.13) prior *= 0.3;  // the check number's row
        if (std::ranges::none_of(candidates,
                                 [&](auto const& c) { return same_place(c.box, band.box); }))
            candidates.push_back({band.box, prior});
    }
    std::ranges::stable_sort(candidates, std::greater(), &Candidate::prior);
    if (candidates.size() > 8) candidates.resize(8);
    return candidates;
}

}  // namespace

std::optional<DatePlace> find_date(CheckPicture const& check, std::optional<cv::Rect> const& amount,
                                   DateGrammar const& grammar, LineNetwork& digits,
                                   LineNetwork& text) {
    constexpr double good_lag = -2;  // nats behind the free reading
    constexpr double hopeless_lag = -25;
    auto const candidates = date_candidates(check, amount);
    std::optional<DatePlace> best;
    auto const attempt = [&](Candidate const& candidate, LineNetwork& network) {
        FoldedScores const scores(network.read(crop(check, candidate.box)));
        DatePlace place{candidate.box, grammar.meaning(scores), &network == &digits};
        if (!best || place.meaning.lag > best->meaning.lag) best = std::move(place);
        return best->meaning.lag > good_lag;
    };
    // The usual place first, by both networks; then the others.
    for (Candidate const& candidate : candidates) {
        if (attempt(candidate, digits)) return best;
        bool const usual = &candidate == &candidates.front();
        if (usual && attempt(candidate, text)) return best;
    }
    for (std::size_t i = 1; i < candidates.size(); ++i)
        if (attempt(candidates[i], text)) return best;
    if (best && best->meaning.lag < hopeless_lag) best->meaning = DateMeaning{};
    return best;
}

}  // namespace lockbox::ocr
