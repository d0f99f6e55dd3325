// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ocr/kind/page_kind.h"
#include "ocr/kind/phrases.h"

namespace lockbox::ocr {
namespace {

/// The lines to read: titles and opening lines from the top, then the longest.
std::vector<TextLine> telling_lines(std::vector<TextLine> lines, std::size_t count) {
    if (lines.size() <= count) return lines;
    auto const rest = lines.begin() + static_cast<std::ptrdiff_t>(count / 2);
    std::stable_sort(rest, lines.end(), [](TextLine const& a, TextLine const& b) {
        return a.letters * a.height_in > b.letters * b.height_in;
    });
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(count), lines.end());
    return lines;
}

using Bits = std::array<double, page_kind_count>;

double& bits_of(Bits& bits, PageKind kind) {
    return bits[static_cast<std::size_t>(kind)];
}

bool is_slip(PageImage const& page) {
    return page.height_in() < 4.6;
}

/// What the paper's size says: envelopes of the usual kinds (No. 9 and 10), letters.
void add_size(Bits& bits, PageImage const& page, std::size_t lines) {
    double const width = page.width_in();
    double const height = page.height_in();
    bool const envelope = width > 8.6 && width < 9.8 && height > 3.6 && height < 4.5;
    bool const letter = std::max(width, height) > 9.8 && std::min(width, height) > 7;
    if (envelope) bits_of(bits, PageKind::envelope) += 3;
    if (letter) bits_of(bits, PageKind::correspondence) += lines >= 3 ? 3 : 2;
}

KindFound likeliest(Bits& bits) {
    // Something else than all kinds known here has as good a chance as four bits of evidence.
    constexpr double other_bits = 3.5;
    bits_of(bits, PageKind::unknown) = other_bits;
    auto const best = std::max_element(bits.begin(), bits.end());
    double sum = 0;
    for (double one : bits)
        sum += std::exp2(one - *best);
    auto const kind = static_cast<PageKind>(best - bits.begin());
    // The weights are estimates: they never make a page surer than this.
    constexpr double surest = 0.97;
    return {kind, Probability::of(kind == PageKind::unknown ? 0 : std::min(surest, 1 / sum))};
}

}  // namespace

bool titled_money_order(PageImage const& page, std::vector<TextLine> const& lines,
                        LineNetwork& text) {
    // Titles of money orders are 13 points and more, whose capitals are 0.12 in high; names and
    // banks on checks are smaller.
    constexpr double least_height_in = 0.112;
    constexpr double title_reach_in = 0.6;
    constexpr int greatest_titles = 2;
    int read = 0;
    for (TextLine const& line : lines) {
        bool const title = line.height_in >= least_height_in && line.letters >= 8 &&
                           line.box.y < title_reach_in * page.dpi;
        if (!title || read == greatest_titles) continue;
        ++read;
        std::string const letters = letters_only(read_text_line(page, line, text).text);
        if (contains_about(letters, "MONEYORDER")) return true;
    }
    return false;
}

namespace {

KindFound kind_by_lines(PageImage const& page, std::vector<TextLine> const& lines,
                        std::size_t count, LineNetwork& text) {
    Bits bits{};
    add_size(bits, page, lines.size());
    std::string all;
    int amounts = 0;
    for (TextLine const& line : telling_lines(lines, count)) {
        std::string const read = read_text_line(page, line, text).text;
        amounts += ends_with_amount(read) ? 1 : 0;
        // A separator keeps the end of one line and the beginning of the next apart.
        all += letters_only(read) + "\n";
    }
    for (Phrase const& phrase : kind_phrases())
        if (contains_about(all, phrase.letters)) bits_of(bits, phrase.kind) += phrase.bits;
    if (amounts >= 2 && !is_slip(page)) bits_of(bits, PageKind::list) += 2.0 * amounts;
    return likeliest(bits);
}

}  // namespace

KindFound kind_by_writing(PageImage const& page, std::vector<TextLine> const& lines,
                          LineNetwork& text) {
    constexpr std::size_t of_a_slip = 3, of_a_page = 8;
    // A check whose MICR line nobody can make out says what it is in small print.
    constexpr std::size_t of_a_doubtful_slip = 16;
    if (!is_slip(page)) return kind_by_lines(page, lines, of_a_page, text);
    KindFound const found = kind_by_lines(page, lines, of_a_slip, text);
    if (found.kind != PageKind::unknown) return found;
    return kind_by_lines(page, lines, of_a_doubtful_slip, text);
}

}  // namespace lockbox::ocr
