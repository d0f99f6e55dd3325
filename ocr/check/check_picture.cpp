// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/check_picture.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lockbox::ocr {
namespace {

constexpr double clear_band_in = 0.625;  // X9.100-160-1: the lowest 5/8 in are the MICR line's
constexpr double side_margin_in = 0.04;
constexpr double margin_per_height = 0.14;  // training puts 50 to 98 % of the height under ink

/// The top of the MICR line on the upright picture, from its box on the scan.
std::optional<int> micr_top(PageImage const& page, PageReadings const& so_far) {
    auto const reading = so_far.field(FieldName::micr);
    std::optional<Box> box;
    if (auto const* read = read_of(reading))
        box = read->box;
    else
        box = std::get<Unread>(reading).box;
    if (!box || box->width == 0) return std::nullopt;
    cv::Matx22d const turn(page.to_scan(0, 0), page.to_scan(0, 1), page.to_scan(1, 0),
                           page.to_scan(1, 1));
    cv::Matx22d const back = turn.inv();
    double top = page.gray.rows;
    for (int const x : {box->x, box->x + box->width})
        for (int const y : {box->y, box->y + box->height}) {
            cv::Vec2d const shifted(x - page.to_scan(0, 2), y - page.to_scan(1, 2));
            top = std::min(top, (back * shifted)[1]);
        }
    return static_cast<int>(std::lround(top));
}

struct Weighted {
    int value;
    int weight;
};

/// The least value at or below which so many per cent of the weight lie.
int quantile(std::vector<Weighted> values, int percent) {
    std::ranges::sort(values, {}, &Weighted::value);
    int total = 0;
    for (Weighted const& each : values)
        total += each.weight;
    for (int below = 0; Weighted const& each : values) {
        below += each.weight;
        if (below * 100 >= total * percent) return each.value;
    }
    return values.back().value;
}

}  // namespace

CheckPicture open_check(PageImage const& page, PageReadings const& so_far) {
    CheckPicture check{page, find_rows(page.gray, page.ink, page.dpi), 0};
    int const usual = check.height() - check.px(clear_band_in) + check.px(0.12);
    auto const top = micr_top(page, so_far);
    bool const credible = top && *top > check.height() / 2 && *top < check.height();
    check.foot_y = credible ? *top - check.px(0.02) : usual;
    return check;
}

cv::Rect crop_place(CheckPicture const& check, cv::Rect box) {
    int const above = std::max(2, static_cast<int>(std::lround(box.height * margin_per_height)));
    int const beside = check.px(side_margin_in);
    cv::Rect const wide(box.x - beside, box.y - above, box.width + 2 * beside,
                        box.height + 2 * above);
    return wide & cv::Rect({0, 0}, check.geometry.size);
}

cv::Mat crop(CheckPicture const& check, cv::Rect box) {
    return check.page.gray(crop_place(check, box));
}

WritingRow band_of(CheckPicture const& check, WritingRow const& seed, double gap_in, int left,
                   int right) {
    std::vector<cv::Rect> beside;
    int const slack = std::max(check.px(0.02), seed.box.height / 8);
    for (WritingRow const& row : check.geometry.rows) {
        // What stands on a line that ends before the seed begins is another field.
        bool const other_line = row.line && (row.line->right < seed.box.x + check.px(0.03) ||
                                             row.line->left > seed.box.br().x - check.px(0.03));
        if (other_line) continue;
        for (cv::Rect const& piece : row.ink) {
            int const middle_y = piece.y + piece.height / 2;
            if (middle_y < seed.box.y - slack || middle_y > seed.box.br().y + slack) continue;
            if (piece.height > seed.box.height * 2 + slack) continue;
            if (piece.x >= left && piece.br().x <= right) beside.push_back(piece);
        }
    }
    std::ranges::sort(beside, {}, [](cv::Rect const& r) { return r.x; });
    WritingRow band = seed;
    int const gap = check.px(gap_in);
    for (bool grown = true; grown;) {
        grown = false;
        for (cv::Rect const& piece : beside) {
            if (std::ranges::find(band.ink, piece) != band.ink.end()) continue;
            if (piece.x > band.box.br().x + gap || piece.br().x < band.box.x - gap) continue;
            band.ink.push_back(piece);
            band.box |= piece;
            grown = true;
        }
    }
    std::ranges::sort(band.ink, {}, [](cv::Rect const& r) { return r.x; });
    return band;
}

std::optional<WritingRow> joined(CheckPicture const& check, WritingRow const& left,
                                 WritingRow const& right) {
    constexpr double height_slack_in = 0.07, overlap_in = 0.2, gap_in = 0.5;
    auto const middle = [](cv::Rect const& box) { return box.y + box.height / 2; };
    if (std::abs(middle(left.box) - middle(right.box)) > check.px(height_slack_in))
        return std::nullopt;
    int const gap = right.box.x - left.box.br().x;
    if (right.box.x <= left.box.x || right.box.br().x <= left.box.br().x) return std::nullopt;
    if (gap < -check.px(overlap_in) || gap > check.px(gap_in)) return std::nullopt;
    WritingRow both = left;
    both.box |= right.box;
    for (cv::Rect const& piece : right.ink)
        if (std::ranges::find(both.ink, piece) == both.ink.end()) both.ink.push_back(piece);
    return both;
}

WritingRow without_fringe(CheckPicture const& check, WritingRow const& row) {
    std::vector<int> heights;
    std::vector<Weighted> wide_heights, middles;  // of a piece; its width as weight
    for (cv::Rect const& piece : row.ink) {
        if (piece.height < check.px(0.045)) continue;
        heights.push_back(piece.height);
        wide_heights.push_back({piece.height, piece.width});
        middles.push_back({piece.y + piece.height / 2, piece.width});
    }
    if (heights.empty()) return row;
    std::ranges::sort(heights);
    // Joined words are one piece beside many letters of small print.
    int const tall =
        std::max(heights[heights.size() * 8 / 10], quantile(std::move(wide_heights), 80));
    int const middle = quantile(std::move(middles), 50);
    int const reach = tall * 85 / 100;
    int const top = middle - reach, bottom = middle + reach;
    WritingRow clean{{}, {}, row.letter_height_px, row.line};
    for (cv::Rect const& piece : row.ink) {
        int const y = piece.y + piece.height / 2;
        if (y < top || y > bottom) continue;
        cv::Rect const inside(piece.x, std::max(piece.y, top), piece.width,
                              std::min(piece.br().y, bottom) - std::max(piece.y, top));
        clean.box = clean.ink.empty() ? inside : clean.box | inside;
        clean.ink.push_back(piece);
    }
    return clean.ink.empty() ? row : clean;
}

std::vector<WritingRow> runs_of(CheckPicture const& check, WritingRow const& row, double gap_in) {
    std::vector<WritingRow> runs;
    int start = row.box.x, end = row.box.x;
    int const gap = check.px(gap_in);
    auto const cut = [&](int at) {
        if (auto part = part_of(row, start, at)) runs.push_back(std::move(*part));
        start = at;
    };
    for (cv::Rect const& piece : row.ink) {
        if (piece.x - end > gap) cut(end + (piece.x - end) / 2);
        end = std::max(end, piece.br().x);
    }
    cut(end + 1);
    return runs;
}

WritingRow writing_of(CheckPicture const& check, WritingRow const& row) {
    auto const words = runs_of(check, row, 0.05);
    std::size_t first = 0, end = words.size();
    while (first < end && is_small_print(check, words[first]))
        ++first;
    while (end > first && is_small_print(check, words[end - 1]))
        --end;
    if (first == end) return without_fringe(check, row);
    auto part = part_of(row, words[first].box.x, words[end - 1].box.br().x);
    return without_fringe(check, part ? *part : row);
}

bool is_small_print(CheckPicture const& check, WritingRow const& row) {
    return std::ranges::all_of(
        row.ink, [&](cv::Rect const& piece) { return piece.height <= check.px(small_print_in); });
}

bool same_place(cv::Rect const& a, cv::Rect const& b) {
    return (a & b).area() * 10 > std::min(a.area(), b.area()) * 8;
}

}  // namespace lockbox::ocr
