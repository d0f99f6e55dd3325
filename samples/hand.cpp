// SPDX-License-Identifier: Apache-2.0
#include "samples/hand.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace lockbox::samples {
namespace {

constexpr double points_per_inch = 72;

/// Joined scripts (Cedarville, Homemade Apple, La Belle Aurore) break apart when their glyphs move,
/// so the jitter stays small for every fount: a few percent of the writing's height.
constexpr double jitter_height = 0.025;
constexpr double jitter_size = 0.03;
constexpr double jitter_angle_rad = 0.02;

std::vector<Colour> const inks = {{0.05, 0.05, 0.08}, {0.08, 0.08, 0.1}, {0.1, 0.12, 0.45},
                                  {0.05, 0.1, 0.35},  {0.15, 0.15, 0.2}, {0.02, 0.02, 0.02}};

double advance_in(Paper& paper, Hand const& hand, double size_in, std::string_view text) {
    cairo_set_font_face(paper.context(), paper.fonts().handwriting(hand.fount));
    cairo_set_font_size(paper.context(), size_in);
    cairo_text_extents_t extents;
    cairo_text_extents(paper.context(), std::string(text).c_str(), &extents);
    return extents.x_advance;
}

}  // namespace

Hand random_hand(Dice& dice, FontShelf const& fonts) {
    Hand hand;
    hand.fount = static_cast<std::size_t>(dice.between(0, static_cast<int>(fonts.hands()) - 1));
    hand.size_pt = dice.real(15, 19);
    hand.slant = dice.normal(0.04, 0.07);
    hand.stroke_in = dice.real(0.0, 0.009);
    hand.wobble = dice.real(0.5, 1.5);
    hand.ink = dice.pick(inks);
    return hand;
}

double write_by_hand(Paper& paper, Dice& dice, Hand const& hand, Spot baseline, double room_in,
                     std::string_view text) {
    auto* const c = paper.context();
    double size_in = hand.size_pt / points_per_inch;
    double const wanted_in = advance_in(paper, hand, size_in, text);
    if (wanted_in > room_in) size_in *= std::max(0.45, room_in / wanted_in);
    double x = baseline.x_in;
    double const climb = dice.normal(0, 0.006 * hand.wobble);
    cairo_set_source_rgb(c, hand.ink.red, hand.ink.green, hand.ink.blue);
    for (char const letter : text) {
        double const width = advance_in(paper, hand, size_in, std::string_view(&letter, 1));
        cairo_save(c);
        double const jump = dice.normal(0, jitter_height * size_in * hand.wobble);
        cairo_translate(c, x, baseline.y_in - climb * (x - baseline.x_in) + jump);
        cairo_rotate(c, dice.normal(0, jitter_angle_rad * hand.wobble));
        double const scale = dice.normal(1, jitter_size * hand.wobble);
        cairo_matrix_t const slant = {scale, 0, -hand.slant, scale, 0, 0};
        cairo_transform(c, &slant);
        char const glyph[2] = {letter, 0};
        cairo_move_to(c, 0, 0);
        cairo_text_path(c, glyph);
        cairo_fill_preserve(c);
        cairo_set_line_width(c, hand.stroke_in * dice.real(0.8, 1.2));
        cairo_stroke(c);
        cairo_restore(c);
        x += width * (letter == ' ' ? dice.real(0.9, 1.5) : 1);
    }
    return x - baseline.x_in;
}

namespace {

void loops(Paper& paper, Dice& dice, Hand const& hand, Spot at, double width_in) {
    auto* const c = paper.context();
    cairo_set_source_rgb(c, hand.ink.red, hand.ink.green, hand.ink.blue);
    cairo_set_line_width(c, 0.008 + hand.stroke_in);
    cairo_set_line_cap(c, CAIRO_LINE_CAP_ROUND);
    int const strokes = dice.between(5, 11);
    double const step = width_in / strokes;
    double x = at.x_in;
    cairo_move_to(c, x, at.y_in - 0.05);
    for (int i = 0; i < strokes; ++i) {
        double const height =
            (i == 0 || dice.chance(0.2)) ? dice.real(0.2, 0.36) : dice.real(0.04, 0.14);
        double const next = x + step * dice.real(0.6, 1.4);
        cairo_curve_to(c, x + step * dice.real(-0.2, 0.9), at.y_in - height,
                       next - step * dice.real(0.2, 1.3), at.y_in - height * dice.real(0.3, 1.1),
                       next, at.y_in - dice.real(-0.05, 0.05));
        x = next;
    }
    cairo_curve_to(c, x + 0.1, at.y_in, x + 0.2, at.y_in - 0.1, x + 0.35,
                   at.y_in - dice.real(-0.05, 0.15));
    cairo_stroke(c);
}

}  // namespace

void sign(Paper& paper, Dice& dice, Hand const& hand, Spot baseline, double room_in,
          std::string_view name) {
    if (dice.chance(0.5)) {
        loops(paper, dice, hand, {baseline.x_in + dice.real(0, 0.25), baseline.y_in},
              std::min(room_in * 0.75, dice.real(1.0, 1.7)));
        return;
    }
    Hand dashed = hand;
    dashed.size_pt *= 1.25;
    dashed.slant += 0.2;
    dashed.wobble *= 1.6;
    double const width =
        write_by_hand(paper, dice, dashed,
                      {baseline.x_in + dice.real(0, 0.3), baseline.y_in - dice.real(0, 0.04)},
                      room_in * 0.85, name);
    if (dice.chance(0.4)) {
        paper.curve({{baseline.x_in, baseline.y_in + 0.02},
                     {baseline.x_in + width, baseline.y_in - dice.real(0.0, 0.08)}},
                    0.012, hand.ink);
    }
}

void scribble(Paper& paper, Dice& dice, Hand const& hand, Spot corner, double width_in,
              double height_in) {
    std::vector<Spot> spots;
    int const strokes = static_cast<int>(width_in / 0.03);
    for (int i = 0; i < strokes; ++i) {
        double const along = width_in * (i + dice.real(-1.5, 1.5)) / strokes;
        double const down = (i % 2 == 0) ? dice.real(-0.05, 0.2) : dice.real(0.8, 1.05);
        spots.push_back({corner.x_in + along, corner.y_in + height_in * down});
    }
    paper.curve(spots, 0.022, hand.ink);
    std::reverse(spots.begin(), spots.end());
    for (auto& spot : spots)
        spot.y_in += dice.real(-0.05, 0.05);
    paper.curve(spots, 0.018, hand.ink);
}

}  // namespace lockbox::samples
