// SPDX-License-Identifier: Apache-2.0
#include "ocr/micr/micr_line.h"

#include <algorithm>
#include <cmath>

#include "ocr/network/ctc.h"
#include "ocr/print/digit_rows.h"
#include "ocr/print/glyph_row.h"

namespace lockbox::ocr {
namespace {

constexpr double crop_margin = 0.3;        // of a glyph's height: as in the network's training
constexpr double least_probability = 0.5;  // a character below is `?`: something else is likelier
constexpr double blank_gap = 1.5;          // pitches between centres; neighbours have 1
constexpr double glyph_width = 0.78;       // of the pitch: seven squares of 0.013 in per 0.125 in
constexpr int strings_kept = 4;

/// The highest probability that any frame of the span gives to the symbol.
double peak(LineScores const& scores, FrameSpan span, char symbol) {
    auto const place = scores.alphabet.find(symbol);
    float best = -100;
    for (int f = span.first; f < span.end && place != std::string::npos; ++f)
        best = std::max(best, scores.frame(f)[place + 1]);
    return std::exp(static_cast<double>(best));
}

double median_step(std::vector<double> const& centres) {
    std::vector<double> steps;
    for (std::size_t i = 1; i < centres.size(); ++i)
        steps.push_back(centres[i] - centres[i - 1]);
    if (steps.empty()) return 0;
    auto const middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return *middle;
}

MicrLine line_of(LineScores const& scores, int height_px) {
    MicrLine line;
    std::vector<CtcReading> const strings = best_strings(scores, strings_kept);
    if (strings.empty() || strings.front().text.empty()) return line;
    std::string const& text = strings.front().text;
    line.probability = strings.front().probability;
    for (std::size_t i = 1; i < strings.size(); ++i) {
        line.alternatives.push_back(strings[i].text);
        line.alternative_probabilities.push_back(strings[i].probability);
    }
    std::vector<FrameSpan> const spans = align(scores, text);
    DigitDistribution const digits = digit_rows(scores, text);
    std::vector<double> centres;
    for (FrameSpan const& span : spans)
        centres.push_back((scores.x_px(span.first) + scores.x_px(span.end)) / 2.0);
    line.pitch_px = median_step(centres);
    double const width = line.pitch_px > 0 ? glyph_width * line.pitch_px : height_px / 2.0;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        MicrCharacter character;
        character.probability = peak(scores, spans[i], text[i]);
        character.symbol = character.probability < least_probability ? '?' : text[i];
        if (character.symbol == '?') character.probability = 0;
        character.digits = digits[i];
        character.box = cv::Rect(static_cast<int>(std::lround(centres[i] - width / 2)), 0,
                                 static_cast<int>(std::lround(width)), height_px);
        line.characters.push_back(character);
    }
    return line;
}

}  // namespace

bool MicrLine::gap_before(std::size_t index) const {
    if (index == 0 || pitch_px <= 0) return false;
    return characters[index].box.x - characters[index - 1].box.x > blank_gap * pitch_px;
}

std::string MicrLine::text() const {
    std::string result;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        if (gap_before(i)) result += ' ';
        result += characters[i].symbol;
    }
    return result;
}

cv::Rect MicrLine::box() const {
    cv::Rect whole;
    for (MicrCharacter const& character : characters)
        whole = whole.empty() ? character.box : whole | character.box;
    return whole;
}

MicrLine read_micr_line(cv::Mat const& line, LineNetwork& micr) {
    return line_of(micr.read(line), line.rows);
}

MicrLine read_micr_line(PageImage const& page, MicrPlace const& place, LineNetwork& micr) {
    GlyphRow row;
    row.box = place.box;
    row.height_px = place.height_px;
    row.slope = place.baseline_slope;
    cv::Mat const crop = straight_row(page.gray, row, crop_margin);
    MicrLine line = read_micr_line(crop, micr);
    double const left = place.box.x - crop_margin * place.height_px;
    double const middle_x = place.box.x + place.box.width / 2.0;
    double const middle_y = place.box.y + place.box.height / 2.0;
    for (MicrCharacter& character : line.characters) {
        double const x = character.box.x + left;
        double const y = middle_y + place.baseline_slope * (x - middle_x) - place.height_px / 2;
        character.box =
            cv::Rect(static_cast<int>(std::lround(x)), static_cast<int>(std::lround(y)),
                     character.box.width, static_cast<int>(std::lround(place.height_px)));
    }
    return line;
}

Reading<std::string> read_micr_picture(cv::Mat const& picture, LineNetwork& micr) {
    MicrLine const line = read_micr_line(picture, micr);
    Box const whole{0, 0, picture.cols, picture.rows};
    if (line.characters.empty()) return Unread{UnreadWhy::absent, whole};
    Read<std::string> read{"", Probability::clamped(line.probability), How::micr, whole};
    for (MicrCharacter const& character : line.characters)
        read.value += character.symbol;
    for (std::size_t i = 0; i < line.alternatives.size(); ++i)
        read.alternatives.push_back(
            {line.alternatives[i], Probability::clamped(line.alternative_probabilities[i])});
    return read;
}

}  // namespace lockbox::ocr
