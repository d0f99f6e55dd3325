// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/ruled_lines.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <opencv2/imgproc.hpp>

#include "ocr/image/ink.h"

namespace lockbox::ocr {
namespace {

// All lengths in inches. The shortest line that forms print is about 0.9 in (the amount's); writers
// draw strokes of 0.5 in and more, but seldom as straight as these chains must be.
constexpr double least_line_in = 0.6;
constexpr double least_run_in = 0.2;  // longer than a stroke of writing at 200 dpi
constexpr double microprint_gap_in = 0.02;
constexpr double bare_stretch_in = 0.28;  // longer than the foot or bar of any letter
constexpr double covered_line_in = 1.8;
constexpr double hidden_in = 0.35;    // a line hides under a word no longer than this
constexpr double bare_gap_in = 0.16;  // worn print; two fields' lines are further apart
constexpr double greatest_thickness_in = 0.03;
constexpr double texture_reach_in = 0.12;  // writing lines are 0.25 in apart or more
constexpr double chain_offset_in = 0.015;  // of the next run from where the line would go on

int px(double inches, int dpi) {
    return std::max(1, static_cast<int>(std::lround(inches * dpi)));
}

struct MeanHeight {
    int sum = 0;
    int count = 0;
    void add(int y) { sum += y, ++count; }
    int value() const { return sum / count; }
};

/// The runs of a page as short lines, from left to right.
std::vector<RuledLine> find_runs(cv::Mat const& ink, int dpi) {
    cv::Mat runs;
    auto const close =
        cv::getStructuringElement(cv::MORPH_RECT, {px(microprint_gap_in, dpi) + 1, 1});
    auto const open = cv::getStructuringElement(cv::MORPH_RECT, {px(least_run_in, dpi), 1});
    cv::morphologyEx(ink, runs, cv::MORPH_CLOSE, close);
    cv::morphologyEx(runs, runs, cv::MORPH_OPEN, open);
    InkPieces const all = ink_pieces_of(runs);
    // The ends' heights: where the run's ink stands in its first and last columns.
    std::vector<MeanHeight> left_y(all.pieces.size()), right_y(all.pieces.size());
    for (InkRun const& part : all.runs) {
        cv::Rect const& box = all.pieces[part.piece].box;
        if (part.first == box.x) left_y[part.piece].add(part.y);
        if (part.end == box.br().x) right_y[part.piece].add(part.y);
    }
    std::vector<RuledLine> found;
    for (std::size_t i = 0; i < all.pieces.size(); ++i) {
        auto const& [box, area] = all.pieces[i];
        int const thickness = std::max(1, area / box.width);
        if (thickness > px(greatest_thickness_in, dpi)) continue;
        if (box.height > thickness + px(0.02, dpi) + box.width / 50) continue;
        found.push_back({box.x, box.br().x - 1, left_y[i].value(), right_y[i].value(), thickness});
    }
    std::ranges::sort(found, {}, &RuledLine::left);
    return found;
}

/// Writing covers the gap between two runs, so that one line may go on beneath it.
bool is_covered(cv::Mat const& ink, RuledLine const& line, RuledLine const& next, int dpi) {
    int const reach = px(0.05, dpi);
    int inked = 0;
    for (int x = line.right + 1; x < next.left; ++x) {
        int const top = std::max(0, std::min(line.y_right, next.y_left) - reach);
        int const bottom = std::min(ink.rows, std::max(line.y_right, next.y_left) + reach / 2);
        inked += cv::countNonZero(ink(cv::Rect(x, top, 1, bottom - top))) > 0;
    }
    return inked * 2 >= next.left - line.right;
}

bool continues(cv::Mat const& ink, RuledLine const& line, RuledLine const& next, int dpi) {
    int const gap = next.left - line.right;
    if (gap > px(hidden_in, dpi) || next.right <= line.right) return false;
    if (gap < -px(least_run_in, dpi)) return false;
    int const offset = std::abs(next.y_left - line.y_right);
    if (offset > px(chain_offset_in, dpi) + std::max(0, gap) / 60) return false;
    return gap <= px(bare_gap_in, dpi) || is_covered(ink, line, next, dpi);
}

/// Bold print closes up to long runs too, but where a run goes through letters the ink goes on
/// above or below it. A line shows itself bare over most of its length, or at least at one end of
/// the writing on it.
bool is_thin(RuledLine const& line, cv::Mat const& ink, int dpi) {
    int const reach = px(0.01, dpi) + px(0.02, dpi);
    int present = 0, thin = 0, bare_below = 0, stretch = 0, longest = 0, gap = 0;
    for (int x = line.left; x <= line.right; ++x) {
        int const y = line.y_at(x);
        int const top = std::max(0, y - reach);
        int const bottom = std::min(ink.rows - 1, y + reach);
        int count = 0, below = 0;
        for (int at = top; at <= bottom; ++at) {
            count += ink.at<uchar>(at, x) != 0;
            below += at > y + px(0.012, dpi) && ink.at<uchar>(at, x) != 0;
        }
        bare_below += count > 0 && below == 0;
        bool const bare = count > 0 && count <= line.thickness_px + px(0.012, dpi);
        present += count > 0;
        thin += bare;
        gap = count == 0 ? gap + 1 : 0;
        if (bare)
            longest = std::max(longest, ++stretch);
        else if (count > 0 || gap > px(microprint_gap_in, dpi))
            stretch = 0;
    }
    bool const mostly = present * 10 > line.width() * 4 && thin * 100 > present * 62;
    // Writing that covers all of a line still leaves its lower side bare, and no print is as long
    // without a gap.
    bool const covered = line.width() > px(covered_line_in, dpi) &&
                         present * 10 > line.width() * 9 && bare_below * 10 > present * 7;
    return mostly || covered || longest > px(bare_stretch_in, dpi);
}

/// Safety backgrounds come out as many lines close together; forms print at most two so close (a
/// frame, a doubled line).
bool is_texture(RuledLine const& line, std::vector<RuledLine> const& lines, int dpi) {
    return std::ranges::count_if(lines, [&](RuledLine const& other) {
               int const common =
                   std::min(line.right, other.right) - std::max(line.left, other.left);
               return std::abs(line.y() - other.y()) < px(texture_reach_in, dpi) &&
                      common * 5 > 2 * std::min(line.width(), other.width());
           }) > 3;  // itself among them
}

}  // namespace

int RuledLine::y_at(int x) const {
    if (right <= left) return y_left;
    double const share = static_cast<double>(std::clamp(x, left, right) - left) / (right - left);
    return y_left + static_cast<int>(std::lround(share * (y_right - y_left)));
}

std::vector<RuledLine> find_ruled_lines(cv::Mat const& ink, int dpi) {
    std::vector<RuledLine> lines;
    for (RuledLine const& run : find_runs(ink, dpi)) {
        RuledLine* best = nullptr;
        for (RuledLine& line : lines)
            if (continues(ink, line, run, dpi) && (!best || line.right > best->right)) best = &line;
        if (!best) {
            lines.push_back(run);
            continue;
        }
        best->right = run.right;
        best->y_right = run.y_right;
        best->thickness_px = std::max(best->thickness_px, run.thickness_px);
    }
    std::erase_if(lines, [&](auto const& line) {
        return line.width() < px(least_line_in, dpi) || !is_thin(line, ink, dpi);
    });
    std::ranges::sort(lines, {}, &RuledLine::y);
    std::vector<RuledLine> apart;
    std::ranges::copy_if(lines, std::back_inserter(apart),
                         [&](auto const& line) { return !is_texture(line, lines, dpi); });
    return apart;
}

cv::Mat without_lines(cv::Mat const& ink, std::vector<RuledLine> const& lines, int dpi) {
    cv::Mat clean = ink.clone();
    int const reach = px(0.012, dpi);
    for (RuledLine const& line : lines) {
        for (int x = std::max(0, line.left - reach);
             x <= std::min(clean.cols - 1, line.right + reach); ++x) {
            int y = -1;
            for (int d = 0; d <= reach && y < 0; ++d)
                for (int const at : {line.y_at(x) - d, line.y_at(x) + d})
                    if (at >= 0 && at < ink.rows && ink.at<uchar>(at, x)) y = at;
            if (y < 0) continue;
            int top = y, bottom = y;
            while (top > 0 && ink.at<uchar>(top - 1, x))
                --top;
            while (bottom + 1 < ink.rows && ink.at<uchar>(bottom + 1, x))
                ++bottom;
            if (bottom - top + 1 > line.thickness_px + reach) continue;
            clean(cv::Rect(x, top, 1, bottom - top + 1)).setTo(0);
        }
    }
    return clean;
}

std::vector<cv::Rect> find_boxes(std::vector<RuledLine> const& lines, int dpi) {
    std::vector<cv::Rect> boxes;
    // Writing that crosses a line hides some of its end.
    int const slack = px(0.04, dpi), hidden = px(0.12, dpi);
    for (RuledLine const& top : lines) {
        for (RuledLine const& bottom : lines) {
            int const height = bottom.y() - top.y();
            if (height < px(0.15, dpi) || height > px(0.55, dpi)) continue;
            int const left_off = std::abs(top.left - bottom.left);
            int const right_off = std::abs(top.right - bottom.right);
            int const nearer = std::min(left_off, right_off);
            int const further = std::max(left_off, right_off);
            if (nearer > slack || further > hidden) continue;
            int const left = std::min(top.left, bottom.left);
            boxes.emplace_back(left, top.y(), std::max(top.right, bottom.right) - left, height);
        }
    }
    return boxes;
}

namespace {

constexpr double least_side_in = 0.2;
constexpr double greatest_side_in = 0.5;
constexpr double narrowest_box_in = 0.5;
constexpr double widest_box_in = 2.6;
constexpr double side_slack_in = 0.04;

std::vector<cv::Rect> find_uprights(cv::Mat const& ink, int dpi) {
    cv::Mat runs;
    auto const tall = [&](double inches) {
        return cv::getStructuringElement(cv::MORPH_RECT, {1, px(inches, dpi)});
    };
    cv::morphologyEx(ink, runs, cv::MORPH_CLOSE, tall(microprint_gap_in));
    cv::morphologyEx(runs, runs, cv::MORPH_OPEN, tall(least_side_in));
    std::vector<cv::Rect> uprights;
    for (auto const& piece : ink_pieces_of(runs).pieces)
        if (piece.box.width <= px(greatest_thickness_in, dpi) + 1 &&
            piece.box.height <= px(greatest_side_in, dpi))
            uprights.push_back(piece.box);
    std::ranges::sort(uprights, {}, &cv::Rect::x);
    return uprights;
}

/// Share of the columns of [left, right) that have ink within a line's thickness of y.
double share_inked(cv::Mat const& ink, int left, int right, int y, int dpi) {
    int const reach = px(0.015, dpi);
    cv::Rect const strip(left, y - reach, right - left, 2 * reach + 1);
    cv::Mat columns;
    cv::reduce(ink(strip & cv::Rect({0, 0}, ink.size())), columns, 0, cv::REDUCE_MAX);
    return static_cast<double>(cv::countNonZero(columns)) / std::max(1, right - left);
}

/// Top and bottom, of which the writing may hide a part.
bool is_closed(cv::Mat const& ink, cv::Rect const& box, int dpi) {
    constexpr double all = 1.6;  // of both together
    constexpr double least = 0.7;
    double const top = share_inked(ink, box.x, box.br().x, box.y, dpi);
    double const bottom = share_inked(ink, box.x, box.br().x, box.br().y - 1, dpi);
    return top >= least && bottom >= least && top + bottom >= all;
}

}  // namespace

std::vector<cv::Rect> find_boxes_by_sides(cv::Mat const& ink, int dpi) {
    std::vector<cv::Rect> boxes;
    int const slack = px(side_slack_in, dpi);
    auto const uprights = find_uprights(ink, dpi);
    for (std::size_t a = 0; a < uprights.size(); ++a)
        for (std::size_t b = a + 1; b < uprights.size(); ++b) {
            cv::Rect const &left = uprights[a], &right = uprights[b];
            int const width = right.br().x - left.x;
            if (width < px(narrowest_box_in, dpi) || width > px(widest_box_in, dpi)) continue;
            if (std::abs(left.y - right.y) > slack) continue;
            if (std::abs(left.br().y - right.br().y) > slack) continue;
            cv::Rect const box = left | right;
            if (is_closed(ink, box, dpi)) boxes.push_back(box);
        }
    return boxes;
}

void remove_sides(cv::Mat& ink, std::vector<cv::Rect> const& boxes, int dpi) {
    int const thickest = px(greatest_thickness_in, dpi);
    int const reach = px(0.02, dpi);
    for (cv::Rect const& box : boxes)
        for (int const side : {box.x, box.br().x - 1})
            for (int y = std::max(0, box.y - reach); y < std::min(ink.rows, box.br().y + reach);
                 ++y) {
                int x = -1;
                for (int d = 0; d <= reach && x < 0; ++d)
                    for (int const at : {side - d, side + d})
                        if (at >= 0 && at < ink.cols && ink.at<uchar>(y, at)) x = at;
                if (x < 0) continue;
                int first = x, last = x;
                while (first > 0 && ink.at<uchar>(y, first - 1))
                    --first;
                while (last + 1 < ink.cols && ink.at<uchar>(y, last + 1))
                    ++last;
                if (last - first + 1 <= thickest)
                    ink(cv::Rect(first, y, last - first + 1, 1)).setTo(0);
            }
}

}  // namespace lockbox::ocr
