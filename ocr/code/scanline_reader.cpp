// SPDX-License-Identifier: Apache-2.0
#include "ocr/code/scanline_reader.h"

#include <algorithm>
#include <cmath>

#include "ocr/network/ctc.h"
#include "ocr/print/digit_rows.h"

namespace lockbox::ocr {
namespace {

// OCR-A and OCR-B size I: glyphs 0.094 in high, ten to the inch; billers print from 9 to 14 points,
// and where a file states no resolution the estimate may be half as much again.
constexpr double least_height_in = 0.05;
constexpr double greatest_height_in = 0.2;
constexpr double least_pitch_in = 0.05;
constexpr double greatest_pitch_in = 0.2;
constexpr double e13b_pitch_in = 0.125;
constexpr double e13b_pitch_tolerance = 0.05;
constexpr int least_glyphs = 18;  // half of the shipped layout; addresses reach 17
constexpr std::size_t rows_kept = 2;

constexpr double crop_margin = 0.3;  // of a glyph's height, as in the network's training
constexpr double greatest_gap = 4;   // pitches, to glyphs that noise has hidden at the ends
// Of a row that is not in the layout. A money order's serial, date, office and amount make 25.
constexpr std::size_t least_digits = 28;
constexpr double least_filled = 0.6;  // digits per pitch of the row; text reads as fewer
constexpr double least_probability = 0.5;
constexpr double wrong_passes = 0.1;     // share of wrong strings whose check digit holds
constexpr double printed_wrong = 0.001;  // a biller's line that breaks its own check digit
constexpr double least_repair = 0.98;
constexpr int strings_kept = 12;

/// The same scores without the signs: digits and the blank only.
LineScores digits_only(LineScores const& scores) {
    LineScores result = scores;
    result.alphabet.clear();
    result.log_probability.clear();
    std::vector<int> classes{0};
    for (std::size_t k = 0; k < scores.alphabet.size(); ++k) {
        if (scores.alphabet[k] < '0' || scores.alphabet[k] > '9') continue;
        result.alphabet += scores.alphabet[k];
        classes.push_back(static_cast<int>(k) + 1);
    }
    for (int f = 0; f < scores.frames; ++f) {
        float const* frame = scores.frame(f);
        double sum = 0;
        for (int k : classes)
            sum += std::exp(static_cast<double>(frame[k]));
        auto const log_sum = static_cast<float>(std::log(std::max(sum, 1e-30)));
        for (int k : classes)
            result.log_probability.push_back(frame[k] - log_sum);
    }
    return result;
}

/// The strings that keep the layout, with their probability given that the paper keeps it.
std::vector<Alternative<std::string>> fitting(std::vector<CtcReading> const& strings,
                                              ScanlineLayout const& layout) {
    double fit = 0, listed = 0;
    for (CtcReading const& string : strings) {
        listed += string.probability;
        if (layout.read(string.text)) fit += string.probability;
    }
    double const best = strings.front().probability;
    bool const best_fits = layout.read(strings.front().text).has_value();
    // What is not listed may fit by chance: on a line of letters nearly everything.
    double const others = best_fits
                              ? std::max(0.0, 1 - best) * wrong_passes
                              : printed_wrong * best + std::max(0.0, 1 - listed) * wrong_passes;
    double const total = fit + others;
    std::vector<Alternative<std::string>> result;
    for (CtcReading const& string : strings)
        if (layout.read(string.text))
            result.push_back({string.text, Probability::clamped(string.probability / total)});
    return result;
}

Reading<std::string> in_layout(std::vector<CtcReading> const& strings, LineScores const& scores,
                               ScanlineLayout const& layout, Box box) {
    std::vector<Alternative<std::string>> texts = fitting(strings, layout);
    if (texts.empty()) return Unread{UnreadWhy::invalid, box};
    Alternative<std::string> const best = texts.front();
    bool const repaired = best.value != strings.front().text;
    if (repaired && best.probability.value() < least_repair) return Unread{UnreadWhy::invalid, box};
    if (best.probability.value() < least_probability) return Unread{UnreadWhy::illegible, box};
    texts.erase(texts.begin());
    return Read<std::string>{
        best.value, best.probability, How::scanline, box, texts, digit_rows(scores, best.value)};
}

Reading<std::string> read_crop(PageImage const& page, GlyphRow const& row,
                               ScanlineLayout const& layout, LineNetwork& network) {
    Box const box = page.scan_box(row.box);
    LineScores const all = network.read(straight_row(page.gray, row, crop_margin));
    if (all.frames == 0) return Unread{UnreadWhy::illegible, box};
    LineScores const scores = digits_only(all);
    std::vector<CtcReading> const strings = best_strings(scores, strings_kept);
    if (strings.empty() || strings.front().text.empty()) return Unread{UnreadWhy::illegible, box};
    std::size_t const length = strings.front().text.size();
    std::size_t const wanted = layout.digit_count();
    if (length + 1 >= wanted && length <= wanted + 1)
        return in_layout(strings, scores, layout, box);
    bool const filled = static_cast<double>(length) * row.pitch_px >= least_filled * row.box.width;
    CtcReading const& best = strings.front();
    if (length < least_digits || !filled || best.probability < least_probability)
        return Unread{UnreadWhy::illegible, box};
    return Read<std::string>{best.text, Probability::clamped(best.probability), How::scanline, box,
                             {},        digit_rows(scores, best.text)};
}

}  // namespace

std::vector<GlyphRow> find_scanlines(PageImage const& page) {
    GlyphRowLimits limits;
    limits.least_height = least_height_in * page.dpi;
    limits.greatest_height = greatest_height_in * page.dpi;
    limits.least_glyphs = least_glyphs;
    std::vector<GlyphRow> rows = find_glyph_rows(page.ink, limits);
    std::erase_if(rows, [&](GlyphRow const& row) {
        double const pitch_in = row.pitch_px / page.dpi;
        bool const e13b = std::abs(pitch_in - e13b_pitch_in) < e13b_pitch_tolerance * e13b_pitch_in;
        return e13b || pitch_in < least_pitch_in || pitch_in > greatest_pitch_in;
    });
    if (rows.size() > rows_kept)
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(rows_kept), rows.end());
    return rows;
}

Reading<std::string> read_scanline(PageImage const& page, GlyphRow const& row,
                                   ScanlineLayout const& layout, LineNetwork& digits) {
    Reading<std::string> const as_found = read_crop(page, row, layout, digits);
    auto const* read = read_of(as_found);
    if (read && layout.read(read->value)) return as_found;
    GlyphRow const whole = widened(row, page.ink, greatest_gap, greatest_gap);
    bool const wider = whole.box.width > row.box.width + row.pitch_px / 2;
    if (!wider) return as_found;
    Reading<std::string> const of_whole = read_crop(page, whole, layout, digits);
    return read_of(of_whole) ? of_whole : as_found;
}

}  // namespace lockbox::ocr
