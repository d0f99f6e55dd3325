// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cairo.h>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "samples/fonts.h"

namespace lockbox::samples {

/// A position on the paper in inches from its top left corner.
struct Spot {
    double x_in;
    double y_in;
};

/// Red, green, blue, each 0 (none) to 1 (full).
struct Colour {
    double red;
    double green;
    double blue;
};
inline constexpr Colour black = {0, 0, 0};
inline constexpr Colour white = {1, 1, 1};
constexpr Colour gray(double level) {
    return {level, level, level};
}

/// A printed line of text.
struct Type {
    Fount fount;
    double size_pt;
    Colour colour = black;
};

/// How the paper lies in the scanner.
struct Laying {
    int dpi;
    double skew_deg;    ///< Clockwise.
    double margin_in;   ///< Of scanner background on every side.
    Colour background;  ///< Of the scanner: white or black.
};

enum class Channels { gray = 1, colour = 3 };

/// Pixels of a finished page, row by row from the top left, one byte per channel: gray, or red,
/// green and blue.
struct Picture {
    int width_px;
    int height_px;
    int dpi;
    int channels;  ///< 1 or 3.
    std::vector<std::uint8_t> levels;
};

/// One side of a paper while it is being printed and written on. Everything is placed in inches;
/// the skew is part of the drawing, so edges stay sharp, as on a scanner's sensor.
class Paper {
public:
    Paper(FontShelf const& fonts, double width_in, double height_in, Laying const& laying,
          Colour colour);

    double width_in() const { return width_in_; }
    double height_in() const { return height_in_; }
    FontShelf const& fonts() const { return fonts_; }
    /// Cairo's context in inches, for curves that the functions below do not draw.
    cairo_t* context() { return context_.get(); }

    /// Draws from the baseline's left end; returns the width in inches.
    double text(Spot baseline, Type const& type, std::string_view text);
    void text_right(Spot baseline, Type const& type, std::string_view text);
    void text_centred(Spot baseline, Type const& type, std::string_view text);
    double text_width_in(Type const& type, std::string_view text);
    void line(Spot from, Spot to, double width_in, Colour colour = black);
    void box(Spot corner, double width_in, double height_in, double line_in, Colour colour = black);
    void block(Spot corner, double width_in, double height_in, Colour colour);
    void curve(std::vector<Spot> const& spots, double width_in, Colour colour);

    Picture picture(Channels channels) const;

private:
    void select(Type const& type);

    FontShelf const& fonts_;
    double width_in_;
    double height_in_;
    int dpi_;
    std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface_;
    std::unique_ptr<cairo_t, decltype(&cairo_destroy)> context_;
};

}  // namespace lockbox::samples
