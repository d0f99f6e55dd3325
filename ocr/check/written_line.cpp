// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/written_line.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string_view>

#include "ocr/network/ctc.h"

namespace lockbox::ocr {
namespace {

bool is_digit(char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

/// The length of a social security number that starts at `at`: three, two and four digits with
/// dashes or blanks between, or nine in a row that are no billing account (those begin with 7); 0
/// if there is none.
std::size_t ssn_length(std::string const& text, std::size_t at) {
    if (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '-')) return 0;
    std::size_t i = at;
    std::size_t gaps = 0;
    for (int const group : {3, 2, 4}) {
        for (int k = 0; k < group; ++k, ++i)
            if (i >= text.size() || !is_digit(text[i])) return 0;
        if (group == 4) break;
        std::size_t const before = i;
        while (i < text.size() && (text[i] == '-' || text[i] == ' '))
            ++i;
        gaps += i > before;
    }
    if (i < text.size() && is_digit(text[i])) return 0;
    bool const in_a_row = gaps == 0 && text[at] != '7';
    return gaps == 2 || in_a_row ? i - at : 0;
}

}  // namespace

std::string masked(std::string text) {
    constexpr char const* mask = "***-**-****";
    for (std::size_t at = 0; at < text.size(); ++at)
        if (std::size_t const length = ssn_length(text, at)) text.replace(at, length, mask);
    return text;
}

WrittenLine read_line(CheckPicture const& check, WritingRow const& row, LineNetwork& text) {
    WrittenLine line{row, text.read(crop(check, row.box)), {}, 0};
    line.text = best_path(line.scores);
    line.probability = std::exp(log_likelihood(line.scores, line.text));
    return line;
}

std::vector<WrittenLine> read_free_lines(CheckPicture const& check,
                                         std::vector<cv::Rect> const& taken, int top,
                                         LineNetwork& text) {
    constexpr std::size_t most_lines = 8;    // a check with more is texture, not writing
    constexpr double greatest_row_in = 0.6;  // large hands fill two lines; signatures are taken
    std::vector<WritingRow> rows;
    auto const is_taken = [&](cv::Rect const& box) {
        auto const covers = [&](cv::Rect const& place) { return same_place(place, box); };
        return std::ranges::any_of(taken, covers) ||
               std::ranges::any_of(rows, [&](auto const& row) { return covers(row.box); });
    };
    for (WritingRow const& row : check.geometry.rows) {
        int const middle = row.box.y + row.box.height / 2;
        if (middle < top || row.box.br().y > check.foot_y) continue;
        if (row.box.height < check.px(0.06) || row.box.height > check.px(greatest_row_in)) continue;
        WritingRow const band = writing_of(check, band_of(check, row, 0.3, 0, check.width()));
        if (band.box.width < check.px(0.35) || is_small_print(check, band)) continue;
        if (!is_taken(band.box)) rows.push_back(band);
    }
    std::vector<WrittenLine> lines;
    for (WritingRow const& row : rows)
        if (lines.size() < most_lines) lines.push_back(read_line(check, row, text));
    return lines;
}

Reading<std::string> read_text(LineScores const& scores, Box box) {
    constexpr int strings = 5;
    auto const readings = best_strings(scores, strings);
    if (readings.empty() || readings.front().text.empty()) return Unread{UnreadWhy::illegible, box};
    if (without_label(readings.front().text).empty()) return Unread{UnreadWhy::absent, box};
    // Where any reading shows a social security number, the others are misreadings of one.
    auto const secret = std::ranges::find_if(
        readings, [](CtcReading const& reading) { return masked(reading.text) != reading.text; });
    if (secret != readings.end())
        return Read<std::string>{masked(secret->text), Probability::clamped(secret->probability),
                                 How::handwriting, box};
    Read<std::string> read{readings.front().text,
                           Probability::clamped(readings.front().probability), How::handwriting,
                           box};
    for (std::size_t i = 1; i < readings.size(); ++i)
        read.alternatives.push_back(
            {readings[i].text, Probability::clamped(readings[i].probability)});
    return read;
}

Reading<std::string> joined_lines(CheckPicture const& check,
                                  std::vector<WrittenLine> const& lines) {
    if (lines.empty()) return Unread{UnreadWhy::not_found};
    std::string text;
    double probability = 1;
    cv::Rect box = lines.front().row.box;
    for (WrittenLine const& line : lines) {
        text += (text.empty() ? "" : ", ") + line.text;
        probability *= line.probability;
        box |= line.row.box;
    }
    return Read<std::string>{masked(text), Probability::clamped(probability), How::handwriting,
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
