// SPDX-License-Identifier: Apache-2.0
#include "samples/e13b.h"

#include <array>
#include <map>
#include <sstream>
#include <string>

#include "lockbox/assertion.h"
#include "samples/e13b_glyphs.h"

namespace lockbox::samples {
namespace {

constexpr int rows = 18;
constexpr int columns = 14;
constexpr double half_square_in = 0.0065;
/// From the bottom edge of the paper to the line on which the characters stand, and from the right
/// edge to the right edge of position 1.
constexpr double baseline_in = 0.2;
constexpr double right_edge_in = 0.3125;

using Glyph = std::array<std::string, rows>;

std::map<char, Glyph> read_glyphs() {
    std::map<char, Glyph> glyphs;
    std::istringstream lines{std::string(e13b_glyphs)};
    std::string line;
    while (std::getline(lines, line)) {
        if (!line.starts_with("glyph ")) continue;
        Glyph glyph;
        for (auto& row : glyph) {
            std::getline(lines, row);
            LOCKBOX_ASSERT(row.size() == columns);
        }
        glyphs.emplace(line.at(6), glyph);
    }
    LOCKBOX_ASSERT(glyphs.size() == 14);
    return glyphs;
}

void print_glyph(cairo_t* context, Glyph const& glyph, Spot top_left) {
    for (int y = 0; y < rows; ++y) {
        auto const& row = glyph[static_cast<std::size_t>(y)];
        for (int x = 0; x < columns; ++x) {
            if (row[static_cast<std::size_t>(x)] != '#') continue;
            cairo_rectangle(context, top_left.x_in + x * half_square_in,
                            top_left.y_in + y * half_square_in, half_square_in, half_square_in);
        }
    }
    cairo_fill(context);
}

}  // namespace

void print_micr(Paper& paper, std::string_view line, int first_position) {
    static std::map<char, Glyph> const glyphs = read_glyphs();
    cairo_set_source_rgb(paper.context(), 0, 0, 0);
    double const top = paper.height_in() - baseline_in - rows * half_square_in;
    int position = first_position;
    for (char const symbol : line) {
        double const right = paper.width_in() - right_edge_in - (position - 1) * micr_pitch_in;
        if (symbol != ' ') {
            print_glyph(paper.context(), glyphs.at(symbol),
                        {right - columns * half_square_in, top});
        }
        --position;
    }
}

}  // namespace lockbox::samples
