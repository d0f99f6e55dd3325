// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/written_line.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string_view>
#include <utility>

#include "lockbox/social_security.h"
#include "ocr/check/line_meaning.h"
#include "ocr/check/stacked_rows.h"
#include "ocr/network/ctc.h"

namespace lockbox::ocr {
std::string WrittenLine::shown() const {
    std::vector<TextSpan> places;
    for (SsnFound const& ssn : ssns)
        places.push_back(ssn.span);
    return masked(masked(text, places));
}

WrittenLine line_of(CheckPicture const& check, WritingRow const& row, LineScores scores,
                    LineNetwork& digits) {
    WrittenLine line{row, std::move(scores), {}, 0, {}};
    LineSearch search =
        find_ssns({check.page, row.box, crop_place(check, row.box), line.scores}, digits);
    line.text = std::move(search.text);
    line.ssns = std::move(search.found);
    line.probability = std::exp(log_likelihood(line.scores, line.text));
    return line;
}

WrittenLine read_line(CheckPicture const& check, WritingRow const& row,
                      LineReaders const& readers) {
    return line_of(check, row, readers.text.read(crop(check, row.box)), readers.digits);
}

namespace {

/// What is written right of a bank's printed name, close enough to be one row with it.
std::optional<WrittenLine> beside_bank_name(CheckPicture const& check, WrittenLine const& line,
                                            LineReaders const& readers) {
    constexpr double least_width_in = 0.4;
    std::size_t const end = end_of_bank_name(line.text);
    if (end == 0 || end >= line.text.size()) return std::nullopt;
    auto const spans = align(line.scores, line.text);
    if (spans.size() != line.text.size()) return std::nullopt;
    float const x = (line.scores.x_px(spans[end - 1].end) + line.scores.x_px(spans[end].first)) / 2;
    cv::Rect const place = crop_place(check, line.row.box);
    auto const right = part_of(line.row, place.x + static_cast<int>(x), line.row.box.br().x + 1);
    if (!right || right->box.width < check.px(least_width_in)) return std::nullopt;
    return read_line(check, without_fringe(check, *right), readers);
}

}  // namespace

std::vector<WrittenLine> read_free_lines(CheckPicture const& check,
                                         std::vector<cv::Rect> const& taken, int top,
                                         LineReaders const& readers) {
    constexpr std::size_t most_lines = 8;    // a check with more is texture, not writing
    constexpr double greatest_row_in = 0.6;  // large hands fill two lines; signatures are taken
    std::vector<WritingRow> rows;
    std::vector<cv::Rect> known = taken;
    for (WritingRow const& row : check.geometry.rows) {
        int const middle = row.box.y + row.box.height / 2;
        if (middle < top || row.box.br().y > check.foot_y) continue;
        if (row.box.height < check.px(0.06) || row.box.height > check.px(greatest_row_in)) continue;
        // A row of print may stand in a taller one of writing, and long letters of a known row in
        // the next: what counts is what is left.
        auto const left = part_outside(band_of(check, row, 0.3, 0, check.width()), known);
        if (!left) continue;
        WritingRow const band = writing_of(check, *left);
        if (band.box.width < check.px(0.35) || is_small_print(check, band)) continue;
        for (WritingRow& line : lines_of(check.geometry, band)) {
            known.push_back(line.box);
            rows.push_back(std::move(line));
        }
    }
    std::vector<WrittenLine> lines;
    for (WritingRow const& row : rows) {
        if (lines.size() >= most_lines) break;
        lines.push_back(read_line(check, row, readers));
        if (auto beside = beside_bank_name(check, lines.back(), readers))
            lines.push_back(std::move(*beside));
    }
    return lines;
}

Reading<std::string> read_text(WrittenLine const& line, Box box) {
    constexpr int strings = 5;
    auto const readings = best_strings(line.scores, strings);
    if (readings.empty() || readings.front().text.empty()) return Unread{UnreadWhy::illegible, box};
    if (without_label(readings.front().text).empty()) return Unread{UnreadWhy::absent, box};
    if (!line.ssns.empty())
        return Read<std::string>{line.shown(), Probability::clamped(line.probability),
                                 How::handwriting, box};
    Read<std::string> read{readings.front().text,
                           Probability::clamped(readings.front().probability), How::handwriting,
                           box};
    for (std::size_t i = 1; i < readings.size(); ++i)
        read.alternatives.push_back(
            {readings[i].text, Probability::clamped(readings[i].probability)});
    return without_ssns(std::move(read));
}

std::vector<SsnFound> ssns_on(std::vector<WrittenLine> const& lines) {
    std::vector<SsnFound> all;
    for (WrittenLine const& line : lines)
        all.insert(all.end(), line.ssns.begin(), line.ssns.end());
    return all;
}

Reading<std::string> joined_lines(CheckPicture const& check,
                                  std::vector<WrittenLine> const& lines) {
    if (lines.empty()) return Unread{UnreadWhy::not_found};
    std::string text;
    double probability = 1;
    cv::Rect box = lines.front().row.box;
    for (WrittenLine const& line : lines) {
        text += (text.empty() ? "" : ", ") + line.shown();
        probability *= line.probability;
        box |= line.row.box;
    }
    return Read<std::string>{text, Probability::clamped(probability), How::handwriting,
                             check.page.scan_box(box)};
}

std::string without_label(std::string const& text) {
    for (std::string_view const label : {"for", "member", "name", "subscriber", "memo", "re"}) {
        if (text.size() < label.size()) continue;
        bool const same = std::ranges::equal(
            std::string_view(text).substr(0, label.size()), label,
            [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; });
        if (!same) continue;
        auto const start = text.find_first_not_of(": .", label.size());
        if (start == std::string::npos) return {};
        if (start > label.size()) return text.substr(start);
    }
    return text;
}

}  // namespace lockbox::ocr
