// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/lower_places.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "ocr/check/calibration.h"
#include "ocr/image/ink.h"
#include "ocr/reading_times.h"

namespace lockbox::ocr {
namespace {

int middle_y(cv::Rect const& box) {
    return box.y + box.height / 2;
}

/// The writing on a row, all of it up to the line's end.
WritingRow whole(CheckPicture const& check, WritingRow const& row, int right) {
    int const end = row.line ? std::min(right, row.line->right + check.px(0.05)) : right;
    return writing_of(check, band_of(check, row, 0.45, 0, end));
}

bool may_be_payee(CheckPicture const& check, WritingRow const& row) {
    return row.box.x < check.width() * 45 / 100 && row.box.width > check.px(0.3) &&
           row.box.height > check.px(0.06) && row.box.height < check.px(0.6) &&
           middle_y(row.box) > check.height() * 26 / 100 &&
           middle_y(row.box) < check.foot_y - check.px(0.3) && !is_small_print(check, row);
}

/// The row nearest to `y`, of those that `fit`; rows on lines count as nearer.
template <class Fits>
WritingRow const* nearest(CheckPicture const& check, int y, Fits fit) {
    WritingRow const* best = nullptr;
    double best_distance = 0;
    for (WritingRow const& row : check.geometry.rows) {
        if (!may_be_payee(check, row) || !fit(row)) continue;
        double distance = std::abs(middle_y(row.box) - y) + (row.line ? 0 : check.px(0.15));
        distance -= std::min(row.box.width, check.px(2.0)) * 0.1;
        if (!best || distance < best_distance) best = &row, best_distance = distance;
    }
    return best;
}

bool is_line_of_left_half(CheckPicture const& check, RuledLine const& line) {
    return line.left < check.width() * 4 / 10 && line.right < check.width() * 7 / 10 &&
           line.width() > check.px(0.9) && line.y() < check.foot_y + check.px(0.1);
}

/// The line to sign on: the lowest that ends in the right third.
std::optional<RuledLine> signature_line(CheckPicture const& check) {
    std::optional<RuledLine> lowest;
    for (RuledLine const& line : check.geometry.lines) {
        bool const fits = line.right > check.width() * 7 / 10 &&
                          line.left > check.width() * 35 / 100 && line.width() > check.px(1.1) &&
                          line.y() > check.height() * 62 / 100 &&
                          line.y() < check.foot_y + check.px(0.12);
        if (fits && (!lowest || line.y() > lowest->y())) lowest = line;
    }
    return lowest;
}

/// The ink in `place` without the specks of dithered safety paper, which would grow together into
/// strokes. A faint signature breaks into fewer.
cv::Mat ink_without_dither(CheckPicture const& check, cv::Rect const& place) {
    constexpr double speck_in = 0.02;
    constexpr double most_per_square_inch = 100;
    cv::Mat ink = check.geometry.ink(place).clone();
    std::vector<cv::Rect> specks;
    for (Blob const& blob : blobs_of(ink))
        if (std::max(blob.box.width, blob.box.height) <= check.px(speck_in))
            specks.push_back(blob.box);
    double const square_inches = static_cast<double>(place.area()) /
                                 (static_cast<double>(check.geometry.dpi) * check.geometry.dpi);
    if (static_cast<double>(specks.size()) <= most_per_square_inch * square_inches) return ink;
    for (cv::Rect const& speck : specks)
        ink(speck).setTo(0);
    return ink;
}

/// Width of the ink in `place` that is taller than small print, in inches. What comes in from above
/// and ends above `lowest_foot` is the foot of a stamp or of the words.
double written_width_in(CheckPicture const& check, cv::Rect const& place, int lowest_foot,
                        cv::Rect& around) {
    constexpr double broken_stroke_in = 0.02;  // thin pens and faint scans break strokes
    cv::Mat whole, labels, stats, centres;
    int const reach = check.px(broken_stroke_in);
    cv::morphologyEx(ink_without_dither(check, place), whole, cv::MORPH_CLOSE,
                     cv::getStructuringElement(cv::MORPH_RECT, {reach, reach}));
    int const count = cv::connectedComponentsWithStats(whole, labels, stats, centres, 8, CV_32S);
    std::vector<bool> covered(static_cast<std::size_t>(place.width), false);
    for (int i = 1; i < count; ++i) {
        cv::Rect const box(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                           stats.at<int>(i, cv::CC_STAT_WIDTH),
                           stats.at<int>(i, cv::CC_STAT_HEIGHT));
        bool const tall = box.height > check.px(0.085);
        bool const stroke = box.width > check.px(0.25) && box.height > check.px(0.03);
        if (!tall && !stroke) continue;
        if (box.y == 0 && place.y + box.br().y < lowest_foot) continue;
        std::fill(covered.begin() + box.x, covered.begin() + box.x + box.width, true);
        cv::Rect const on_page(box.x + place.x, box.y + place.y, box.width, box.height);
        around = around.area() == 0 ? on_page : around | on_page;
    }
    return static_cast<double>(std::ranges::count(covered, true)) / check.geometry.dpi;
}

/// The usual row of the payee, without what else is at its height.
WritingRow const* usual_payee_row(CheckPicture const& check, std::optional<cv::Rect> const& figures,
                                  std::optional<cv::Rect> const& words) {
    auto const is_words = [&](WritingRow const& row) {
        return words && (row.box & *words).area() * 2 > row.box.area();
    };
    if (figures) {
        int const y = middle_y(*figures);
        auto const beside = nearest(check, y, [&](WritingRow const& row) {
            return !is_words(row) && row.box.x < figures->x - check.px(0.5) &&
                   std::abs(middle_y(row.box) - y) < check.px(0.16);
        });
        if (beside) return beside;
    }
    int const y = words ? words->y : check.height() * 40 / 100;
    auto const above = nearest(check, y - check.px(0.15), [&](WritingRow const& row) {
        return !is_words(row) && row.line && row.line->width() > check.px(1.8) &&
               middle_y(row.box) < y && middle_y(row.box) > y - check.px(0.55);
    });
    if (above) return above;
    return nearest(check, y + check.px(0.45), [&](WritingRow const& row) {
        return !is_words(row) && middle_y(row.box) > (words ? words->br().y : y) &&
               middle_y(row.box) < y + check.px(0.75);
    });
}

/// Where a row's writing must end: before the figures, if they are beside it.
int end_beside_figures(CheckPicture const& check, WritingRow const& row,
                       std::optional<cv::Rect> const& figures) {
    bool const beside = figures && row.box.y < figures->br().y && row.box.br().y > figures->y;
    return beside ? figures->x : check.width();
}

}  // namespace

std::vector<WritingRow> payee_candidates(CheckPicture const& check,
                                         std::optional<cv::Rect> const& figures,
                                         std::optional<cv::Rect> const& words) {
    std::vector<WritingRow> candidates;
    auto const add = [&](WritingRow row) {
        if (std::ranges::find(candidates, row.box, &WritingRow::box) == candidates.end())
            candidates.push_back(std::move(row));
    };
    auto const add_all_of = [&](WritingRow const& row) {
        int const end = end_beside_figures(check, row, figures);
        WritingRow const usual = whole(check, row, end);
        add(usual);
        if (!row.line) return;
        auto const on_line = part_of(usual, row.line->left - check.px(0.05), usual.box.br().x + 1);
        if (on_line) add(without_fringe(check, *on_line));
        int const further = std::min(end, row.line->right + check.px(0.4));
        add(writing_of(check, band_of(check, row, 0.45, row.line->left - check.px(0.05), further)));
    };
    WritingRow const* usual = usual_payee_row(check, figures, words);
    if (usual) add_all_of(*usual);
    // A fold or a stamp may part the line that the name stands on.
    for (WritingRow const& beside : check.geometry.rows) {
        if (!usual || is_small_print(check, beside)) continue;
        if (auto both = joined(check, beside, *usual)) add_all_of(*both);
    }
    int const top = (figures ? middle_y(*figures) : check.height() * 40 / 100) - check.px(0.5);
    int bottom = (words ? words->br().y : check.height() * 60 / 100) + check.px(0.6);
    if (auto const memo = find_memo(check, words)) bottom = std::min(bottom, memo->box.y);
    constexpr std::size_t most = 9;
    for (WritingRow const& row : check.geometry.rows) {
        int const y = middle_y(row.box);
        if (candidates.size() >= most) break;
        if (y > top && y < bottom && may_be_payee(check, row)) add_all_of(row);
    }
    return candidates;
}

std::optional<WritingRow> find_memo(CheckPicture const& check,
                                    std::optional<cv::Rect> const& words) {
    int const top = words ? words->br().y : check.height() / 2;
    std::optional<RuledLine> lowest;
    for (RuledLine const& line : check.geometry.lines)
        if (is_line_of_left_half(check, line) && line.y() > top + check.px(0.15) &&
            (!lowest || line.y() > lowest->y()))
            lowest = line;
    std::optional<WritingRow> found;
    for (WritingRow const& row : check.geometry.rows) {
        int const y = middle_y(row.box);
        if (row.box.x > check.width() * 45 / 100 || row.box.height < check.px(0.05)) continue;
        if (y < top || row.box.br().y > check.foot_y + check.px(0.08)) continue;
        bool const on_lowest =
            lowest && row.line && row.line->y() == lowest->y() && row.line->left == lowest->left;
        if (lowest && !on_lowest) continue;
        if (!lowest && y < check.height() * 65 / 100) continue;
        if (!found || y > middle_y(found->box)) found = row;
    }
    if (!found) return std::nullopt;
    return whole(check, *found, check.width() * 62 / 100);
}

std::optional<SignaturePlace> find_signature(CheckPicture const& check, PageKind kind) {
    Timed const timed(ReadingStep::signature);
    auto const line = signature_line(check);
    if (!line && kind == PageKind::money_order) return std::nullopt;
    cv::Rect place;
    if (line)
        place = {line->left, line->y() - check.px(0.5), line->width(), check.px(0.54)};
    else
        place = {check.width() / 2, check.foot_y - check.px(0.72),
                 check.width() / 2 - check.px(0.1), check.px(0.72)};
    place &= cv::Rect({0, 0}, check.geometry.size);
    if (place.area() == 0) return std::nullopt;
    cv::Rect around;
    constexpr double foot_above_line_in = 0.15;
    int const lowest_foot = line ? line->y() - check.px(foot_above_line_in) : 0;
    double const written_in = written_width_in(check, place, lowest_foot, around);
    if (!line && written_in < 0.2) return std::nullopt;
    // What floats above the line is the foot of a stamp or of the words.
    constexpr double greatest_lift_in = 0.3;
    if (line && around.area() > 0 && around.br().y < line->y() - check.px(greatest_lift_in))
        return SignaturePlace{place, Probability::of(0.01)};
    double const odds_log = signature_offset + signature_slope * std::log(written_in + 0.01);
    return SignaturePlace{around.area() > 0 ? around : place,
                          Probability::clamped(1.0 / (1.0 + std::exp(-odds_log)))};
}

}  // namespace lockbox::ocr
