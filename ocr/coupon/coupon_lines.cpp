// SPDX-License-Identifier: Apache-2.0
#include "ocr/coupon/coupon_lines.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "ocr/image/ink.h"
#include "ocr/kind/text_lines.h"
#include "ocr/network/ctc.h"

namespace lockbox::ocr {
namespace {

constexpr int least_letters = 2;
constexpr std::size_t most_lines = 120;  // a coupon has 30; a page of prose is none
constexpr double greatest_tear = 2.0;    // of a line's height: two thin letters and a blank
constexpr double greatest_label_in = 2.0;
constexpr double well_read = 0.5;
// Lines that begin in one column do so within a letter's width.
constexpr double same_column_in = 0.12;
constexpr double greatest_drop_in = 0.35;  // from a label to the value below it: two lines of print
constexpr int strings_kept = 3;

struct Margins {
    double above;  ///< And below; of the line's height.
    double beside;
};
// Paper around a line. The networks are trained with it and read over fringes of other lines;
// Tesseract makes dashes and dots of them, and needs room for a thin letter at the end of the line
// that was not seen as one.
constexpr Margins network_margins{0.3, 0.3};
constexpr Margins print_margins{0.1, 0.45};

cv::Rect cut_place(PageImage const& page, cv::Rect box, Margins margins) {
    int const pad = static_cast<int>(std::lround(margins.above * box.height)) + 1;
    int const side = static_cast<int>(std::lround(margins.beside * box.height)) + 1;
    cv::Rect const wide(box.x - side, box.y - pad, box.width + 2 * side, box.height + 2 * pad);
    return wide & cv::Rect({0, 0}, page.gray.size());
}

cv::Mat cut_line(PageImage const& page, cv::Rect box, Margins margins) {
    return page.gray(cut_place(page, box, margins));
}

bool is_letter_or_digit(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

CouponLine line_at(PageImage const& page, cv::Rect box, PrintReaders const& readers) {
    CouponLine line{box, {}, std::nullopt};
    cv::Mat const cut = cut_line(page, box, network_margins);
    std::vector<CtcReading> const strings = best_strings(readers.text.read(cut), 1);
    if (!strings.empty()) line.text = strings.front().text;
    line.label = label_of(line.text);
    bool const doubtful = strings.empty() || strings.front().probability < well_read;
    if (line.label || !doubtful || box.width > greatest_label_in * page.dpi) return line;
    std::string const second =
        readers.print.read_line(cut_line(page, box, print_margins), page.dpi).text();
    line.label = label_of(second);
    if (line.label) line.text = second;
    return line;
}

int shared_rows(cv::Rect const& a, cv::Rect const& b) {
    return std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
}

bool torn_apart(cv::Rect const& left, cv::Rect const& right) {
    int const lower = std::min(left.height, right.height);
    int const gap = right.x - (left.x + left.width);
    return 3 * shared_rows(left, right) > 2 * lower && gap >= 0 && gap < greatest_tear * lower;
}

/// Stretches of print, top to bottom; those that a faded letter has torn apart are joined again.
std::vector<cv::Rect> line_boxes(PageImage const& page) {
    std::vector<cv::Rect> stretches;
    for (TextLine const& line : text_lines(page, blobs_of(page.ink), least_letters))
        stretches.push_back(line.box);
    std::sort(stretches.begin(), stretches.end(),
              [](cv::Rect const& a, cv::Rect const& b) { return a.x < b.x; });
    std::vector<cv::Rect> joined;
    for (cv::Rect const& box : stretches) {
        auto const left = std::find_if(joined.begin(), joined.end(), [&](cv::Rect const& other) {
            return torn_apart(other, box);
        });
        if (left == joined.end())
            joined.push_back(box);
        else
            *left |= box;
    }
    std::stable_sort(joined.begin(), joined.end(),
                     [](cv::Rect const& a, cv::Rect const& b) { return a.y < b.y; });
    return joined;
}

}  // namespace

std::vector<CouponLine> coupon_lines(PageImage const& page, PrintReaders const& readers) {
    std::vector<CouponLine> lines;
    for (cv::Rect const& box : line_boxes(page)) {
        if (lines.size() == most_lines) break;
        lines.push_back(line_at(page, box, readers));
    }
    return lines;
}

std::vector<SsnFound> ssns_on(PageImage const& page, CouponLine const& line,
                              PrintReaders const& readers) {
    cv::Rect const cut = cut_place(page, line.box, network_margins);
    LineScores const scores = readers.text.read(page.gray(cut));
    LineSearch search = find_ssns({page, line.box, cut, scores}, readers.digits);
    std::erase_if(search.found, [&](SsnFound const& ssn) {
        return !is_printed_out(search.text, ssn.span) &&
               label_before(search.text, ssn.span.first) != NumberLabel::social_security;
    });
    return std::move(search.found);
}

Reading<std::string> read_figures(PageImage const& page, cv::Rect box, LineNetwork& digits) {
    Box const place = page.scan_box(box);
    std::vector<CtcReading> const strings =
        best_strings(digits.read(cut_line(page, box, network_margins)), strings_kept);
    if (strings.empty() || strings.front().text.empty()) return Unread{UnreadWhy::illegible, place};
    Read<std::string> read{strings.front().text, Probability::clamped(strings.front().probability),
                           How::print, place};
    for (std::size_t i = 1; i < strings.size(); ++i)
        read.alternatives.push_back(
            {strings[i].text, Probability::clamped(strings[i].probability)});
    return read;
}

Reading<std::string> read_words(PageImage const& page, cv::Rect box, PrintEngine& print) {
    Box const place = page.scan_box(box);
    PrintedLine line = print.read_line(cut_line(page, box, print_margins), page.dpi);
    std::erase_if(line.words, [](PrintedWord const& word) {
        return std::none_of(word.text.begin(), word.text.end(), is_letter_or_digit);
    });
    if (line.words.empty()) return Unread{UnreadWhy::illegible, place};
    std::string text = line.text();
    while (!text.empty() && !is_letter_or_digit(text.back()))
        text.pop_back();
    return Read<std::string>{text, line.probability(), How::print, place};
}

std::vector<cv::Rect> value_places(std::vector<CouponLine> const& lines, std::size_t label) {
    cv::Rect const& from = lines[label].box;
    // Height of small print is about a tenth of an inch: the scale without the page's resolution.
    double const in_px = from.height / 0.09;
    CouponLine const* beside = nullptr;
    CouponLine const* below = nullptr;
    for (CouponLine const& line : lines) {
        cv::Rect const& box = line.box;
        if (&line == &lines[label]) continue;
        bool const level = 2 * shared_rows(from, box) > std::min(from.height, box.height);
        if (level && box.x >= from.x + from.width && (!beside || box.x < beside->box.x))
            beside = &line;
        bool const under = box.y >= from.y + from.height / 2 &&
                           box.y - (from.y + from.height) < greatest_drop_in * in_px &&
                           std::abs(box.x - from.x) < same_column_in * in_px;
        if (under && !level && (!below || box.y < below->box.y)) below = &line;
    }
    std::vector<cv::Rect> places;
    for (CouponLine const* line : {beside, below})
        if (line && !line->label) places.push_back(line->box);
    return places;
}

}  // namespace lockbox::ocr
