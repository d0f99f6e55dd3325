// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/writing_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "ocr/image/ink.h"
#include "ocr/reading_times.h"

namespace lockbox::ocr {
namespace {

// Lengths in inches.
constexpr double least_piece_in = 0.015;      // three pixels at 200 dpi: a point or a comma
constexpr double greatest_piece_in = 0.55;    // taller than any letter: a frame, a stain, a picture
constexpr double longest_joined_in = 6.5;     // an amount in words, in one stroke
constexpr double least_joined_ink_in = 0.04;  // of a column's height, on average
constexpr double above_line_in = 0.22;  // of a letter's middle; rows are 0.25 in apart or more
constexpr double below_line_in = 0.04;
constexpr double frame_margin_in = 0.12;  // a line this near the paper's edge is its frame

/// The gray level above which a piece's darkest point is no ink of a pen or a printer: seven tenths
/// of the way from the page's ink to its paper.
int faintest_ink(cv::Mat const& gray, cv::Mat const& ink) {
    std::array<int, 256> on_paper{}, in_ink{};
    for (int y = 0; y < gray.rows; y += 2)
        for (int x = 0; x < gray.cols; x += 2)
            ++(ink.at<uchar>(y, x) ? in_ink : on_paper)[gray.at<uchar>(y, x)];
    auto const level = [](std::array<int, 256> const& counts, double share) {
        double const wanted = share * std::accumulate(counts.begin(), counts.end(), 0.0);
        double below = 0;
        int at = 0;
        while (at < 255 && (below += counts[static_cast<std::size_t>(at)]) < wanted)
            ++at;
        return at;
    };
    int const paper = level(on_paper, 0.5), dark = level(in_ink, 0.05);
    return paper > dark ? dark + (paper - dark) * 7 / 10 : 255;
}

std::vector<cv::Rect> pieces_of(PageGeometry const& page, cv::Mat const& gray, int faintest) {
    InkPieces const found = ink_pieces_of(page.ink);
    std::vector<uchar> darkest(found.pieces.size(), 255);
    for (InkRun const& run : found.runs) {
        uchar const* const row = gray.ptr(run.y);
        darkest[run.piece] =
            std::min(darkest[run.piece], *std::min_element(row + run.first, row + run.end));
    }
    std::vector<cv::Rect> pieces;
    int const greatest = page.px(greatest_piece_in);
    for (std::size_t i = 0; i < found.pieces.size(); ++i) {
        cv::Rect const& box = found.pieces[i].box;
        if (std::max(box.width, box.height) < page.px(least_piece_in)) continue;
        if (found.pieces[i].area_px < 4) continue;
        // Joined letters on a line that was not found make one long piece; one with little ink for
        // its length is a rule.
        bool const joined = found.pieces[i].area_px >= box.width * page.px(least_joined_ink_in) &&
                            box.width < page.px(longest_joined_in);
        if (box.height > greatest || (box.width > page.px(3.0) && !joined)) continue;
        if (darkest[i] <= faintest) pieces.push_back(box);
    }
    return pieces;
}

bool is_box_side(cv::Rect const& piece, PageGeometry const& page) {
    if (piece.width > page.px(0.03)) return false;
    int const slack = page.px(0.03);
    return std::ranges::any_of(page.boxes, [&](cv::Rect const& box) {
        bool const at_side =
            std::abs(piece.x - box.x) <= slack || std::abs(piece.br().x - box.br().x) <= slack;
        return at_side && piece.height > box.height * 6 / 10 && piece.y > box.y - slack &&
               piece.br().y < box.br().y + slack;
    });
}

bool is_frame(RuledLine const& line, PageGeometry const& page) {
    int const margin = page.px(frame_margin_in);
    return line.y() < margin || line.y() > page.size.height - margin ||
           line.width() > page.size.width * 93 / 100;
}

bool is_top_of_box(RuledLine const& line, PageGeometry const& page) {
    return std::ranges::any_of(page.boxes, [&](cv::Rect const& box) {
        int const slack = page.px(0.015);
        return std::abs(box.y - line.y()) <= slack && std::abs(box.x - line.left) <= slack;
    });
}

bool is_edge(RuledLine const& line, cv::Rect const& box, int y, PageGeometry const& page) {
    int const common = std::min(line.right, box.br().x) - std::max(line.left, box.x);
    return std::abs(line.y() - y) <= page.px(0.02) && common * 10 > box.width * 6;
}

/// Boxes whose top or bottom is not whole; what is missing of their edges is added to the lines.
void add_boxes_by_sides(PageGeometry& page, cv::Mat const& ink) {
    for (cv::Rect const& box : find_boxes_by_sides(ink, page.dpi)) {
        bool const known = std::ranges::any_of(page.boxes, [&](cv::Rect const& other) {
            return (box & other).area() * 10 > (box | other).area() * 6;
        });
        if (known) continue;
        page.boxes.push_back(box);
        for (int const y : {box.y + 1, box.br().y - 2}) {
            bool const there = std::ranges::any_of(
                page.lines, [&](RuledLine const& line) { return is_edge(line, box, y, page); });
            if (!there) page.lines.push_back({box.x, box.br().x - 1, y, y, page.px(0.015)});
        }
    }
    std::ranges::sort(page.lines, {}, &RuledLine::y);
}

/// The line that a piece stands on, by index; -1 if none.
int line_under(cv::Rect const& piece, std::vector<RuledLine> const& lines,
               PageGeometry const& page) {
    int const middle_x = piece.x + piece.width / 2;
    int const middle_y = piece.y + piece.height / 2;
    int best = -1, best_distance = page.px(above_line_in) + 1;
    for (int i = 0; i < static_cast<int>(lines.size()); ++i) {
        RuledLine const& line = lines[static_cast<std::size_t>(i)];
        if (middle_x < line.left - page.px(0.06) || middle_x > line.right + page.px(0.06)) continue;
        int const distance = line.y_at(middle_x) - middle_y;
        if (distance < -page.px(below_line_in) || distance >= best_distance) continue;
        if (piece.br().y < line.y_at(middle_x) - page.px(0.19)) continue;
        best = i;
        best_distance = distance;
    }
    return best;
}

WritingRow row_of(std::vector<cv::Rect> ink) {
    std::ranges::sort(ink, {}, [](cv::Rect const& r) { return r.x; });
    WritingRow row{ink.front(), {}, 0};
    int tallest = 0;
    for (cv::Rect const& piece : ink) {
        row.box |= piece;
        tallest = std::max(tallest, piece.height);
    }
    std::vector<int> heights;
    for (cv::Rect const& piece : ink)
        if (piece.height * 3 > tallest) heights.push_back(piece.height);
    auto const middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::ranges::nth_element(heights, middle);
    row.letter_height_px = *middle;
    row.ink = std::move(ink);
    return row;
}

bool stand_side_by_side(cv::Rect const& left, cv::Rect const& right, PageGeometry const& page) {
    int const overlap = std::min(left.br().y, right.br().y) - std::max(left.y, right.y);
    int const lower = std::min(left.height, right.height);
    int const taller = std::max(left.height, right.height);
    // A point or comma stands at the foot of its neighbour; letters of one line overlap by half.
    if (overlap * 2 < lower) return false;
    return right.x - left.br().x <= std::max(page.px(0.09), std::min(taller * 3 / 2, page.px(0.2)));
}

/// Chains pieces that stand on no line: each joins the row of the piece left of it.
std::vector<WritingRow> chained(std::vector<cv::Rect> pieces, PageGeometry const& page) {
    std::ranges::sort(pieces, {}, [](cv::Rect const& r) { return r.x; });
    std::vector<std::vector<cv::Rect>> rows;
    for (cv::Rect const& piece : pieces) {
        std::vector<cv::Rect>* best = nullptr;
        int best_gap = page.size.width;
        for (auto& row : rows) {
            std::size_t const look_back = std::min<std::size_t>(row.size(), 4);
            for (std::size_t k = row.size() - look_back; k < row.size(); ++k) {
                int const gap = std::max(0, piece.x - row[k].br().x);
                if (gap < best_gap && stand_side_by_side(row[k], piece, page)) {
                    best = &row;
                    best_gap = gap;
                }
            }
        }
        if (best)
            best->push_back(piece);
        else
            rows.push_back({piece});
    }
    std::vector<WritingRow> result;
    for (auto& row : rows)
        result.push_back(row_of(std::move(row)));
    return result;
}

}  // namespace

int PageGeometry::px(double inches) const {
    return std::max(1, static_cast<int>(std::lround(inches * dpi)));
}

PageGeometry find_rows(cv::Mat const& gray, cv::Mat const& ink, int dpi) {
    Timed const timed(ReadingStep::layout);
    PageGeometry page;
    page.dpi = dpi;
    page.size = ink.size();
    page.lines = find_ruled_lines(ink, dpi);
    page.boxes = find_boxes(page.lines, dpi);
    add_boxes_by_sides(page, ink);
    page.ink = without_lines(ink, page.lines, dpi);
    remove_sides(page.ink, page.boxes, dpi);
    std::vector<RuledLine> writing_lines;
    for (RuledLine const& line : page.lines)
        if (!is_frame(line, page) && !is_top_of_box(line, page)) writing_lines.push_back(line);
    std::vector<std::vector<cv::Rect>> on_line(writing_lines.size());
    std::vector<cv::Rect> free;
    for (cv::Rect const& piece : pieces_of(page, gray, faintest_ink(gray, ink))) {
        if (is_box_side(piece, page)) continue;
        int const line = line_under(piece, writing_lines, page);
        (line < 0 ? free : on_line[static_cast<std::size_t>(line)]).push_back(piece);
    }
    page.rows = chained(std::move(free), page);
    for (std::size_t i = 0; i < on_line.size(); ++i) {
        if (on_line[i].empty()) continue;
        page.rows.push_back(row_of(std::move(on_line[i])));
        page.rows.back().line = writing_lines[i];
    }
    page.lines = std::move(writing_lines);
    std::ranges::sort(page.rows, {}, [](WritingRow const& row) { return row.box.y; });
    return page;
}

namespace {

template <class Keep>
std::optional<WritingRow> pieces_kept(WritingRow const& row, Keep keep) {
    std::vector<cv::Rect> kept;
    for (cv::Rect const& piece : row.ink)
        if (keep(piece.x + piece.width / 2, piece.y + piece.height / 2)) kept.push_back(piece);
    if (kept.empty()) return std::nullopt;
    WritingRow part = row_of(std::move(kept));
    part.line = row.line;
    return part;
}

}  // namespace

std::optional<WritingRow> part_of(WritingRow const& row, int left, int right) {
    return pieces_kept(row, [&](int x, int) { return x >= left && x < right; });
}

std::optional<WritingRow> part_outside(WritingRow const& row, std::vector<cv::Rect> const& places) {
    return pieces_kept(row, [&](int x, int y) {
        return std::ranges::none_of(places, [&](cv::Rect const& place) {
            return place.contains({x, y});
        });
    });
}

}  // namespace lockbox::ocr
