// SPDX-License-Identifier: Apache-2.0
#include "ocr/code/intelligent_mail_rows.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>

namespace lockbox::ocr {
namespace {

// USPS-B-3200, dimensions: bars 0.015 to 0.025 in wide; 0.039 to 0.057 in (track only) to 0.125 to
// 0.165 in (full) high; 20 to 24 of them to the inch, so 65 are 2.7 to 3.2 in wide.
constexpr double greatest_width_in = 0.04;  // with a speck attached
constexpr double least_height_in = 0.03;    // of a thinned track
constexpr double greatest_height_in = 0.19;
constexpr double least_pitch_in = 1 / 24.0 / 1.05;
constexpr double greatest_pitch_in = 1.05 / 20.0;
constexpr double least_span_in = 0.8;
constexpr double greatest_span_in = 3.5;
// Middles of bars lie 0.024 in above and below the row's for ascenders and descenders.
constexpr double middle_offset_in = 0.0243;
constexpr double greatest_step_in = 2 * middle_offset_in + 0.015;
constexpr double greatest_slope = 0.06;  // 2.5 degrees and what the page's own skew left
constexpr double bridged_in = 0.4;       // eight bars that touch
// Of 65 bars, 30 % touching leave 22 with a neighbour; the fullest line of a letter has six.
constexpr std::size_t least_pieces = 12;
constexpr int least_steps = 8;
constexpr std::size_t rows_kept = 4;

struct Piece {
    double x;  ///< Middle.
    double y;
    cv::Rect box;
};

std::vector<Piece> narrow_pieces(std::vector<Blob> const& blobs, int dpi) {
    std::vector<Piece> pieces;
    for (Blob const& blob : blobs) {
        cv::Rect const& box = blob.box;
        bool const narrow = box.width <= greatest_width_in * dpi && box.width <= box.height;
        if (!narrow || box.height < least_height_in * dpi || box.height > greatest_height_in * dpi)
            continue;
        pieces.push_back({box.x + box.width / 2.0, box.y + box.height / 2.0, box});
    }
    std::ranges::sort(pieces, [](Piece const& a, Piece const& b) {
        return std::pair(a.x, a.y) < std::pair(b.x, b.y);
    });
    return pieces;
}

/// Whether two pieces, one to the right of the other, may stand in one row of bars.
bool level(Piece const& left, Piece const& right, int dpi) {
    double const rise_px = std::abs(right.y - left.y);
    return rise_px <= greatest_step_in * dpi + greatest_slope * (right.x - left.x);
}

bool one_pitch(double step_px, int dpi) {
    return step_px >= least_pitch_in * dpi - 1 && step_px <= greatest_pitch_in * dpi + 1;
}

/// Pieces that have another one pitch beside them: few letters do.
std::vector<Piece> paired(std::vector<Piece> const& pieces, int dpi) {
    std::vector<bool> has_pair(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i)
        for (std::size_t j = i + 1; j < pieces.size(); ++j) {
            double const step_px = pieces[j].x - pieces[i].x;
            if (step_px > greatest_pitch_in * dpi + 1) break;
            if (!one_pitch(step_px, dpi) || !level(pieces[i], pieces[j], dpi)) continue;
            has_pair[i] = true;
            has_pair[j] = true;
        }
    std::vector<Piece> result;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (has_pair[i]) result.push_back(pieces[i]);
    return result;
}

/// Pieces that follow one another in a row, from left to right.
std::vector<std::vector<Piece>> groups_of(std::vector<Piece> const& pieces, int dpi) {
    std::vector<std::size_t> group(pieces.size());
    std::iota(group.begin(), group.end(), 0U);
    auto const root = [&](std::size_t i) {
        while (group[i] != i)
            i = group[i] = group[group[i]];
        return i;
    };
    for (std::size_t i = 0; i < pieces.size(); ++i)
        for (std::size_t j = i + 1; j < pieces.size(); ++j) {
            if (pieces[j].x - pieces[i].x > bridged_in * dpi) break;
            if (!level(pieces[i], pieces[j], dpi)) continue;
            std::size_t const one = root(i);
            std::size_t const other = root(j);
            group[std::max(one, other)] = std::min(one, other);
        }
    std::vector<std::vector<Piece>> groups(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i)
        groups[root(i)].push_back(pieces[i]);
    std::erase_if(groups, [](auto const& one) { return one.size() < least_pieces; });
    return groups;
}

struct Line {
    double middle;  ///< At the mean x.
    double slope;
    double mean_x;
    double at(double x) const { return middle + slope * (x - mean_x); }
};

Line fitted(std::vector<cv::Point2d> const& points) {
    auto const count = static_cast<double>(points.size());
    cv::Point2d mean;
    for (cv::Point2d const& point : points)
        mean += point / count;
    double xx = 0;
    double xy = 0;
    for (cv::Point2d const& point : points) {
        xx += (point.x - mean.x) * (point.x - mean.x);
        xy += (point.x - mean.x) * (point.y - mean.y);
    }
    return {mean.y, xx > 0 ? xy / xx : 0, mean.x};
}

/// The line of the track. Bars that go up or down only are moved back onto it, by what lies nearest
/// to the line as last fitted.
Line track_of(std::vector<Piece> const& group, int dpi) {
    double const offset_px = middle_offset_in * dpi;
    std::vector<cv::Point2d> points;
    for (Piece const& piece : group)
        points.emplace_back(piece.x, piece.y);
    Line line = fitted(points);
    constexpr int rounds = 3;
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < points.size(); ++i) {
            double const off = std::round((group[i].y - line.at(group[i].x)) / offset_px);
            points[i].y = group[i].y - std::clamp(off, -1.0, 1.0) * offset_px;
        }
        line = fitted(points);
    }
    return line;
}

/// The row that a group makes; no row where it is too short, too long or steep.
std::optional<MailRow> row_of(std::vector<Piece> const& group, int dpi) {
    int const left_px = group.front().box.x;
    int const right_px = group.back().box.br().x;
    double const span_in = static_cast<double>(right_px - left_px) / dpi;
    if (span_in < least_span_in || span_in > greatest_span_in) return std::nullopt;
    Line const line = track_of(group, dpi);
    if (std::abs(line.slope) > greatest_slope) return std::nullopt;
    double steps_px = 0;
    int steps = 0;
    for (std::size_t i = 1; i < group.size(); ++i) {
        double const step_px = group[i].x - group[i - 1].x;
        if (!one_pitch(step_px, dpi)) continue;
        steps_px += step_px;
        ++steps;
    }
    if (steps < least_steps) return std::nullopt;
    return MailRow{left_px, right_px, line.at((left_px + right_px) / 2.0), line.slope,
                   steps_px / steps};
}

}  // namespace

std::vector<MailRow> find_mail_rows(std::vector<Blob> const& blobs, int dpi) {
    auto groups = groups_of(paired(narrow_pieces(blobs, dpi), dpi), dpi);
    std::ranges::stable_sort(groups, std::greater(), &std::vector<Piece>::size);
    std::vector<MailRow> rows;
    for (auto const& group : groups) {
        if (auto const row = row_of(group, dpi)) rows.push_back(*row);
        if (rows.size() == rows_kept) break;
    }
    return rows;
}

}  // namespace lockbox::ocr
